/** Text to bytes in one Specific Character Set. Throws on a character that the set lacks. */
export type EncodeText = (text: string) => Uint8Array;

/**
 * The encoder for the values of Specific Character Set (0008,0005), PS3.3 section C.12.1.1.2: none or "" (ASCII), ISO_IR 192 (UTF-8),
 * ISO 2022 IR 149 (Korean with escape sequences, PS3.5 annex I) and ISO_IR 149 (outside the standard, but written in Korea: no escapes).
 */
export function textEncoderFor(characterSets: readonly string[]): EncodeText {
  if (characterSets.includes("ISO_IR 192")) return (text) => new TextEncoder().encode(text);
  if (characterSets.includes("ISO 2022 IR 149")) return encodeIso2022Korean;
  if (characterSets.includes("ISO_IR 149")) return (text) => encodeKorean(text, koreanCodes());
  return (text) => encodeKorean(text, new Map());
}

/** Back to ASCII after every delimiter (PS3.5 section 6.1.2.5.3), so the escape is repeated in each component that needs it. */
function encodeIso2022Korean(text: string): Uint8Array {
  const codes = koreanCodes();
  const parts = text.split(/([\\^=\r\n\f\t])/).map((part) => encodeKorean(isAscii(part) ? part : designateKorean + part, codes));
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** ESC $ ) C designates KS X 1001 to G1 (PS3.3 table C.12-4). */
const designateKorean = "\u001b$)C";

function encodeKorean(text: string, codes: ReadonlyMap<string, number>): Uint8Array {
  return Uint8Array.from(Array.from(text).flatMap((letter) => {
    if (isAscii(letter)) return [letter.charCodeAt(0)];
    const code = codes.get(letter);
    if (code === undefined) throw new RangeError(`U+${letter.codePointAt(0)?.toString(16)} is not in the declared character set`);
    return [code >> 8, code & 0xff];
  }));
}

function isAscii(text: string): boolean {
  return Array.from(text).every((letter) => letter.charCodeAt(0) < 0x80);
}

/** Every character of KS X 1001 with its two bytes, read out of the platform's own decoder: no platform has an encoder. */
function koreanCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder("euc-kr");
  const codes = new Map<string, number>();
  for (let row = 0xa1; row <= 0xfe; row++) {
    const pairs = new Uint8Array(2 * 94);
    for (let cell = 0; cell < 94; cell++) pairs.set([row, 0xa1 + cell], 2 * cell);
    Array.from(decoder.decode(pairs)).forEach((letter, cell) => {
      if (letter !== "\ufffd") codes.set(letter, row * 256 + 0xa1 + cell);
    });
  }
  return codes;
}
