/** A crude thorax: lungs dark, mediastinum, ribs and diaphragm bright. 12 bit, row-major. */
export function drawThorax(rows: number, columns: number): { rows: number; columns: number; pixels: Uint16Array<ArrayBuffer> } {
  const pixels = new Uint16Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      pixels[row * columns + column] = grayAt(column / columns, row / rows) + ((row * 7919 + column * 104_729) % 97);
    }
  }
  return { rows, columns, pixels };
}

function grayAt(x: number, y: number): number {
  const inside = (cx: number, cy: number, rx: number, ry: number) => Math.max(0, 1 - ((x - cx) / rx) ** 2 - ((y - cy) / ry) ** 2);
  const body = Math.min(1, 3 * inside(0.5, 0.55, 0.5, 0.62));
  const lung = Math.min(1, 2.2 * (inside(0.29, 0.43, 0.16, 0.32) + inside(0.71, 0.43, 0.155, 0.32)));
  const heart = Math.min(1, 3 * inside(0.56, 0.62, 0.15, 0.14));
  const rib = lung * Math.max(0, Math.sin((y + 0.9 * (x - 0.5) ** 2) * 62)) * 0.35;
  return Math.round(3000 * body * (1 - 0.72 * lung * (1 - heart)) + 500 * rib + 150);
}
