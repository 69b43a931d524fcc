export interface Shape {
  /** SVG path data; only M, L, C and Z, absolute. */
  readonly path: string;
  readonly color: string;
}

export const background = "#0b0e11";
const accent = "#5aa9e6";
const light = "#dbe9f5";

const rightLung = "M 42.5 33 C 36 29 27.5 38.5 22.5 53 C 18.5 65 17 76.5 21.5 80 C 26.5 83.5 36 78.5 41.5 72.5 C 44.5 69 45.5 65 45.5 59 L 45.5 38.5 C 45.5 35.5 44.5 34.2 42.5 33 Z";
const leftLung = "M 57.5 33 C 64 29 72.5 38.5 77.5 53 C 81.5 65 83 76.5 78.5 80 C 73 83.5 66.5 81 63 76.5 C 60 72 62.4 67 59 63.8 C 56.2 61.4 54.5 61.5 54.5 57.5 L 54.5 38.5 C 54.5 35.5 55.5 34.2 57.5 33 Z";
const windpipe = "M 47.4 20 C 47.4 16.6 52.6 16.6 52.6 20 L 52.6 54 C 52.6 57.4 47.4 57.4 47.4 54 Z";

/** Two lungs and the windpipe, on a square of 100 x 100. */
export const shapes: readonly Shape[] = [{ path: rightLung, color: accent }, { path: leftLung, color: accent }, { path: windpipe, color: light }];

/** The mark on a rounded square. */
export function markSvg(): string {
  const paths = shapes.map(({ path, color }) => `<path fill="${color}" d="${path}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="22" fill="${background}"/>${paths}</svg>\n`;
}
