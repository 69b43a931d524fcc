const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding (RFC 4648 section 4) -> bytes; null where it is none. */
export function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const digits = text.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let filled = 0;
  for (let at = 0, out = 0; at < digits.length; at++) {
    bits = (bits << 6) | alphabet.indexOf(digits.charAt(at));
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    bytes[out++] = (bits >> filled) & 255;
    bits &= (1 << filled) - 1;
  }
  return bytes;
}
