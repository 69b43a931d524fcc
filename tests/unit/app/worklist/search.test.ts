import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFound } from "../../../../src/app/worklist/search.ts";

const named = (name: string | null, id: string | null = null) => ({ name, id });
const hangul = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
const letter = fc.oneof(hangul, fc.constantFrom(...Array.from("abcXYZéÜß0189 ")));
const name = fc.array(letter, { minLength: 1, maxLength: 12 }).filter((signs) => signs.join("").trim() !== "");

describe("a search for a patient", () => {
  it.each([
    ["가상", "가상 일호"], ["일호 가상", "가상 일호"], ["가상일호", "가상 일호"], ["상일", "가상 일호"], ["kim min", "KIM^MINSOO"], ["minsoo KIM", "KIM MINSOO"],
    ["muller", "MÜLLER ANNA"], ["ＫＩＭ", "KIM MINSOO"], ["김수", "김*수"],
  ])("finds what has %s in it: %s", (typed, found) => {
    expect(isFound(named(found), typed)).toBe(true);
  });

  it.each([["ㄱㅅ", "가상"], ["ㄳ", "가상"], ["ㄱㅅㅇㅎ", "가상 일호"], ["ㅇㅎ", "가상 일호"], ["김ㅁㅅ", "김민수"], ["ㄲ", "까치"]])("takes the initials %s for %s", (typed, found) => {
    expect(isFound(named(found), typed)).toBe(true);
  });

  it.each([["가ㅅ", "가상"], ["갓", "가상"], ["가사", "가상"], ["김미", "김민재"], ["김믽", "김민재"], ["고", "과천"], ["갑", "값"]])(
    "goes on while %s is being composed into %s",
    (typed, found) => {
      expect(isFound(named(found), typed)).toBe(true);
    },
  );

  it.each([["ㄱㅅ", "나상"], ["가수", "가상"], ["갓", "가나"], ["간", "가상"], ["ㄱ", "까치"], ["각수", "가수"], ["kim lee", "KIM MINSOO"], ["b", "ALICE"]])(
    "with %s does not find %s",
    (typed, other) => {
      expect(isFound(named(other), typed)).toBe(false);
    },
  );

  it("finds a name that a computer has stored in parts, and one that is typed so", () => {
    expect(isFound(named("가상".normalize("NFD")), "갓")).toBe(true);
    expect(isFound(named("가상"), "가상".normalize("NFD"))).toBe(true);
  });

  it("looks into the ID too, whatever its signs", () => {
    for (const typed of ["P-77120", "p77120", "7712", "john 7712"]) expect(isFound(named("JOHNSON ALICE", "P-77120"), typed)).toBe(true);
    expect(isFound(named(null, "0231"), "0232")).toBe(false);
  });

  it("finds everybody while nothing is typed, and nobody by name who has none", () => {
    expect(isFound(named(null), " ")).toBe(true);
    expect(isFound(named(null), "가")).toBe(false);
  });

  it("finds every name by itself, in any case", () => {
    fc.assert(
      fc.property(name, (signs) => {
        expect(isFound(named(signs.join("")), signs.join("").toLowerCase())).toBe(true);
      }),
    );
  });

  it("finds every name by any part of it", () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (signs, from, length) => {
        const start = from % signs.length;
        expect(isFound(named(signs.join("")), signs.slice(start, start + 1 + (length % signs.length)).join(""))).toBe(true);
      }),
    );
  });

  it("finds every name before its last consonant is typed", () => {
    fc.assert(fc.property(fc.array(hangul, { minLength: 1, maxLength: 4 }), (signs) => {
      const typed = signs.map((sign, at) => (at === signs.length - 1 ? withoutFinal(sign) : sign)).join("");
      expect(isFound(named(signs.join("")), typed)).toBe(true);
    }));
  });
});

function withoutFinal(syllable: string): string {
  const offset = (syllable.codePointAt(0) ?? 0) - 0xac00;
  return String.fromCodePoint(0xac00 + offset - (offset % 28));
}
