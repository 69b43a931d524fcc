/** 0..65535; 0 beyond the end. */
export function readUint16(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const [a, b] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return littleEndian ? a | (b << 8) : (a << 8) | b;
}

/** 0..2^32 - 1; 0 beyond the end. */
export function readUint32(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const [first, second] = [readUint16(bytes, at, littleEndian), readUint16(bytes, at + 2, littleEndian)];
  return littleEndian ? first + second * 0x10000 : first * 0x10000 + second;
}

/** ISO 646 and ISO 8859-1 alike, up to the end or the first NUL; every byte becomes one character. */
export function readLatin(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}
