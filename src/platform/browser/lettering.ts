import type { Lettering } from "../lettering.ts";

/** Drawn by the browser, in the app's own font where it is loaded. */
export const drawLettering: Lettering = (words, height, width) => {
  const canvas = document.createElement("canvas");
  const font = `${Math.round(height * 0.8)}px Pretendard, "Pretendard Variable", sans-serif`;
  const measuring = canvas.getContext("2d");
  if (measuring === null) return { rows: 0, columns: 0, strength: new Uint8Array(0) };
  measuring.font = font;
  canvas.width = Math.max(1, Math.min(width, Math.ceil(measuring.measureText(words).width) + 2));
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return { rows: 0, columns: 0, strength: new Uint8Array(0) };
  context.font = font;
  context.fillStyle = "white";
  context.textBaseline = "middle";
  context.fillText(words, 1, height / 2, canvas.width - 2);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { rows: canvas.height, columns: canvas.width, strength: new Uint8Array(canvas.width * canvas.height).map((_, index) => data[4 * index + 3] ?? 0) };
};
