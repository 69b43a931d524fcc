import { encode } from "fast-png";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { tag } from "../../../src/dicom/tags.ts";
import { readRadiographs, readStoredPixels } from "../../../src/ingest/read.ts";
import type { DataElement } from "../../../src/dicom/write.ts";
import type { TestImage } from "../../fakes/dicomFiles.ts";
import { imageFile, rampWords, syntax } from "../../fakes/dicomFiles.ts";
import { readTools } from "../../fakes/readTools.ts";

const words = rampWords(6, 5, 12);
const image: TestImage = { rows: 6, columns: 5, words, bitsStored: 12 };
const png = (data: Uint8Array | Uint16Array, channels: number, depth: 8 | 16 = 8) => encode({ width: 5, height: 6, data, channels, depth }).slice();

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const [answer] = await readRadiographs(bytes, "file", readTools);
  if (answer?.outcome.ok !== true) throw new Error(JSON.stringify(answer?.outcome));
  return answer.outcome.value;
}

async function problemOf(bytes: Uint8Array<ArrayBuffer>) {
  const [answer] = await readRadiographs(bytes, "file", readTools);
  return answer?.outcome.ok === false ? answer.outcome.problem : null;
}

async function spacingWith(...more: DataElement[]) {
  return (await read(imageFile({ ...image, more }))).radiograph.spacing;
}

describe("a DICOM radiograph", () => {
  it.each(Object.entries(syntax).filter(([name]) => name !== "rle"))("has the same pixels in %s", async (_, uid) => {
    const { radiograph } = await read(imageFile(image, uid));
    expect(radiograph.pixels).toEqual(words);
    expect(radiograph.source).toEqual({ format: "dicom", transferSyntaxUid: uid, photometricInterpretation: "MONOCHROME2", bitsStored: 12, frames: 1 });
  });

  it("brings its identity along", async () => {
    const { studyUid, patient, date, time, radiograph } = await read(imageFile(image));
    expect({ studyUid, patient, date, time }).toEqual({
      studyUid: "1.2.3", date: "2026-01-02", time: "10:11:12",
      patient: { name: "홍 길동", id: "P1", birthDate: "1970-01-03", sex: "M", ageYears: 55 },
    });
    expect(radiograph).toMatchObject({ sopInstanceUid: "1.2.3.4", viewPosition: "PA", bodyPart: "CHEST", isPhantom: false, spacing: null });
  });

  it("keeps the file as it came", async () => {
    const file = imageFile(image);
    const { original, fileSha256 } = await read(file.slice());
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(file);
    expect(fileSha256).toBe(await readTools.digest(file));
  });

  it.each([["", "absent"], ["1.02.3", "malformed"], ["abc", "no digits"]])("gets UIDs from its digest where they are %s (%s)", async (uid) => {
    const uids = [tag.SOPInstanceUID, tag.StudyInstanceUID].map((element) => ({ tag: element, vr: "UI" as const, value: uid }));
    const first = await read(imageFile({ ...image, more: uids }));
    const again = await read(imageFile({ ...image, more: uids }));
    expect(first.radiograph.sopInstanceUid).toMatch(/^2\.25\.\d+$/);
    expect(first.studyUid).toMatch(/^2\.25\.\d+$/);
    expect(first.studyUid).not.toBe(first.radiograph.sopInstanceUid);
    expect(again.radiograph.sopInstanceUid).toBe(first.radiograph.sopInstanceUid);
  });

  it("says whether its spacing is corrected for magnification (PS3.3 10.7.1.3)", async () => {
    const imager = { tag: tag.ImagerPixelSpacing, vr: "DS" as const, value: ["0.15", "0.15"] };
    const pixel = { tag: tag.PixelSpacing, vr: "DS" as const };
    const [same, other, none] = [{ ...pixel, value: ["0.15", "0.15"] }, { ...pixel, value: ["0.14", "0.14"] }, { ...pixel, value: ["0", "0"] }];
    expect(await spacingWith(imager)).toEqual({ rowMm: 0.15, columnMm: 0.15, plane: "detector" });
    expect(await spacingWith(imager, same)).toEqual({ rowMm: 0.15, columnMm: 0.15, plane: "detector" });
    expect(await spacingWith(imager, other)).toEqual({ rowMm: 0.14, columnMm: 0.14, plane: "patient" });
    expect(await spacingWith(none)).toBeNull();
  });

  it("is left-aligned or right-aligned, and looks the same", async () => {
    const left = await read(imageFile({ ...image, words: words.map((word) => word << 4), highBit: 15 }));
    expect(left.radiograph.pixels).toEqual(words);
  });

  it("is shown by the window that it brings, in units of its pixels", async () => {
    const more = [{ tag: tag.WindowCenter, vr: "DS" as const, value: ["10", "900"] }, { tag: tag.WindowWidth, vr: "DS" as const, value: ["100", "50"] }];
    expect((await read(imageFile({ ...image, isSigned: true, more }))).radiograph.window).toEqual({ center: 2058, width: 100, shape: "linear" });
  });
});

