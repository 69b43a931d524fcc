import { describe, expect, it } from "vitest";
import { findingIds } from "../../../src/domain/finding.ts";
import type { Problem, ProblemCode } from "../../../src/domain/problem.ts";
import { en } from "../../../src/i18n/en.ts";
import { problemText, textFor } from "../../../src/i18n/everyLanguage.ts";
import { locales, localeFrom, type MessageKey } from "../../../src/i18n/i18n.ts";
import { ko } from "../../../src/i18n/ko.ts";

const problems: readonly Problem[] = [
  { code: "ingest/empty-file" }, { code: "ingest/unknown-format" }, { code: "ingest/too-large", sizeBytes: 9e8, limitBytes: 5e8 },
  { code: "ingest/too-many-pixels", rows: 20_000, columns: 20_000, limitPixels: 1e8 }, { code: "ingest/truncated" },
  { code: "ingest/malformed", at: "(0028,0010)" }, { code: "ingest/no-pixels" },
  { code: "ingest/unsupported-transfer-syntax", transferSyntaxUid: "1.2.840.10008.1.2.4.100" }, { code: "ingest/unsupported-pixels", at: "(0028,0100)" },
  { code: "ingest/decode-failed", transferSyntaxUid: "1.2.840.10008.1.2.4.90" }, { code: "ingest/not-radiograph", modality: "MR" },
  { code: "ingest/multi-frame", frames: 12 }, { code: "ingest/color-image" }, { code: "ingest/empty-archive" }, { code: "ingest/unreadable" },
  { code: "ingest/timeout", limitMs: 5000 }, { code: "ingest/worker-crashed" }, { code: "ingest/cancelled" },
  { code: "inference/lateral-view", viewPosition: "LL" }, { code: "inference/other-body-part", bodyPart: "HAND" },
  { code: "inference/gate-inverted", frontalProbability: 0.1 }, { code: "inference/gate-rotated", frontalProbability: 0.1 },
  { code: "inference/gate-upside-down", frontalProbability: 0.1 }, { code: "inference/gate-lateral", frontalProbability: 0.1 },
  { code: "inference/gate-not-chest", frontalProbability: 0.1 },
  { code: "inference/child", ageYears: 9, minimumAgeYears: 18 }, { code: "inference/derived-picture" }, { code: "inference/blank-image" }, { code: "inference/saturated-image" },
  { code: "inference/too-small", rows: 90, columns: 80, minimumPixels: 224 }, { code: "inference/manifest-invalid", at: "labels.0.id" },
  { code: "inference/file-corrupt", file: "model.int8.onnx" }, { code: "inference/download-failed", file: "model.int8.onnx" },
  { code: "inference/self-test-failed", provider: "wasm", maxDifference: 0.2 }, { code: "inference/unavailable" }, { code: "inference/runtime-failed" },
  { code: "inference/output-invalid", reason: "not-finite" }, { code: "inference/pixels-invalid" }, { code: "inference/timeout", limitMs: 60_000 },
  { code: "inference/worker-crashed" }, { code: "inference/cancelled" }, { code: "store/full" }, { code: "store/failed", reason: "AbortError" },
  { code: "store/newer-version" }, { code: "store/not-found" }, { code: "store/patient-mismatch" }, { code: "store/closed" }, { code: "store/conflict" },
  { code: "ingest/structured-report", verdict: "urgent", signedOn: "2026-11-23" }, { code: "export/nothing-signed" },
  { code: "export/write-failed", fileName: "2026-11-23_0123456789_report.dcm" }, { code: "export/cancelled" }, { code: "export/not-made" }, { code: "export/not-noted" }, { code: "export/no-pacs" },
  { code: "export/pacs-unreachable" }, { code: "export/pacs-refused", status: 409, refused: 3 },
  { code: "platform/unsupported", missing: "IndexedDB" },
];

