/** A Huffman table of ITU-T T.81 as one look-up: 16 bits ahead -> code length * 256 + symbol; 0 where no code begins so. */
export type HuffmanTable = Uint16Array;

/** `counts`: of codes of 1..16 bits; `symbols` in the order of their codes (T.81 annex C). Null where they do not fit. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const table = new Uint16Array(0x10000);
  let [code, next] = [0, 0];
  for (let length = 1; length <= 16; length++) {
    const span = 1 << (16 - length);
    for (let i = counts[length - 1] ?? 0; i > 0; i--, next++, code += span) {
      if (code + span > table.length) return null;
      table.fill(length * 256 + (symbols[next] ?? 0), code, code + span);
    }
  }
  return table;
}

/** Entropy-coded bits with stuffed zeros taken out. Past a marker or the end it gives zeros and counts them. */
export interface BitReader {
  readonly bytes: Uint8Array;
  /** Of the next byte that was not taken in yet. */
  at: number;
  bits: number;
  /** Valid low bits of `bits`, 0..24. */
  count: number;
  /** Bytes that were asked for after the end. */
  starvedBytes: number;
}

export function bitReader(bytes: Uint8Array, at: number): BitReader {
  return { bytes, at, bits: 0, count: 0, starvedBytes: 0 };
}

/** The reader looks ahead by up to three bytes; more than that and a few bits of padding means that data is missing. */
export function isStarved(reader: BitReader): boolean {
  return reader.starvedBytes > 8;
}

function fill(reader: BitReader): void {
  const { bytes } = reader;
  while (reader.count <= 16) {
    const byte = bytes[reader.at] ?? 0xff;
    const isStuffed = byte === 0xff && bytes[reader.at + 1] === 0;
    const isEnd = byte === 0xff && !isStuffed;
    reader.bits = (reader.bits << 8) | (isEnd ? 0 : byte);
    reader.count += 8;
    if (isEnd) reader.starvedBytes++;
    else reader.at += isStuffed ? 2 : 1;
  }
}

/** 0..255; 0 for bits that are no code. */
export function readSymbol(reader: BitReader, table: HuffmanTable): number {
  if (reader.count < 17) fill(reader);
  const entry = table[(reader.bits >>> (reader.count - 16)) & 0xffff] ?? 0;
  reader.count -= Math.max(1, entry >> 8);
  return entry & 0xff;
}

/** `length` 0..16. */
export function readBits(reader: BitReader, length: number): number {
  if (length === 0) return 0;
  if (reader.count < 17) fill(reader);
  reader.count -= length;
  return (reader.bits >>> reader.count) & ((1 << length) - 1);
}

/** A signed value of `length` bits (T.81 F.2.2.1, EXTEND). */
export function readSigned(reader: BitReader, length: number): number {
  const value = readBits(reader, length);
  return length > 0 && value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
}

/** Goes behind the next restart marker; false where another marker or the end comes first. */
export function skipRestart(reader: BitReader): boolean {
  const { bytes } = reader;
  reader.bits = 0;
  reader.count = 0;
  reader.starvedBytes = 0;
  while (reader.at + 1 < bytes.length) {
    const marker = bytes[reader.at + 1] ?? 0;
    if (bytes[reader.at] !== 0xff || marker === 0 || marker === 0xff) reader.at++;
    else if (marker >= 0xd0 && marker <= 0xd7) {
      reader.at += 2;
      return true;
    } else return false;
  }
  return false;
}
