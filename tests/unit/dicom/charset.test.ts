import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/dicom/charset.ts";
import { displayName } from "../../../src/dicom/personName.ts";

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => Array.from(typeof part === "string" ? new TextEncoder().encode(part) : part)));
const escape = 0x1b;
const toKorean = [escape, 0x24, 0x29, 0x43];
/** KS X 1001. */
const [hong, gildong, hongHanja, gildongHanja] = [[0xc8, 0xab], [0xb1, 0xe6, 0xb5, 0xbf], [0xfb, 0xf3], [0xd1, 0xce, 0xd4, 0xd7]];

describe("decodeText", () => {
  it("reads the Korean example of the standard (PS3.5 annex I.2)", () => {
    const name = bytes("Hong^Gildong=", toKorean, hongHanja, "^", toKorean, gildongHanja, "=", toKorean, hong, "^", toKorean, gildong);
    expect(decodeText(name, ["", "ISO 2022 IR 149"])).toBe("Hong^Gildong=洪^吉洞=홍^길동");
  });

  it.each([
    ["without its escape sequences", ["", "ISO 2022 IR 149"]], ["under the term that does not exist", ["ISO_IR 149"]],
    ["declared Latin", ["ISO_IR 100"]], ["undeclared", []],
  ])("reads Korean %s", (_, terms) => {
    expect(decodeText(bytes(hong, "^", gildong), terms)).toBe("홍^길동");
  });

  it("reads UTF-8 that is declared Latin", () => {
    expect(decodeText(bytes("홍^길동"), ["ISO_IR 100"])).toBe("홍^길동");
  });

  it("leaves Latin names alone", () => {
    expect(decodeText(Uint8Array.of(0xc4, 0x6e, 0x65, 0x61, 0x73, 0x5e, 0x52, 0xfc), ["ISO_IR 100"])).toBe("Äneas^Rü");
  });

  it("reads Japanese with escape sequences (PS3.5 annex H.3)", () => {
    const name = bytes("Yamada=", [escape, 0x24, 0x42], ";3ED", [escape, 0x28, 0x42], "^", [escape, 0x24, 0x42], "B@O:", [escape, 0x28, 0x42]);
    expect(decodeText(name, ["", "ISO 2022 IR 87"])).toBe("Yamada=山田^太郎");
  });

  it.each([
    ["GB18030", [0xcd, 0xf5], "王"], ["GBK", [0xcd, 0xf5], "王"], ["ISO_IR 13", [0xd4, 0xcf], "ﾔﾏ"], ["ISO_IR 144", [0xbb], "Л"], ["ISO_IR 192", [0xea, 0xb0, 0x80], "가"],
  ])("reads %s", (term, raw, text) => {
    expect(decodeText(Uint8Array.from(raw), [term])).toBe(text);
  });

  it("an unknown term never stops an image", () => {
    expect(decodeText(bytes("Hong"), ["ISO_IR 999"])).toBe("Hong");
  });
});

describe("displayName", () => {
  it.each([
    ["Hong^Gildong=洪^吉洞=홍^길동", "홍 길동"], ["Yamada^Tarou=山田^太郎=やまだ^たろう", "山田 太郎"], ["Doe^Jane^^Dr", "Doe Jane Dr"], ["홍길동", "홍길동"],
  ])("%s is shown as %s", (value, shown) => {
    expect(displayName(value)).toBe(shown);
  });

  it("is null where nothing is written", () => {
    expect(displayName("^^=")).toBeNull();
  });
});
