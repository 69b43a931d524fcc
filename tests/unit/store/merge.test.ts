import { describe, expect, it } from "vitest";
import { uidFromDigest } from "../../../src/domain/ids.ts";
import type { Patient, Study } from "../../../src/domain/study.ts";
import { addImage, canBeSamePatient, replaceResult } from "../../../src/store/merge.ts";
import { codeOf, valueOf } from "../../contract/studyStore.ts";
import { examplePatient } from "../../fakes/examples.ts";
import { exampleNewImage, fileSha256Of, resultWithHeatmap, sopUid, type NewImageFacts } from "../../fakes/newImages.ts";

function studyOf(facts: NewImageFacts = {}): Study {
  const { study, image } = exampleNewImage(facts);
  return { ...study, receivedAt: image.receivedAt, images: [image], priority: "routine", reads: [], drafts: [] };
}

function addedTo(neighbors: readonly Study[], facts: NewImageFacts) {
  const addition = valueOf(addImage(neighbors, exampleNewImage(facts)));
  if (addition.kind === "known") throw new Error("known");
  return addition;
}

const patient = (facts: Partial<Patient>): Patient => ({ ...examplePatient, ...facts });

describe("the same patient", () => {
  it("is decided by two ids, however the name is spelled", () => {
    expect(canBeSamePatient(patient({ name: "Kim Gildong" }), patient({ name: "Gim Gil-dong" }))).toBe(true);
    expect(canBeSamePatient(patient({ id: "1" }), patient({ id: "2" }))).toBe(false);
    expect(canBeSamePatient(patient({ id: "1 " }), patient({ id: "1" }))).toBe(true);
  });

  it("is decided by name and birth date where an id is missing", () => {
    const [one, other] = [patient({ id: null }), patient({ id: "2" })];
    expect(canBeSamePatient(one, other)).toBe(true);
    expect(canBeSamePatient(one, { ...other, name: "다른 사람" })).toBe(false);
    expect(canBeSamePatient(one, { ...other, birthDate: "1970-01-02" })).toBe(false);
  });

  it("is not contradicted by what a file does not say, nor by case, spacing or width of letters", () => {
    const one = patient({ id: null, name: "KIM  GILDONG" });
    expect(canBeSamePatient(one, patient({ id: null, name: "Kim Gildong" }))).toBe(true);
    expect(canBeSamePatient(one, patient({ id: null, name: "ＫＩＭ ＧＩＬＤＯＮＧ" }))).toBe(true);
    expect(canBeSamePatient(one, patient({ id: null, name: null, birthDate: null }))).toBe(true);
  });
});

describe("adding an image", () => {
  it("fills in what the first image of the study did not say and changes nothing that it did", () => {
    const first = studyOf({ patient: { id: null, birthDate: null } });
    const { study } = addedTo([first], { uid: "1.2.4", patient: { sex: "M", ageYears: 3 }, receivedAt: 500 });
    expect(study.patient).toEqual(examplePatient);
    expect(study.receivedAt).toBe(1000);
  });

  it("says in its event under which study, digest and bundle", () => {
    const { facts } = addedTo([], { receivedAt: 7 });
    const detail = { studyUid: "1.2.9", sopInstanceUid: "1.2.3", fileSha256: fileSha256Of("1.2.3"), state: "valid", bundleSha256: "b".repeat(64) };
    expect(facts).toEqual({ at: 7, action: "study-stored", subject: "1.2.9", detail });
  });

  it("says in its event why there is no result, by the code alone", () => {
    const { facts } = addedTo([], { result: { state: "refused", reason: { code: "inference/other-body-part", bodyPart: "KIM GILDONG" } } });
    expect(facts.detail).toMatchObject({ state: "refused", problem: "inference/other-body-part" });
    expect(JSON.stringify(facts)).not.toContain("KIM");
  });

  it("refuses rather than replaces when even the spare UID is taken by another file", () => {
    const spare = uidFromDigest(fileSha256Of("second"));
    const neighbors = [studyOf({ file: "first" }), studyOf({ study: "1.2.8", uid: spare, file: "third" })];
    expect(codeOf(addImage(neighbors, exampleNewImage({ file: "second" })))).toBe("store/failed");
  });

  it("does not make a result about another radiograph into its own when it gives the film a spare UID", () => {
    const { study } = addedTo([studyOf({ file: "first" })], { file: "second", result: resultWithHeatmap("1.2.7", 0.1) });
    expect(study.images[1]?.result).toMatchObject({ scored: { sopInstanceUid: "1.2.7" } });
  });
});

describe("replacing a result", () => {
  it("says in its event what was there before", () => {
    const before = studyOf({ result: { state: "failed", problem: { code: "inference/timeout", limitMs: 5 } } });
    const { facts } = valueOf(replaceResult(before, sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.4), 9));
    expect(facts).toMatchObject({ at: 9, action: "image-rescored", subject: "1.2.3", detail: { stateBefore: "failed", state: "valid" } });
  });
});
