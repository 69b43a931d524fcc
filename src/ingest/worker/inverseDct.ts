/** cos(k * pi / 16) / 2 for k = 0..7: the orthonormal 8-point transform of ITU-T T.81 A.3.3. */
const half = (k: number) => Math.cos((k * Math.PI) / 16) / 2;
const [c1, c2, c3, c4, c5, c6, c7] = [half(1), half(2), half(3), half(4), half(5), half(6), half(7)];

/** In place: the 64 dequantized coefficients of a block, row by row, become its samples before the level shift. */
export function inverseDct(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) transform(block, row, 1);
  for (let column = 0; column < 8; column++) transform(block, column, 8);
}

function transform(block: Float32Array, first: number, step: number): void {
  const x0 = block[first] ?? 0;
  const x1 = block[first + step] ?? 0;
  const x2 = block[first + 2 * step] ?? 0;
  const x3 = block[first + 3 * step] ?? 0;
  const x4 = block[first + 4 * step] ?? 0;
  const x5 = block[first + 5 * step] ?? 0;
  const x6 = block[first + 6 * step] ?? 0;
  const x7 = block[first + 7 * step] ?? 0;
  const sum = (x0 + x4) * c4;
  const difference = (x0 - x4) * c4;
  const outer = x2 * c2 + x6 * c6;
  const inner = x2 * c6 - x6 * c2;
  const odd0 = x1 * c1 + x3 * c3 + x5 * c5 + x7 * c7;
  const odd1 = x1 * c3 - x3 * c7 - x5 * c1 - x7 * c5;
  const odd2 = x1 * c5 - x3 * c1 + x5 * c7 + x7 * c3;
  const odd3 = x1 * c7 - x3 * c5 + x5 * c3 - x7 * c1;
  block[first] = sum + outer + odd0;
  block[first + step] = difference + inner + odd1;
  block[first + 2 * step] = difference - inner + odd2;
  block[first + 3 * step] = sum - outer + odd3;
  block[first + 4 * step] = sum - outer - odd3;
  block[first + 5 * step] = difference - inner - odd2;
  block[first + 6 * step] = difference + inner - odd1;
  block[first + 7 * step] = sum + outer - odd0;
}
