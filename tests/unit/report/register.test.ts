import { describe, expect, it } from "vitest";
import type { RegisterColumn } from "../../../src/domain/site.ts";
import { registerCsv, type RegisterEntry } from "../../../src/report/report.ts";
import { exampleRead, exampleStudy } from "../../fakes/signedStudies.ts";

function entry(changed: Partial<RegisterEntry> = {}): RegisterEntry {
  return { study: exampleStudy(), read: exampleRead(), quality: [{ state: "good" }], state: "signed", ...changed };
}

function csv(entries: readonly RegisterEntry[], columns: readonly RegisterColumn[], locale: "ko" | "en" = "en"): string {
  return registerCsv(entries, { columns, locale });
}

describe("the register", () => {
  it("is UTF-8 with a mark, and ends every line with CR LF", () => {
    expect(csv([entry()], ["studyDate", "patientId"], "ko")).toBe("\ufeff검사일,등록번호\r\n2026-01-02,P1\r\n");
  });

  it("has the site's columns in the site's order", () => {
    expect(csv([], ["reader", "studyDate"]).trim()).toBe("\ufeffReader,Study date".trim());
  });

  it("quotes what has a comma, a quote or a line break", () => {
    const { opinion } = exampleRead();
    const read = exampleRead({ opinion: { ...opinion, impression: 'a, "b"\nc' } });
    expect(csv([entry({ read })], ["impression"])).toContain('"a, ""b""\nc"\r\n');
  });

  it.each(["=1+1", "+82", "-2", "@sum", "\t=1", "＝1+1", "＋82", "－2", "＠sum"])("lets no spreadsheet calculate %s", (name) => {
    const study = { ...exampleStudy(), patient: { ...exampleStudy().patient, name } };
    expect(csv([entry({ study })], ["patientName"])).toContain(`\r\n'${name}\r\n`);
  });

  it.each(["\r=1", "\n=1"])("lets no spreadsheet calculate what comes after a line break: %j", (name) => {
    const study = { ...exampleStudy(), patient: { ...exampleStudy().patient, name } };
    expect(csv([entry({ study })], ["patientName"])).toContain(`\r\n"'${name}"\r\n`);
  });

  const idCell = (id: string) => csv([entry({ study: { ...exampleStudy(), patient: { ...exampleStudy().patient, id } } })], ["patientId"]).split("\r\n")[1];

  it.each(["0042", "0042-7", "123456789012", "3-4", "2024E05", "1/2", "-2"])("has the ID %s as a text that Excel does not change, quoted as RFC 4180 has it", (id) => {
    expect(idCell(id)).toBe(`"=""${id}"""`);
  });

  it.each(["P0042", "12345678901", "0", "E", "A-1"])("has the ID %s as it is", (id) => {
    expect(idCell(id)).toBe(id);
  });

  it("makes no formula of an ID with anything in it but digits and their signs", () => {
    expect(idCell('0"&cmd()')).toBe('"0""&cmd()"');
    expect(idCell("=cmd()")).toBe("'=cmd()");
  });

  it("says what the model said in the read, and nothing of it where nobody has read", () => {
    const columns: readonly RegisterColumn[] = ["modelCall", "modelScore", "model"];
    expect(csv([entry()], columns)).toContain("\r\nAny abnormality,81.3,example 1.0.0\r\n");
    expect(csv([entry({ read: null, state: "unread" })], columns)).toContain("\r\n,,\r\n");
  });

  it("names findings with their places", () => {
    expect(csv([entry()], ["findings"])).toContain('"Nodule (right upper zone, hilar and central area); Other finding"');
  });
});
