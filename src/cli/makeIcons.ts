import { encode } from "fast-png";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { background, markSvg, shapes, type Shape } from "./icons/mark.ts";
import { paint, type Canvas } from "./icons/rasterize.ts";

const folder = join(import.meta.dirname, "../../public/icons");

const roundedSquare: Shape = {
  path: "M 22 0 L 78 0 C 90 0 100 10 100 22 L 100 78 C 100 90 90 100 78 100 L 22 100 C 10 100 0 90 0 78 L 0 22 C 0 10 10 0 22 0 Z", color: background,
};
const fullSquare: Shape = { path: "M 0 0 L 100 0 L 100 100 L 0 100 Z", color: background };

await mkdir(folder, { recursive: true });
await writeFile(join(folder, "favicon.svg"), markSvg());
await writeFile(join(folder, "icon-192.png"), icon(192, roundedSquare, 1));
await writeFile(join(folder, "icon-512.png"), icon(512, roundedSquare, 1));
// The platform may cut a maskable icon down to the circle of 80 % of its width (https://www.w3.org/TR/appmanifest/#icon-masks).
await writeFile(join(folder, "maskable-512.png"), icon(512, fullSquare, 0.78));

function icon(sizePixels: number, ground: Shape, markScale: number): Uint8Array {
  const canvas: Canvas = new Uint8ClampedArray(sizePixels * sizePixels * 4);
  paint(canvas, ground, { sizePixels, scale: 1 });
  for (const shape of shapes) paint(canvas, shape, { sizePixels, scale: markScale });
  return encode({ width: sizePixels, height: sizePixels, data: canvas, channels: 4, depth: 8 });
}
