import { describe, expect, it } from "vitest";
import { formatsFor } from "../../../src/i18n/i18n.ts";

describe("sizes", () => {
  const { bytes } = formatsFor("en");

  it("are told in megabytes with one decimal, and without from a hundred on", () => {
    expect(bytes(3_140_635)).toBe("3.1 MB");
    expect(bytes(123_400_000)).toBe("123 MB");
  });

  it("are told in gigabytes from a thousand megabytes on", () => {
    expect(bytes(1.24e9)).toBe("1.2 GB");
    expect(bytes(41e9)).toBe("41 GB");
  });
});

describe("days and scales", () => {
  it("write the day in the one order that both languages read the same way", () => {
    const at = new Date(2026, 10, 23, 9, 42).getTime();
    expect(formatsFor("ko").day(at)).toBe("2026-11-23");
    expect(formatsFor("en").day(at)).toBe("2026-11-23");
    expect(formatsFor("en").time(at)).toBe("09:42");
  });

  it("tell a share of a few percent with one decimal", () => {
    expect(formatsFor("en").finePercent(0.0144)).toBe("1.4%");
    expect(formatsFor("en").percent(0.0144)).toBe("1%");
  });

  it("put a score on 0 to 100", () => {
    expect(formatsFor("ko").scale(0.784)).toBe("78");
    expect(formatsFor("ko").scale(0.10634, 1)).toBe("10.6");
  });
});