/** What stays in Latin letters in Korean text: names, units, keys, file formats. */
const properNames =
  /Firstread|English|DICOM(DIR)?|PNG|JPEG|ZIP|USB|AI|CPU|GPU|WebGPU|WebAssembly|SHA-256|AUC|CI|PA|AP|CR|DX|FHIR|PACS|CSV|PDF|UID|X선|MB|GB|mm|cm|Chrome|Edge|Firefox|Esc|Apache License|React|Dexie|ONNX Runtime Web|Cornerstone|dicom-parser|OpenJPEG|CharLS|OpenJPH|libjpeg-turbo|fflate|Workbox|Pretendard|SIL Open Font License|\.dcm|[\d,.]+ x [\d,.]+/gu;

describe.each(locales)("the catalog of %s", (locale) => {
  it("has an example here for every problem code", () => {
    const codes = new Set(problems.map(({ code }) => code));
    expect(Object.keys(en.problems).filter((code) => !codes.has(code as ProblemCode))).toEqual([]);
  });

  it.each(problems)("says of $code what happened, what is safe and what to do, each as a sentence", (problem) => {
    const { happened, safe, todo } = problemText(locale, problem);
    for (const sentence of [happened, safe, todo]) {
      expect(sentence).toMatch(/[.!?]$/u);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/u);
    }
  });

  it("names every finding and says what it means", () => {
    const text = textFor(locale);
    const names = findingIds.map((id) => text(`finding.${id}`));
    expect(new Set(names).size).toBe(findingIds.length);
    for (const id of findingIds) expect(text(`meaning.${id}`)).toMatch(/\.$/u);
  });

  it("lets the model call no film normal or healthy, and no score a diagnosis", () => {
    const said = plainMessages(locale).filter(([key]) => !key.startsWith("viewer."));
    // A reader may say it: the verdicts, and the words around them.
    const ofTheModel = said.filter(([key]) => !key.startsWith("reading."));
    expect(ofTheModel.filter(([, message]) => /\bhealthy\b|정상/iu.test(message))).toEqual([]);
    const diagnoses = said.filter(([, message]) => /diagnosis|진단/iu.test(message));
    expect(diagnoses.filter(([, message]) => !/\bnot a diagnosis|진단이 아닙니다/u.test(message))).toEqual([]);
  });
});

describe("Korean", () => {
  it("has no English sentence left in its plain messages", () => {
    const kept = new Set(["app.language.en", "app.name", "worklist.keys"]);
    const left = plainMessages("ko").filter(([key, message]) => !kept.has(key) && /[a-z]{3,}/iu.test(message.replace(properNames, "")));
    expect(left.filter(([key]) => !key.startsWith("viewer."))).toEqual([]);
  });

  it("has no English sentence left in what it says of problems that carry no foreign word", () => {
    const plain = problems.filter((problem) => Object.values(problem).every((value) => value === problem.code || typeof value === "number"));
    const said = plain.map((problem) => Object.values(problemText("ko", problem)).join(" "));
    expect(said.filter((words) => /[a-z]{3,}/iu.test(words.replace(properNames, "")))).toEqual([]);
  });

  it("has exactly the keys of English", () => {
    expect(Object.keys(ko.messages).sort()).toEqual(Object.keys(en.messages).sort());
  });
});

describe("English", () => {
  const text = textFor("en");

  it("counts one in the singular and any other number in the plural", () => {
    expect(text("batch.progress", { done: 0, total: 1 })).toBe("0 of 1 file");
    expect(text("batch.progress", { done: 1, total: 1200 })).toBe("1 of 1,200 files");
  });
});

describe("the first language", () => {
  it("is the browser's first one that we speak", () => {
    expect(localeFrom(["de-DE", "ko-KR", "en-US"])).toBe("ko");
    expect(localeFrom(["en-GB", "ko"])).toBe("en");
  });

  it("is English where we speak none of them", () => {
    expect(localeFrom(["ja", "kok-IN"])).toBe("en");
    expect(localeFrom([])).toBe("en");
  });
});

function plainMessages(locale: (typeof locales)[number]): readonly (readonly [MessageKey, string])[] {
  const catalog = locale === "en" ? en.messages : ko.messages;
  return Object.entries(catalog).flatMap(([key, message]) => (typeof message === "string" ? [[key as MessageKey, message] as const] : []));
}
