import { describe, expect, it } from "vitest";
import { parseAgeYears, parseDate, parseTime, yearsBetween } from "../../../src/dicom/dateTime.ts";

describe("dates and times", () => {
  it.each([["20260102", "2026-01-02"], ["2026.01.02", "2026-01-02"], ["20260230", null], ["00000000", null], ["2026", null], [null, null]])("the date %s is %s", (value, date) => {
    expect(parseDate(value)).toBe(date);
  });

  it.each([["101112.25", "10:11:12"], ["1011", "10:11:00"], ["10:11:12", "10:11:12"], ["251112", null], [null, null]])("the time %s is %s", (value, time) => {
    expect(parseTime(value)).toBe(time);
  });

  it.each([["045Y", 45], ["023M", 1], ["011M", 0], ["060W", 1], ["400D", 1], ["45", null], [null, null]])("the age %s is %s whole years", (value, years) => {
    expect(parseAgeYears(value)).toBe(years);
  });

  it("a birthday counts from its day on", () => {
    expect([yearsBetween("1970-01-03", "2026-01-02"), yearsBetween("1970-01-03", "2026-01-03"), yearsBetween("2027-01-01", "2026-01-01")]).toEqual([55, 56, null]);
  });
});
