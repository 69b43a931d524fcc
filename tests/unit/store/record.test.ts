import { describe, expect, it } from "vitest";
import { triageOf, type Study } from "../../../src/domain/study.ts";
import { parseDisplayCopyRecord, parseStudyRecord, parseStudyRecords, parseTrailRecord, toStudyRecord, type StudyRecord } from "../../../src/store/record.ts";
import { valueOf } from "../../contract/studyStore.ts";
import version1 from "../../corpus/records/study.v1.json" with { type: "json" };
import version2 from "../../corpus/records/study.v2.json" with { type: "json" };
import { exampleSignedRead } from "../../fakes/fullReads.ts";
import { exampleNewImage } from "../../fakes/newImages.ts";

const { study, image } = exampleNewImage();
const example: Study = { ...study, receivedAt: 1000, images: [image], priority: "routine", reads: [], drafts: [] };

/** A stored record with one value replaced, such as `withValue(["study", "patient"], null)`. */
function withValue(path: readonly (string | number)[], value: unknown): StudyRecord {
  const record = structuredClone(valueOf(toStudyRecord(example, 1)));
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), record);
  Reflect.set(Object(parent), path.at(-1) ?? "", value);
  return record;
}

const resultPath = ["study", "images", 0, "result"];

describe("a stored study", () => {
  it("has the keys that it is found by beside it", () => {
    expect(valueOf(toStudyRecord(example, 1))).toMatchObject({ version: 2, uid: "1.2.9", sopInstanceUids: ["1.2.3"], fileSha256s: [image.fileSha256] });
  });

  it("keeps no field that a study does not have, such as pixels that came along", () => {
    const heavy = { ...example, images: [{ ...image, radiograph: { ...image.radiograph, pixels: new Uint16Array(4) } }] };
    expect(JSON.stringify(valueOf(toStudyRecord(heavy, 1)))).not.toContain("pixels\":");
  });

  it("keeps a heatmap without the larger buffer that it is a part of", () => {
    const record = valueOf(toStudyRecord(withHeatmapView(example), 1));
    const [first] = record.study.images;
    const values = first?.result.state === "valid" ? first.result.scored.findings[0]?.heatmap?.values : null;
    expect(values?.buffer.byteLength).toBe(12 * 4);
  });

  it("is not written when it could not be read back", () => {
    expect(toStudyRecord({ ...example, images: [] }, 1)).toMatchObject({ problem: { code: "store/failed", reason: "unreadable-study" } });
    expect(toStudyRecord({ ...example, receivedAt: Number.NaN }, 1).ok).toBe(false);
  });

  it("of version 1 is read as it was written then", () => {
    const read = valueOf(parseStudyRecord(version1));
    expect(read).toEqual({ ...version1.study, priority: "routine", reads: [], drafts: [] });
    expect(read.images.map(({ result }) => result.state)).toEqual(["valid", "refused"]);
  });

  it("of version 2 is read as it was written then, with all that was signed", () => {
    const read = valueOf(parseStudyRecord(version2));
    expect(read).toEqual({ ...version2.study, drafts: [] });
    expect(read.reads.map(({ number, amends }) => [number, amends?.number ?? null])).toEqual([[1, null], [2, 1]]);
    expect(read.reads[0]).toEqual(exampleSignedRead());
  });

  it("without its priority or reads, or with one that is broken, missing or in another's place, cannot be read: no read vanishes in silence", () => {
    const [first, second] = version2.study.reads;
    const broken = [
      withValue(["study", "priority"], undefined), withValue(["study", "reads"], undefined), withValue(["study", "reads"], [second]),
      withValue(["study", "reads"], [second, first]), withValue(["study", "reads"], [{ ...first, sha256: "" }]),
      withValue(["study", "reads"], [{ ...first, opinion: { ...first?.opinion, verdict: "healthy" } }]),
      withValue(["study", "reads"], [first, { ...second, amends: { number: 2, reason: "itself" } }]),
    ];
    expect(broken.map((record) => parseStudyRecord(record).ok)).toEqual(broken.map(() => false));
    expect(parseStudyRecord(withValue(["study", "reads"], [first, second])).ok).toBe(true);
  });

  it("of a newer version is refused, not guessed at", () => {
    expect(parseStudyRecord(withValue(["version"], 3))).toEqual({ ok: false, problem: { code: "store/newer-version" } });
    expect(parseTrailRecord({ version: 2 })).toEqual({ ok: false, problem: { code: "store/newer-version" } });
  });

  it("without a version, or with a patient or a film that is none, cannot be read", () => {
    const broken = [withValue(["version"], undefined), withValue(["study", "patient"], null), withValue(["study", "images"], []), withValue(["study", "images", 0, "radiograph", "rows"], 0)];
    expect(broken.map((record) => parseStudyRecord(record))).toEqual(broken.map(() => ({ ok: false, problem: { code: "store/failed", reason: "unreadable-study" } })));
  });

  it("that cannot be read is not left out of a list in silence", () => {
    const good = valueOf(toStudyRecord(example, 1));
    expect(valueOf(parseStudyRecords([good, good]))).toHaveLength(2);
    expect(parseStudyRecords([good, null, good]).ok).toBe(false);
  });
});

describe("a stored result", () => {
  const unreadable: readonly (readonly [string, unknown])[] = [
    ["is of an unknown state", { state: "normal" }],
    ["has a finding that no bundle may name", { ...image.result, scored: { ...scoredOfExample(), findings: [{ ...scoredOfExample().findings[0], finding: "healthy" }] } }],
    ["has a score above 1", { ...image.result, scored: { ...scoredOfExample(), findings: [{ ...scoredOfExample().findings[0], score: 1.2 }] } }],
    ["has a problem that this version does not know", { state: "failed", problem: { code: "inference/gone" } }],
    ["has a problem named like something that every object has", { state: "failed", problem: { code: "constructor" } }],
    ["has a problem without its facts", { state: "refused", reason: { code: "inference/child" } }],
    ["is refused for what is no reason to refuse", { state: "refused", reason: { code: "store/full" } }],
    ["is about another radiograph", { ...image.result, scored: { ...scoredOfExample(), sopInstanceUid: "1.2.4" } }],
  ];

  it.each(unreadable)("that %s is shown as failed, never as clear, and costs only itself", (_, result) => {
    const parsed = valueOf(parseStudyRecord(withValue(resultPath, result)));
    expect(parsed.images[0]?.result).toEqual({ state: "failed", problem: { code: "store/failed", reason: "unreadable-result" } });
    expect(triageOf(parsed)).toBe("unclear");
    expect(parsed.patient).toEqual(example.patient);
  });
});

describe("a stored display copy", () => {
  it("whose pixels are not as many as its rows and columns say cannot be read", () => {
    expect(parseDisplayCopyRecord({ version: 1, rows: 2, columns: 2, pixels: new ArrayBuffer(8) }).ok).toBe(true);
    expect(parseDisplayCopyRecord({ version: 1, rows: 2, columns: 2, pixels: new ArrayBuffer(6) }).ok).toBe(false);
  });
});

function scoredOfExample() {
  if (image.result.state !== "valid") throw new Error("the example is valid");
  return image.result.scored;
}

function withHeatmapView(whole: Study): Study {
  const scored = scoredOfExample();
  const findings = scored.findings.map((finding) => ({ ...finding, heatmap: finding.heatmap && { ...finding.heatmap, values: new Float32Array(100).subarray(12, 24) } }));
  return { ...whole, images: [{ ...image, result: { state: "valid", scored: { ...scored, findings } } }] };
}
