import { describe, expect, it } from "vitest";
import type { DataSet } from "../../../src/dicom/dataSet.ts";
import { parseDicom } from "../../../src/dicom/parse.ts";
import { tag } from "../../../src/dicom/tags.ts";
import { type SignedStudy, structuredReport } from "../../../src/report/report.ts";
import { sha256Of } from "../../fakes/examples.ts";
import { exampleRead, exampleStudy, signedStudy } from "../../fakes/signedStudies.ts";

function read(signed: SignedStudy): DataSet {
  const file = parseDicom(structuredReport(signed), 1 << 20);
  if (!file.ok) throw new Error(file.problem.code);
  expect(file.value.isComplete).toBe(true);
  return file.value.dataSet;
}

const meaningOf = (item: DataSet, element: number): string => item.items(element)[0]?.text(tag.CodeMeaning) ?? "";

/** Every item of the tree with the name of its concept, in order. */
function tree(dataSet: DataSet): readonly (readonly [concept: string, item: DataSet])[] {
  return dataSet.items(tag.ContentSequence).flatMap((item) => [[meaningOf(item, tag.ConceptNameCodeSequence), item] as const, ...tree(item)]);
}

const valuesOf = (dataSet: DataSet, concept: string) => tree(dataSet).filter(([name]) => name === concept).map(([, item]) => item);

describe("a structured report", () => {
  it("carries patient and study as the original file has them, in all three scripts", () => {
    const dataSet = read(signedStudy());
    expect(dataSet.text(tag.PatientName)).toBe("Hong^Gildong=洪^吉洞=홍^길동");
    expect(dataSet.text(tag.AccessionNumber)).toBe("ACC-7");
    expect(dataSet.text(tag.ReferringPhysicianName)).toBe("Kim^Uisa=金^醫師=김^의사");
    expect(dataSet.string(tag.StudyInstanceUID)).toBe("1.2.3");
    expect(dataSet.string(tag.SeriesInstanceUID)).not.toBe("1.2.3.3");
  });

  it("is the same instance whenever it is made, and another one for another read", () => {
    expect(structuredReport(signedStudy())).toEqual(structuredReport(signedStudy()));
    const other = signedStudy({ read: exampleRead({ sha256: sha256Of("f") }) });
    expect(read(other).string(tag.SOPInstanceUID)).not.toBe(read(signedStudy()).string(tag.SOPInstanceUID));
  });

  it("is complete and verified by who signed", () => {
    const dataSet = read(signedStudy());
    const [verifier] = dataSet.items(tag.VerifyingObserverSequence);
    expect([dataSet.string(tag.CompletionFlag), dataSet.string(tag.VerificationFlag)]).toEqual(["COMPLETE", "VERIFIED"]);
    expect([verifier?.text(tag.VerifyingObserverName), verifier?.text(tag.VerifyingOrganization)]).toEqual(["가상^의사", "은행보건소"]);
  });

  it("names the model as equipment and as observer, with its digest", () => {
    const dataSet = read(signedStudy());
    expect(dataSet.items(tag.ContributingEquipmentSequence)[0]?.text(tag.DeviceSerialNumber)).toBe(sha256Of("b"));
    expect(valuesOf(dataSet, "Device Observer Name")[0]?.text(tag.TextValue)).toContain(sha256Of("b"));
  });

  it("gives each score with its finding, its cut-off and its call, and none without evidence", () => {
    const dataSet = read(signedStudy());
    const certainties = valuesOf(dataSet, "Certainty of Finding").map((item) => item.items(tag.MeasuredValueSequence)[0]?.string(tag.NumericValue));
    expect(certainties).toEqual(["81.32", "3"]);
    expect(valuesOf(dataSet, "Call at the operating point").map((item) => meaningOf(item, tag.ConceptCodeSequence))).toEqual(["Positive", "Negative"]);
    expect(valuesOf(dataSet, "Algorithm Parameters").map((item) => item.text(tag.TextValue))).toContain("cut-off: 0.5");
    expect(valuesOf(dataSet, "Finding").map((item) => meaningOf(item, tag.ConceptCodeSequence))).not.toContain("Fibrosis of lung");
  });

  it("keeps what the reader concludes, with its line breaks", () => {
    const dataSet = read(signedStudy());
    expect(valuesOf(dataSet, "Conclusion").map((item) => meaningOf(item, tag.ConceptCodeSequence))).toEqual(["Abnormal, not urgent"]);
    expect(valuesOf(dataSet, "Impression")[0]?.text(tag.TextValue)).toBe("우상엽에 결절이 의심됩니다.\r\n추적이 필요합니다.");
    expect(valuesOf(dataSet, "Recommendation")[0]?.text(tag.TextValue)).toBe("객담 검사");
  });

  it("measures in millimeters where the film says how large a pixel is", () => {
    const [length] = valuesOf(read(signedStudy()), "Length");
    expect(length?.items(tag.MeasuredValueSequence)[0]?.string(tag.NumericValue)).toBe("7.5");
  });

  it("names the report that it amends as its predecessor", () => {
    const first = exampleRead();
    const second = exampleRead({ number: 2, amends: { number: 1, reason: "오타" }, sha256: sha256Of("e") });
    const amended = read(signedStudy({ study: exampleStudy([first, second]), read: second }));
    const reference = amended.items(tag.PredecessorDocumentsSequence)[0]?.items(tag.ReferencedSeriesSequence)[0]?.items(tag.ReferencedSOPSequence)[0];
    expect(reference?.string(tag.ReferencedSOPInstanceUID)).toBe(read(signedStudy()).string(tag.SOPInstanceUID));
  });

  it("refers to no image that is no DICOM instance, and still says all that was read", () => {
    const dataSet = read(signedStudy({ headers: [null] }));
    expect(dataSet.items(tag.CurrentRequestedProcedureEvidenceSequence)).toEqual([]);
    expect(tree(dataSet).some(([, item]) => ["IMAGE", "SCOORD"].includes(item.string(tag.ValueType) ?? ""))).toBe(false);
    expect(valuesOf(dataSet, "Impression")).toHaveLength(1);
    expect(dataSet.text(tag.PatientName)).toBe("홍^길동");
  });

  it("says of a film without a score that it has none, and why", () => {
    const statements = [{ state: "not-scored", sopInstanceUid: exampleStudy().images[0]?.radiograph.sopInstanceUid ?? "", code: "inference/child" }] as never;
    const dataSet = read(signedStudy({ read: exampleRead({ statements }) }));
    expect(valuesOf(dataSet, "Image without a score, and why")[0]?.text(tag.TextValue)).toContain("inference/child");
    expect(valuesOf(dataSet, "Certainty of Finding")).toEqual([]);
  });
});
