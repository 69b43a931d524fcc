import { inverseDct } from "./inverseDct.ts";
import type { JpegComponent, JpegFrame } from "./jpegFrame.ts";

/** Samples of all components, row-major and interleaved, 0..2^precision - 1. `quantization`: 64 steps for each component, in block order. */
export function samplesOf(frame: JpegFrame, quantization: readonly Uint16Array[]): Uint16Array<ArrayBuffer> {
  const { rows, columns, components, precision } = frame;
  const out = new Uint16Array(rows * columns * components.length);
  components.forEach((component, index) => {
    const plane = planeOf(component, quantization[index] ?? new Uint16Array(64), precision);
    place(plane, component, out, frame, index);
  });
  return out;
}

/** Width: 8 * blockColumns. */
function planeOf({ coefficients, blockRows, blockColumns }: JpegComponent, steps: Uint16Array, precision: number): Uint16Array {
  const width = 8 * blockColumns;
  const plane = new Uint16Array(64 * blockRows * blockColumns);
  const block = new Float32Array(64);
  const [middle, top] = [2 ** (precision - 1), 2 ** precision - 1];
  for (let i = 0; i < blockRows * blockColumns; i++) {
    for (let k = 0; k < 64; k++) block[k] = (coefficients[64 * i + k] ?? 0) * (steps[k] ?? 0);
    inverseDct(block);
    const row = Math.floor(i / blockColumns);
    const first = 8 * (row * width + i - row * blockColumns);
    for (let k = 0; k < 64; k++) {
      const value = Math.round((block[k] ?? 0) + middle);
      plane[first + (k >> 3) * width + (k & 7)] = value < 0 ? 0 : value > top ? top : value;
    }
  }
  return plane;
}

/** Subsampled components are repeated. */
function place(plane: Uint16Array, component: JpegComponent, out: Uint16Array, { rows, columns, components }: JpegFrame, index: number): void {
  const { across, down, mostAcross, mostDown, blockColumns } = component;
  const count = components.length;
  for (let y = 0; y < rows; y++) {
    const from = Math.floor((y * down) / mostDown) * 8 * blockColumns;
    let to = y * columns * count + index;
    for (let x = 0; x < columns; x++, to += count) out[to] = plane[from + (across === mostAcross ? x : Math.floor((x * across) / mostAcross))] ?? 0;
  }
}
