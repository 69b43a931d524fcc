import type { Patient } from "../../domain/study.ts";
import { isInitial, isLoneLetter, keystrokesOf, splitJoined } from "./hangul.ts";

/**
 * Whether the name or the ID has what was typed, in Hangul or Latin letters: words in any order, each a part of either. Case, accents, spaces and
 * signs such as "^", "-" and "*" do not count. A lone initial consonant stands for any syllable that starts with it, and the last syllable may be
 * half composed. Nothing typed finds everybody.
 */
export function isFound(patient: Named, typed: string): boolean {
  return finderOf(typed)(patient);
}

type Named = Pick<Patient, "name" | "id">;

/** As `isFound`, for many patients and the same words. */
export function finderOf(typed: string): (patient: Named) => boolean {
  const words = typed.split(/[\s^=]+/u).map(folded).filter((word) => word.length > 0);
  if (words.length === 0) return () => true;
  return ({ name, id }) => {
    const texts = [folded(name ?? ""), folded(id ?? "")];
    const has = (word: readonly string[]) => texts.some((text) => contains(text, word));
    return has(words.flat()) || words.every(has);
  };
}

/** Letters and numbers only, one sign each, composed and without accents. Upper case, for it does not depend on a letter's neighbors. */
function folded(words: string): readonly string[] {
  const signs = Array.from(splitJoined(words.normalize("NFC")), (sign) => (isPlain(sign) ? sign : withoutAccent(sign)));
  return Array.from(signs.join("").toUpperCase()).filter((sign) => /[\p{L}\p{N}]/u.test(sign));
}

/** Has no accent and no other form: nearly all that names and IDs are made of. */
function isPlain(sign: string): boolean {
  return sign <= "~" || isLoneLetter(sign) || (sign >= "가" && sign <= "힣");
}

/** Compatibility forms, such as full-width letters, become the usual ones. */
function withoutAccent(sign: string): string {
  return sign.normalize("NFKD").replace(/\p{Mn}/gu, "").normalize("NFC");
}

function contains(text: readonly string[], word: readonly string[]): boolean {
  return text.some((_, from) => startsAt(text, from, word));
}

function startsAt(text: readonly string[], from: number, word: readonly string[]): boolean {
  const last = word.length - 1;
  return word.every((sign, at) => {
    const other = text[from + at];
    if (other === undefined) return false;
    if (sign === other || (isInitial(sign) && keystrokesOf(other).startsWith(sign))) return true;
    return at === last && text.slice(from + at).map(keystrokesOf).join("").startsWith(keystrokesOf(sign));
  });
}
