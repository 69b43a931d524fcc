import { describe, expect, it } from "vitest";
import { catalogFor, evaluationProblemText } from "../../../src/evaluation/catalog.ts";
import { consoleReport } from "../../../src/evaluation/consoleReport.ts";
import { reportPage } from "../../../src/evaluation/page.ts";
import type { EvaluationProblem } from "../../../src/evaluation/problem.ts";
import { speechFor } from "../../../src/evaluation/speech.ts";
import { locales } from "../../../src/i18n/i18n.ts";
import { exampleReport } from "./exampleReport.ts";

const report = exampleReport();

describe.each(locales)("the report page in %s", (locale) => {
  const page = reportPage(report, locale);

  it("needs no script, no network and no other file", () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=|href="(?!#)/i);
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain("default-src 'none'");
  });

  it("has three figures for each label, each with a text instead", () => {
    const plots = page.match(/<svg class="plot"[^>]*>/g) ?? [];
    expect(plots).toHaveLength(3 * report.labels.length);
    for (const plot of plots) expect(plot).toMatch(/role="img" aria-label="[^"]+"/);
  });

  it("marks every operating point on the curve, by shape", () => {
    const [first] = report.labels;
    const [curve = ""] = page.match(/<svg class="plot".*?<\/svg>/s) ?? [];
    expect(curve.match(/class="mark( filled)?"/g)).toHaveLength(2 * (first?.operatingPoints.length ?? 0));
    expect(curve.match(/class="mark filled"/g)).toHaveLength(2);
    expect(curve).toContain('class="band"');
  });

  it("shows a file name as it is, never as markup", () => {
    expect(page).toContain("&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;.dcm");
  });

  it("has no number that is none", () => {
    expect(page).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    expect(consoleReport(report, locale)).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
  });

  it("never calls a film normal or healthy, and no score a diagnosis", () => {
    expect(page.replace(/<style>.*?<\/style>/s, "")).not.toMatch(/\bnormal\b|healthy|diagnosis|정상|진단/i);
  });

  it("says which bundle, which command and which films were used", () => {
    for (const said of [report.run.bundle.sha256, report.run.command, report.run.labelsFile.sha256, "split=test"]) expect(page).toContain(said);
  });
});

describe("Korean", () => {
  it("has the messages of English, and none of them left in English", () => {
    const flat = (value: unknown, path = ""): string[] =>
      (typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, one]) => flat(one, `${path}/${key}`)) : [path]);
    expect(flat(catalogFor("ko")).toSorted()).toEqual(flat(catalogFor("en")).toSorted());
    const plain = Object.entries(catalogFor("ko")).flatMap(([, message]) => (typeof message === "string" ? [message] : []));
    const kept = /Firstread|AUC|ROC|report\.json|[A-Z]{2,}/g;
    expect(plain.filter((message) => /[a-z]{3,}/i.test(message.replace(kept, "")))).toEqual([]);
  });
});

describe("an operating point", () => {
  it("has its agreed name, or the one that the bundle gives it, whatever that is", () => {
    expect(["balanced", "site", "constructor"].map(speechFor("ko").point)).toEqual(["균형", "site", "constructor"]);
  });
});

describe("a manifest that is wrong at a network", () => {
  it.each(locales)("is said in %s to lack the one for WebAssembly only where it does", (locale) => {
    const saidOf = (at: string) => evaluationProblemText(locale, { code: "evaluation/bad-bundle", path: "m", problem: { code: "inference/manifest-invalid", at } });
    for (const at of ["variants", "variants.wasm", "variants.wasm.sha256"]) expect(saidOf(at)).toContain("WebAssembly");
    expect(saidOf("variants.webgpu.sha256")).not.toContain("WebAssembly");
    expect(saidOf("variants.webgpu.sha256")).toContain("variants.webgpu.sha256");
  });
});

describe("a proportion in words", () => {
  const { percent, prevalence } = speechFor("en");

  it("is never rounded to all or nothing, unless it is", () => {
    expect([0, 0.00046, 0.005, 0.5, 0.98, 0.9993, 0.99993, 1].map(percent)).toEqual(["0 %", "0.046 %", "0.50 %", "50.0 %", "98.0 %", "99.93 %", "99.993 %", "100 %"]);
  });

  it("has no more digits than a prevalence was given with", () => {
    expect([0.0004, 0.01, 0.1].map(prevalence)).toEqual(["0.04 %", "1 %", "10 %"]);
  });
});

const problems: readonly EvaluationProblem[] = [
  { code: "evaluation/no-labels-file", path: "l.csv" }, { code: "evaluation/not-utf8", path: "l.csv" }, { code: "evaluation/empty-labels" },
  { code: "evaluation/open-quote", line: 3 }, { code: "evaluation/uneven-row", line: 3, fields: 1, columns: 4 },
  { code: "evaluation/no-file-column", columns: ["path"] }, { code: "evaluation/repeated-column", column: "mass" },
  { code: "evaluation/unknown-columns", columns: [{ word: "mas", nearest: "mass" }] }, { code: "evaluation/two-layouts", column: "mass" },
  { code: "evaluation/no-label-column" }, { code: "evaluation/unknown-names", names: [{ word: "mas", nearest: "mass" }] },
  { code: "evaluation/bad-values", count: 1, first: [{ line: 2, column: "mass", value: "x" }] },
  { code: "evaluation/contradicting-names", count: 1, first: [{ line: 2, column: "labels", value: "normal;effusion" }] },
  { code: "evaluation/bad-file-names", count: 2, first: [{ line: 2, column: "file", value: "../x" }] },
  { code: "evaluation/repeated-files", count: 2, first: ["a"] }, { code: "evaluation/bad-filter", filter: "x" },
  { code: "evaluation/unknown-filter-column", column: "x", columns: ["file"] },
  { code: "evaluation/unknown-filter-value", column: "x", value: "y", values: ["z"] }, { code: "evaluation/nothing-selected", rows: 3 },
  { code: "evaluation/no-images-folder", path: "films" }, { code: "evaluation/missing-films", count: 2, rows: 3, first: ["a"] },
  { code: "evaluation/bad-bundle", path: "m", problem: { code: "inference/file-corrupt", file: "model.onnx" } },
  { code: "evaluation/bad-bundle", path: "m", problem: { code: "inference/manifest-invalid", at: "variants.wasm" } },
  { code: "evaluation/bad-bundle", path: "m", problem: { code: "inference/manifest-invalid", at: "" } },
  { code: "evaluation/bad-bundle", path: "m", problem: { code: "inference/self-test-failed", provider: "wasm", maxDifference: 0.2 } },
  { code: "evaluation/not-in-bundle", findings: [{ word: "mas", nearest: "mass" }] },
  { code: "evaluation/nothing-in-common", labeled: [], scored: ["mass"] }, { code: "evaluation/output-not-empty", path: "out" },
  { code: "evaluation/output-not-writable", path: "out" },
];

describe.each(locales)("messages in %s", (locale) => {
  it.each(problems)("of $code are sentences on one line", (problem) => {
    const said = evaluationProblemText(locale, problem);
    expect(said).toMatch(/^[^\n]+[.)]$/);
    expect(said).not.toMatch(/undefined|\[object/);
  });

  it("exist for every code that this test knows, and for no other", () => {
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(Object.keys(catalogFor(locale).problems)));
  });
});
