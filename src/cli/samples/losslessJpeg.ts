import { codeTable, type CodeTable } from "./huffmanCode.ts";
import type { Samples } from "./samplePixels.ts";

/** JPEG lossless, process 14, selection value 1 (ITU-T T.81 annex H): the difference to the left neighbor, Huffman coded; one component. */
export function encodeLosslessJpeg(samples: Samples): Uint8Array {
  const differences = differencesOf(samples);
  const counts = new Uint32Array(17);
  for (const difference of differences) {
    const category = categoryOf(difference);
    counts[category] = (counts[category] ?? 0) + 1;
  }
  const table = codeTable(counts);
  const head = headOf(samples, table);
  const scan = codeScan(differences, table);
  const frame = new Uint8Array(head.length + scan.length + 2);
  frame.set(head);
  frame.set(scan, head.length);
  frame.set([0xff, 0xd9], head.length + scan.length);
  return frame;
}

/** Modulo 65536, as signed numbers -32767..32768. The first of a row is predicted from above, the first of all from the middle of the range. */
function differencesOf({ columns, bitsStored, values }: Samples): Int32Array {
  const differences = new Int32Array(values.length);
  for (let at = 0; at < differences.length; at++) {
    const predicted = at === 0 ? 2 ** (bitsStored - 1) : (values[at % columns === 0 ? at - columns : at - 1] ?? 0);
    const difference = ((values[at] ?? 0) - predicted) & 0xffff;
    differences[at] = difference > 32768 ? difference - 65536 : difference;
  }
  return differences;
}

/** Bits of the magnitude (T.81 table H.2); 16 for 32768 alone. */
function categoryOf(difference: number): number {
  return 32 - Math.clz32(Math.abs(difference));
}

/** SOI, SOF3, DHT, SOS. */
function headOf({ rows, columns, bitsStored }: Samples, { lengthCounts, symbols }: CodeTable): number[] {
  return [
    0xff, 0xd8,
    0xff, 0xc3, ...word(11), bitsStored, ...word(rows), ...word(columns), 1, 1, 0x11, 0,
    0xff, 0xc4, ...word(19 + symbols.length), 0, ...lengthCounts, ...symbols,
    0xff, 0xda, ...word(8), 1, 1, 0, 1, 0, 0,
  ];
}

function word(value: number): number[] {
  return [value >> 8, value & 0xff];
}

/** Entropy-coded data, padded with ones; a zero byte is stuffed after each 0xFF. */
function codeScan(differences: Int32Array, { codes, lengths }: CodeTable): Uint8Array {
  let out = new Uint8Array(differences.length * 2 + 1024);
  let length = 0;
  let held = 0;
  let heldBits = 0;
  const put = (bits: number, count: number) => {
    held = (held << count) | bits;
    heldBits += count;
    while (heldBits >= 8) {
      heldBits -= 8;
      const byte = (held >>> heldBits) & 0xff;
      out[length++] = byte;
      if (byte === 0xff) out[length++] = 0;
    }
    held &= (1 << heldBits) - 1;
  };
  for (const difference of differences) {
    if (length + 16 > out.length) out = grown(out);
    const category = categoryOf(difference);
    put(codes[category] ?? 0, lengths[category] ?? 0);
    if (category > 0 && category < 16) put(difference > 0 ? difference : difference + (1 << category) - 1, category);
  }
  if (heldBits > 0) put((1 << (8 - heldBits)) - 1, 8 - heldBits);
  return out.subarray(0, length);
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
