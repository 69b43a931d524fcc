import type { Samples } from "./samplePixels.ts";

/** RLE Lossless (PS3.5 annex G): one segment for each byte of a sample, the most significant first; rows are packed on their own. */
export function encodeRle({ rows, columns, values }: Samples): Uint8Array {
  const planes = values.BYTES_PER_ELEMENT;
  const segments = Array.from({ length: planes }, (_, plane) => {
    const bytes = new Uint8Array(values.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = (values[at] ?? 0) >> (8 * (planes - 1 - plane));
    return packRows(bytes, rows, columns);
  });
  const header = new DataView(new ArrayBuffer(64));
  header.setUint32(0, planes, true);
  let offset = 64;
  segments.forEach((segment, index) => {
    header.setUint32(4 + 4 * index, offset, true);
    offset += segment.length;
  });
  const frame = new Uint8Array(offset);
  frame.set(new Uint8Array(header.buffer));
  segments.forEach((segment, index) => frame.set(segment, header.getUint32(4 + 4 * index, true)));
  return frame;
}

/** Even length: a zero byte at the end where needed. */
function packRows(plane: Uint8Array, rows: number, columns: number): Uint8Array {
  const out = new Uint8Array(rows * (columns + Math.ceil(columns / 128) + 1) + 1);
  let length = 0;
  for (let row = 0; row < rows; row++) length = packRow(plane, row * columns, (row + 1) * columns, out, length);
  return out.subarray(0, length + (length % 2));
}

/** PackBits: a count byte 0..127 before 1..128 literal bytes, or 257 - n before a byte that stands n times. Gives the new length. */
function packRow(plane: Uint8Array, start: number, end: number, out: Uint8Array, length: number): number {
  let at = start;
  let write = length;
  while (at < end) {
    const run = runFrom(plane, at, end);
    if (run >= 2) {
      out[write++] = 257 - run;
      out[write++] = plane[at] ?? 0;
      at += run;
      continue;
    }
    const literalEnd = literalFrom(plane, at, end);
    out[write++] = literalEnd - at - 1;
    out.set(plane.subarray(at, literalEnd), write);
    write += literalEnd - at;
    at = literalEnd;
  }
  return write;
}

function runFrom(plane: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + 128);
  let next = at + 1;
  while (next < limit && plane[next] === plane[at]) next++;
  return next - at;
}

/** Up to where three equal bytes begin: a shorter run costs as much as it saves. */
function literalFrom(plane: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + 128);
  let next = at + 1;
  while (next < limit && !(plane[next] === plane[next + 1] && plane[next] === plane[next + 2] && next + 2 < end)) next++;
  return next;
}