describe("what is no radiograph", () => {
  it.each([
    ["another modality", { modality: "CT" }, { code: "ingest/not-radiograph", modality: "CT" }],
    ["a capture of something else", { modality: "OT", more: [{ tag: tag.BodyPartExamined, vr: "CS", value: "HAND" }] }, { code: "ingest/not-radiograph", modality: "OT" }],
    ["several frames", { more: [{ tag: tag.NumberOfFrames, vr: "IS", value: "2" }] }, { code: "ingest/multi-frame", frames: 2 }],
    ["a palette", { photometric: "PALETTE COLOR" }, { code: "ingest/color-image" }],
    ["more pixels than data", { rows: 60 }, { code: "ingest/truncated" }],
    ["absurd dimensions", { rows: 60_000, columns: 60_000 }, { code: "ingest/too-many-pixels", rows: 60_000, columns: 60_000, limitPixels: 67_108_864 }],
    ["no rows", { rows: 0 }, { code: "ingest/malformed", at: "(0028,0010)" }],
    ["four samples", { more: [{ tag: tag.SamplesPerPixel, vr: "US", value: 4 }] }, { code: "ingest/color-image" }],
  ] satisfies [string, Partial<TestImage>, object][])("%s is refused with the reason", async (_, change, problem) => {
    expect(await problemOf(imageFile({ ...image, ...change }))).toEqual(problem);
  });

  it.each(["OT", "SC"])("a chest under the neutral modality %s is taken", async (modality) => {
    expect((await read(imageFile({ ...image, modality }))).radiograph.rows).toBe(6);
  });

  it("an unknown transfer syntax is named", async () => {
    expect(await problemOf(imageFile(image, "1.2.3.4"))).toEqual({ code: "ingest/unsupported-transfer-syntax", transferSyntaxUid: "1.2.3.4" });
  });

  it("a truncated file, a text and an empty file are told apart", async () => {
    expect(await problemOf(imageFile(image).slice(0, -20))).toEqual({ code: "ingest/truncated" });
    expect(await problemOf(new TextEncoder().encode("<html></html>"))).toEqual({ code: "ingest/unknown-format" });
    expect(await problemOf(new Uint8Array(0))).toEqual({ code: "ingest/empty-file" });
  });
});

describe("PNG", () => {
  const gray = Uint8Array.from(words, (word) => word & 0xff);

  it("of 8 bits is shown in full, and names nobody", async () => {
    const { radiograph, patient, date } = await read(png(gray, 1));
    expect(radiograph).toMatchObject({ rows: 6, columns: 5, pixels: Uint16Array.from(gray), window: { center: 127.5, width: 255, shape: "linear-exact" } });
    expect([patient.name, date]).toEqual([null, null]);
  });

  it("of 16 bits keeps them all", async () => {
    expect((await read(png(words.map((word) => word << 4), 1, 16))).radiograph.pixels).toEqual(words.map((word) => word << 4));
  });

  it("with equal colors, or an alpha channel, is gray", async () => {
    const rgb = Array.from({ length: 90 }, (_, i) => gray[Math.floor(i / 3)] ?? 0);
    const withAlpha = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? (gray[i / 2] ?? 0) : 200));
    expect((await read(png(Uint8Array.from(rgb), 3))).radiograph.pixels).toEqual(Uint16Array.from(gray));
    expect((await read(png(Uint8Array.from(withAlpha), 2))).radiograph.pixels).toEqual(Uint16Array.from(gray));
  });

  it("in color is refused", async () => {
    expect(await problemOf(png(Uint8Array.from({ length: 90 }, (_, i) => (i % 3) * 100), 3))).toEqual({ code: "ingest/color-image" });
  });

  it("cut short is truncated", async () => {
    expect(await problemOf(png(gray, 1).slice(0, 60))).toEqual({ code: "ingest/truncated" });
  });
});

describe("ZIP", () => {
  it("gives an answer for each image and none for what lies beside", async () => {
    const zip = zipSync({ "DICOM/IM1": imageFile(image), "README.TXT": new Uint8Array(9), "viewer.exe": new Uint8Array(50), "흉부.png": png(new Uint8Array(30), 1) });
    const answers = await readRadiographs(zip, "cd.zip", readTools);
    expect(answers.map(({ fileName, outcome }) => [fileName, outcome.ok])).toEqual([["DICOM/IM1", true], ["흉부.png", true]]);
  });

  it("goes on behind a broken image", async () => {
    const zip = zipSync({ "a.dcm": imageFile(image).subarray(0, 400), "b.dcm": imageFile(image) });
    expect((await readRadiographs(zip, "z", readTools)).map(({ outcome }) => outcome.ok)).toEqual([false, true]);
  });

  it("without an image says so", async () => {
    expect(await problemOf(zipSync({ "a.txt": new Uint8Array(3) }))).toEqual({ code: "ingest/empty-archive" });
  });

  it("in a ZIP is not opened", async () => {
    expect(await problemOf(zipSync({ "inner.zip": zipSync({ "a.dcm": imageFile(image) }) }))).toEqual({ code: "ingest/unknown-format" });
  });

  it("with a damaged entry gives a problem for that entry", async () => {
    const zip = zipSync({ "a.dcm": [imageFile(image), { level: 0 }] });
    zip[300] = (zip[300] ?? 0) ^ 0xff;
    expect(await problemOf(zip)).toEqual({ code: "ingest/malformed", at: "CRC" });
  });
});

describe("readStoredPixels", () => {
  it("takes any modality and digests the values before any table", async () => {
    const inverted = imageFile({ ...image, modality: "CT", photometric: "MONOCHROME1", isSigned: true, words: words.map((word) => word | 0xf000) });
    const [answer] = await readStoredPixels(inverted, "ct", readTools);
    const values = Int16Array.from(words, (word) => (word << 20) >> 20);
    expect(answer).toMatchObject({
      outcome: { value: { sopInstanceUid: "1.2.3.4", pixels: { values }, storedPixelSha256: await readTools.digest(new Uint8Array(values.buffer)) } },
    });
  });
});
