/**
 * Bytes -> text by Specific Character Set (0008,0005), PS3.3 C.12.1.1.2 and PS3.5 section 6.1, and as files are written in practice: Korean
 * sites declare ISO 2022 IR 149 without its escape sequences, ISO_IR 149 (which is no Defined Term), or nothing at all.
 */
export function decodeText(bytes: Uint8Array, characterSets: readonly string[]): string {
  if (bytes.includes(escape)) return decodeIso2022(bytes, characterSets);
  if (bytes.every((byte) => byte < 0x80)) return decodeWith(latin, bytes);
  const declared = characterSets.map((term) => encodingByTerm.get(normalizedTerm(term))).filter((label) => label !== undefined);
  const label = declared.find((one) => one !== latin && one !== japanese) ?? declared[0];
  return label === undefined || label === latin ? decodeUndeclared(bytes, label ?? latin) : decodeWith(label, bytes);
}

const escape = 0x1b;
const latin = "windows-1252";
const korean = "euc-kr";
const japanese = "iso-2022-jp";

/** Defined Terms and what is found in their place -> labels of the Encoding Standard. Both forms of a single-byte set share an entry. */
const encodingByTerm: ReadonlyMap<string, string> = new Map([
  ["6", latin], ["100", latin], ["101", "iso-8859-2"], ["109", "iso-8859-3"], ["110", "iso-8859-4"], ["144", "iso-8859-5"],
  ["127", "iso-8859-6"], ["126", "iso-8859-7"], ["138", "iso-8859-8"], ["148", "windows-1254"], ["203", "iso-8859-15"], ["166", "windows-874"],
  ["13", "shift_jis"], ["87", japanese], ["159", japanese], ["149", korean], ["58", "gbk"],
  ["192", "utf-8"], ["GB18030", "gb18030"], ["GBK", "gbk"], ["EUC-KR", korean], ["KS_C_5601-1987", korean], ["UTF-8", "utf-8"],
]);

function normalizedTerm(term: string): string {
  return term.toUpperCase().replace(/^ISO[ _-]?(2022[ _-])?IR[ _-]?/, "");
}

function decodeWith(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

/** The bytes say more than the absent or Latin declaration: strict UTF-8, then Korean when every high byte belongs to a Hangul or Hanja pair. */
function decodeUndeclared(bytes: Uint8Array, fallback: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = decodeWith(korean, bytes);
    const highBytes = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
    const isKorean = /[\uac00-\ud7a3]/.test(text) && 2 * (text.match(/[\uac00-\ud7a3\u4e00-\u9fff]/g) ?? []).length >= highBytes;
    return isKorean ? text : decodeWith(fallback, bytes);
  }
}

/** Escape sequences of PS3.5 6.1.2.5: which label the bytes after each one are in, and what that label needs in front of them. */
const escapes: readonly { readonly sequence: readonly number[]; readonly label: string; readonly prefix: readonly number[] }[] = [
  { sequence: [0x24, 0x29, 0x43], label: korean, prefix: [] },
  { sequence: [0x24, 0x29, 0x41], label: "gbk", prefix: [] },
  { sequence: [0x24, 0x42], label: japanese, prefix: [escape, 0x24, 0x42] },
  { sequence: [0x24, 0x40], label: japanese, prefix: [escape, 0x24, 0x40] },
  { sequence: [0x24, 0x28, 0x44], label: "x-jis-x-0212", prefix: [] },
  { sequence: [0x28, 0x42], label: latin, prefix: [] },
  { sequence: [0x28, 0x4a], label: "shift_jis", prefix: [] },
  { sequence: [0x29, 0x49], label: "shift_jis", prefix: [] },
  { sequence: [0x2d, 0x41], label: latin, prefix: [] },
  { sequence: [0x2d, 0x42], label: "iso-8859-2", prefix: [] },
  { sequence: [0x2d, 0x43], label: "iso-8859-3", prefix: [] },
  { sequence: [0x2d, 0x44], label: "iso-8859-4", prefix: [] },
  { sequence: [0x2d, 0x46], label: "iso-8859-7", prefix: [] },
  { sequence: [0x2d, 0x47], label: "iso-8859-6", prefix: [] },
  { sequence: [0x2d, 0x48], label: "iso-8859-8", prefix: [] },
  { sequence: [0x2d, 0x4c], label: "iso-8859-5", prefix: [] },
  { sequence: [0x2d, 0x4d], label: "windows-1254", prefix: [] },
  { sequence: [0x2d, 0x54], label: "windows-874", prefix: [] },
];

function decodeIso2022(bytes: Uint8Array, characterSets: readonly string[]): string {
  const first = encodingByTerm.get(normalizedTerm(characterSets[0] ?? "")) ?? latin;
  let current = { label: first === japanese ? latin : first, prefix: [] as readonly number[] };
  let text = "";
  let start = 0;
  for (let at = bytes.indexOf(escape); at >= 0; at = bytes.indexOf(escape, start)) {
    text += decodeRun(bytes.subarray(start, at), current);
    const match = escapes.find(({ sequence }) => sequence.every((byte, i) => bytes[at + 1 + i] === byte));
    if (match !== undefined) current = match;
    start = at + 1 + (match?.sequence.length ?? 2);
  }
  return text + decodeRun(bytes.subarray(start), current);
}

function decodeRun(bytes: Uint8Array, { label, prefix }: { readonly label: string; readonly prefix: readonly number[] }): string {
  if (bytes.length === 0) return "";
  if (label === "x-jis-x-0212") return decodeWith("euc-jp", Uint8Array.from([...bytes].flatMap((byte, i) => (i % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80]))));
  return decodeWith(label, Uint8Array.from([...prefix, ...bytes]));
}
