/** A syllable of the Unicode block AC00-D7A3 is made of 19 initials, 21 vowels and 28 finals (none among them), in this order (Unicode 3.12). */
const initials = Array.from("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ");
const vowels = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ");
const finals = ["", ..."ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ")];

/** Two consonants that an editor joins into one sign while nothing but consonants is typed. */
const joined: Readonly<Record<string, string>> = {
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
};

/** A Hangul syllable as the keys that type it on the two-set keyboard ("값" is "ㄱㅏㅂㅅ"); anything else as it is. */
export function keystrokesOf(sign: string): string {
  const offset = (sign.codePointAt(0) ?? 0) - 0xac00;
  if (offset < 0 || offset >= 11_172) return sign;
  return `${initials[Math.floor(offset / 588)] ?? ""}${vowels[Math.floor((offset % 588) / 28)] ?? ""}${finals[offset % 28] ?? ""}`;
}

export function isInitial(sign: string): boolean {
  return initials.includes(sign);
}

/** A consonant or vowel outside of a syllable, as an editor leaves it (Unicode block 3130-318F). */
export function isLoneLetter(sign: string): boolean {
  return sign >= "ㄱ" && sign <= "ㅣ";
}

export function splitJoined(words: string): string {
  return words.replace(/[ㄳ-ㅄ]/gu, (sign) => joined[sign] ?? sign);
}
