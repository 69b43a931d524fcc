import { describe, expect, it } from "vitest";
import { keyName, shiftedKeyName } from "../../../../src/app/a11y/keyName.ts";

describe("a key", () => {
  it("is the one that is printed on it, also under a Hangul keyboard", () => {
    expect(keyName({ key: "ㅓ", code: "KeyJ" })).toBe("j");
    expect(keyName({ key: "Process", code: "KeyJ" })).toBe("j");
    expect(keyName({ key: "J", code: "KeyJ" })).toBe("j");
  });

  it("is the one that was typed, where the layout moves letters", () => {
    expect(keyName({ key: "j", code: "KeyC" })).toBe("j");
    expect(keyName({ key: "?", code: "Slash" })).toBe("?");
    expect(keyName({ key: "Escape", code: "Escape" })).toBe("Escape");
  });

  it("with shift is the digit, whatever sign the layout prints above it", () => {
    expect(shiftedKeyName({ key: "!", code: "Digit1" })).toBe("shift+1");
    expect(shiftedKeyName({ key: "H", code: "KeyH" })).toBe("shift+h");
    expect(shiftedKeyName({ key: "ㅗ", code: "KeyH" })).toBe("shift+h");
  });
});
