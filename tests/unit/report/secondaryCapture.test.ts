import { describe, expect, it } from "vitest";
import { parseDicom } from "../../../src/dicom/parse.ts";
import { tag } from "../../../src/dicom/tags.ts";
import { fhirReport, overlayPicture, parseOriginalHeader, secondaryCapture, structuredReport } from "../../../src/report/report.ts";
import { blockLettering } from "../../fakes/blockLettering.ts";
import { imageFile, rampWords } from "../../fakes/dicomFiles.ts";
import { exampleRadiograph } from "../../fakes/examples.ts";
import { exampleHeatmap, originalFile, signedStudy, statement } from "../../fakes/signedStudies.ts";

const noWords = () => ({ rows: 0, columns: 0, strength: new Uint8Array(0) });
const black = { ...exampleRadiograph(), pixels: new Uint16Array(320 * 280) };

function pixel({ rgb, columns }: ReturnType<typeof overlayPicture>, row: number, column: number): readonly number[] {
  return [...rgb.subarray((row * columns + column) * 3, (row * columns + column) * 3 + 3)];
}

describe("the picture with a heatmap", () => {
  it("shows the film as it is where the heatmap has nothing to say", () => {
    const picture = overlayPicture(exampleRadiograph(), exampleHeatmap(), [], noWords);
    const [red, green, blue] = pixel(picture, 200, 200);
    expect([green, blue]).toEqual([red, red]);
  });

  it("never hides more than half of the film", () => {
    const white = { ...black, pixels: new Uint16Array(320 * 280).fill(4095) };
    const picture = overlayPicture(white, { ...exampleHeatmap(), values: new Float32Array(49).fill(1) }, [], noWords);
    expect(Math.min(...pixel(picture, 150, 140))).toBeGreaterThanOrEqual(127);
  });

  it("is at most 1500 pixels long beside its words, and keeps the film's shape", () => {
    const large = { ...exampleRadiograph("1.2.3", 3000, 2400) };
    const picture = overlayPicture(large, exampleHeatmap(), [], noWords);
    expect(picture.columns).toBe(1200);
    expect(picture.rows).toBeGreaterThan(1500);
    expect(picture.rows).toBeLessThan(1700);
  });

  it("writes its words below the film, never upon it", () => {
    const plain = overlayPicture(black, exampleHeatmap(), [], noWords);
    const worded = overlayPicture(black, exampleHeatmap(), ["AI"], blockLettering);
    expect(Buffer.compare(worded.rgb.subarray(0, 320 * 280 * 3), plain.rgb.subarray(0, 320 * 280 * 3))).toBe(0);
    expect(worded.rgb.subarray(320 * 280 * 3).some((value) => value === 255)).toBe(true);
  });
});

/** A film's file in which codes, and a UID, hold a byte that no code may have. */
function oddFile(): Uint8Array<ArrayBuffer> {
  const file = imageFile({
    rows: 320, columns: 280, words: rampWords(320, 280, 12), bitsStored: 12, modality: "QQQ",
    more: [
      { tag: tag.PatientOrientation, vr: "CS", value: ["QQQ", "F"] }, { tag: tag.BurnedInAnnotation, vr: "CS", value: "QQQ" },
      { tag: tag.SeriesInstanceUID, vr: "UI", value: "QQQ" }, { tag: tag.AccessionNumber, vr: "SH", value: "QQQ" },
    ],
  });
  return Uint8Array.from(Buffer.from(Buffer.from(file).toString("latin1").replaceAll("QQQ", "Q\u00c4Q"), "latin1"));
}

describe("the secondary capture", () => {
  it("is a derived picture in color that nobody can measure on, of the patient of its film", () => {
    if (statement.state !== "scored") throw new Error("the example is scored");
    const picture = overlayPicture(exampleRadiograph(), exampleHeatmap(), ["AI"], blockLettering);
    const file = parseDicom(secondaryCapture(signedStudy(), { statement, picture, description: "AI" }), 1 << 20);
    const dataSet = file.ok ? file.value.dataSet : null;
    expect(dataSet?.strings(tag.ImageType)).toEqual(["DERIVED", "SECONDARY"]);
    expect(dataSet?.string(tag.PhotometricInterpretation)).toBe("RGB");
    expect([dataSet?.uint16(tag.Rows), dataSet?.uint16(tag.Columns)]).toEqual([picture.rows, picture.columns]);
    expect([dataSet?.has(tag.PixelSpacing), dataSet?.has(tag.BurnedInAnnotation)]).toEqual([false, false]);
    expect(dataSet?.text(tag.PatientName)).toBe("Hong^Gildong=洪^吉洞=홍^길동");
    expect(dataSet?.items(tag.SourceImageSequence)[0]?.string(tag.ReferencedSOPInstanceUID)).toBe(parseOriginalHeader(originalFile())?.image?.sopInstanceUid);
  });

  it("takes nothing from the original's header that is no well-formed value", () => {
    if (statement.state !== "scored") throw new Error("the example is scored");
    const signed = signedStudy({ headers: [parseOriginalHeader(oddFile())] });
    const picture = overlayPicture(exampleRadiograph(), exampleHeatmap(), [], noWords);
    const file = parseDicom(secondaryCapture(signed, { statement, picture, description: "AI" }), 1 << 20);
    expect(file.ok && file.value.dataSet.strings(tag.PatientOrientation)).toEqual([]);
    expect(parseDicom(structuredReport(signed), 1 << 20).ok).toBe(true);
    expect(JSON.stringify(fhirReport(signed, "en"))).not.toContain("Q\u00c4Q");
  });

  it("keeps the orientation that the original has", () => {
    const words = rampWords(320, 280, 12);
    const header = parseOriginalHeader(imageFile({ rows: 320, columns: 280, words, more: [{ tag: tag.PatientOrientation, vr: "CS", value: ["L", "F"] }] }));
    expect(header?.patientOrientation).toEqual(["L", "F"]);
  });
});
