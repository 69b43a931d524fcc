import { problemText } from "../i18n/everyLanguage.ts";
import { formatsFor } from "../i18n/i18n.ts";
import type { Problem } from "../domain/problem.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Grouping } from "./table.ts";
import type { BadValue, EvaluationProblems, Mistaken } from "./problem.ts";

const { number } = formatsFor("en");
const counted = (count: number, one: string, other: string) => `${number(count)} ${count === 1 ? one : other}`;
const films = (count: number) => counted(count, "film", "films");
const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`).join(", ");
const examples = (values: readonly BadValue[]) => values.map(({ line, column, value }) => `line ${line}, ${column}: "${value}"`).join("; ");
const hints = (words: readonly Mistaken[]) => words.map(({ word, nearest }) => `"${word}" (nearest: ${nearest})`).join(", ");

const refusals: Readonly<Record<Refusal["code"], string>> = {
  "inference/lateral-view": "Lateral view, by its header",
  "inference/other-body-part": "Another body part, by its header",
  "inference/child": "A child",
  "inference/gate-inverted": "Looks like a negative",
  "inference/gate-rotated": "Looks turned by a quarter",
  "inference/gate-upside-down": "Looks upside down",
  "inference/gate-lateral": "Looks like a lateral view",
  "inference/gate-not-chest": "Does not look like a chest film",
  "inference/derived-picture": "A color picture made from a film",
  "inference/blank-image": "Nearly blank",
  "inference/saturated-image": "Mostly pure black or white",
  "inference/too-small": "Too small",
  "ingest/not-radiograph": "Another kind of image, not an X-ray film",
  "ingest/multi-frame": "Several images in one file",
  "ingest/color-image": "A color picture",
};

const groupings: Readonly<Record<Grouping, string>> = { view: "View", sex: "Sex", age: "Age", source: "Source", lot: "Lot" };

const points: Readonly<Record<string, string>> = {
  sensitivity95: "95 % sensitivity", sensitivity90: "90 % sensitivity", balanced: "balanced", specificity95: "95 % specificity",
};

function bundleProblem(problem: Problem): string {
  if (problem.code === "inference/file-corrupt") return `${problem.file} is missing, or its SHA-256 is not the one in manifest.json.`;
  if (problem.code !== "inference/manifest-invalid") return problemText("en", problem).happened;
  if (/^variants($|\.wasm)/.test(problem.at)) return `manifest.json names no sound network for WebAssembly (at ${problem.at}).`;
  return problem.at === "" ? "its manifest.json is missing or is no manifest." : `its manifest.json is not right at ${problem.at}.`;
}

const problems: EvaluationProblems = {
  "evaluation/no-labels-file": ({ path }) => `The labels file ${path} cannot be read. Check the path.`,
  "evaluation/not-utf8": ({ path }) => `The labels file ${path} is not UTF-8 text. Save it as "CSV UTF-8" and try again.`,
  "evaluation/empty-labels": () => "The labels file has no films. It needs a header and one line a film.",
  "evaluation/open-quote": ({ line }) => `The labels file has a quotation mark in line ${line} that never ends. Close it.`,
  "evaluation/uneven-row": ({ line, fields, columns }) =>
    `Line ${line} of the labels file has ${counted(fields, "field", "fields")}, but the header has ${columns}. Put texts that contain a separator in quotation marks.`,
  "evaluation/no-file-column": ({ columns }) => `The labels file has no column "file" (it has ${quoted(columns)}). Name the column with the paths of the images "file".`,
  "evaluation/repeated-column": ({ column }) => `The labels file has the column "${column}" twice. Remove one.`,
  "evaluation/unknown-columns": ({ columns }) =>
    `The labels file has ${columns.length === 1 ? "a column" : "columns"} that ${columns.length === 1 ? "is" : "are"} not known: ${hints(columns)}. Rename or remove ${columns.length === 1 ? "it" : "them"}.`,
  "evaluation/two-layouts": ({ column }) => `The labels file has a column "labels" and a column "${column}". Say what is on a film in one way only.`,
  "evaluation/no-label-column": () => 'The labels file says nothing of what is on the films. Add a column for each finding, such as "abnormal" or "effusion", or one column "labels".',
  "evaluation/unknown-names": ({ names }) => `The column "labels" has names that are not known: ${hints(names)}. Correct them.`,
  "evaluation/bad-values": ({ count, first }) =>
    `${counted(count, "value is", "values are")} neither 1, 0 nor empty (${examples(first)}). Write 1 for "has it", 0 for "has it not", and leave the unknown empty.`,
  "evaluation/contradicting-names": ({ count, first }) =>
    `${counted(count, "film is", "films are")} called normal and something else too (${examples(first)}). Decide for one, or leave the field empty.`,
  "evaluation/bad-file-names": ({ count, first }) =>
    `${counted(count, "line names", "lines name")} no file within the folder of images (${examples(first)}). Write paths relative to that folder.`,
  "evaluation/repeated-files": ({ count, first }) => `${counted(count, "line repeats a file", "lines repeat a file")} that the labels file already has (${quoted(first)}). Keep one line a film.`,
  "evaluation/bad-filter": ({ filter }) => `--where "${filter}" is not COLUMN=VALUE, such as --where split=test.`,
  "evaluation/unknown-filter-column": ({ column, columns }) => `--where names a column "${column}" that the labels file has not (it has ${quoted(columns)}).`,
  "evaluation/unknown-filter-value": ({ column, value, values }) => `No line has "${value}" in the column "${column}" that --where names (it has, for example, ${quoted(values)}).`,
  "evaluation/nothing-selected": ({ rows }) => `None of the ${number(rows)} lines fits all of --where. Leave one out.`,
  "evaluation/no-images-folder": ({ path }) => `There is no folder ${path}. Give the folder of the images with --images.`,
  "evaluation/missing-films": ({ count, rows, first }) =>
    `${number(count)} of ${films(rows)} in the labels file ${count === 1 ? "is" : "are"} not in the folder of images (${quoted(first)}). ${
      count === rows ? "Check that --images names the folder that the labels file speaks of." : "Add them, or go on without them with --allow-missing."
    }`,
  "evaluation/bad-bundle": ({ path, problem }) => `The bundle ${path} cannot be used: ${bundleProblem(problem)} Copy the bundle again, whole.`,
  "evaluation/not-in-bundle": ({ findings }) => `--only names a finding that the bundle does not score: ${hints(findings)}.`,
  "evaluation/nothing-in-common": ({ labeled, scored }) =>
    `Nothing can be compared: the chosen films are labeled for ${labeled.length === 0 ? "nothing" : labeled.join(", ")}, and the bundle scores ${scored.join(", ")}.`,
  "evaluation/output-not-empty": ({ path }) => `The folder ${path} is not empty. Choose another one with --out, or replace the report in it with --force.`,
  "evaluation/output-not-writable": ({ path }) => `The report cannot be written to ${path}. Choose another folder with --out.`,
};

/** Numbers come in formatted, but for counts. */
export const enEvaluation = {
  problems,
  refusals,
  groupings,
  points,

  title: ({ name, version }: { name: string; version: string }) => `Evaluation of ${name} ${version}`,
  subtitle: ({ scored, selected, patients }: { scored: number; selected: number; patients: number | null }) =>
    `${number(scored)} of ${films(selected)} scored${patients === null ? "" : `, of ${counted(patients, "patient", "patients")}`}`,
  purpose:
    "What this model does on these films, measured with the app's own code. For research: it is no approval, and says nothing of films of another kind.",
  range: ({ low, high }: { low: string; high: string }) => `${low}–${high}`,
  estimate: ({ value, range }: { value: string; range: string }) => `${value} (${range})`,
  percent: ({ value }: { value: string }) => `${value} %`,
  unknown: "–",
  notKnown: "not known",

  overview: "At a glance",
  overviewLead: "At the operating point that the app uses. The line shows the area under the ROC curve (AUC) with its 95 % interval; 0.5 is chance.",
  finding: "Finding",
  evidence: "Evidence",
  films: "Films",
  withFinding: "With it",
  auc: "AUC",
  aucInterval: "AUC (95 % interval)",
  sensitivity: "Sensitivity",
  specificity: "Specificity",
  small: "few films",
  smallNote: "“Few films”: fewer than ten with or without the finding. The numbers are shown, but say little.",
  notLabeled: ({ findings }: { findings: string }) => `Scored by the model, but not in the labels file: ${findings}.`,
  notInBundle: ({ findings }: { findings: string }) => `In the labels file, but not scored by the model: ${findings}.`,

  coverage: "Films without a score",
  coverageLead: "A film without a score is not a film without a finding. The tables below say how the rates change when each one that was refused or not readable counts as flagged.",
  selected: "In the labels file",
  scored: "Scored",
  refused: "Refused",
  unreadable: "Not readable",
  missing: "Not in the folder",
  reason: "Reason",
  noGate: "This model has no gate that looks at the film: only the header and the gray values can refuse one.",
  gateChest: "Refused of the chest films",
  gateOther: "Refused of the pictures that are no chest film",
  gateShare: ({ refused, films: all, share }: { refused: number; films: number; share: string }) => `${number(refused)} of ${number(all)}: ${share}`,
  more: ({ count }: { count: number }) => `and ${number(count)} more, see report.json`,

  roc: "ROC curve with its 95 % band",
  rocX: "1 − specificity",
  reliability: "Reliability, bins of as many films each",
  reliabilityX: "Score",
  reliabilityY: "Share with the finding",
  histogram: "Scores, each side as shares of its films",
  withoutIt: "without it",
  withIt: "with it",
  rocAlt: ({ finding, auc }: { finding: string; auc: string }) => `ROC curve for ${finding}: AUC ${auc}`,
  reliabilityAlt: ({ finding, error }: { finding: string; error: string }) => `Reliability diagram for ${finding}: expected calibration error ${error}`,
  histogramAlt: ({ finding }: { finding: string }) => `Histogram of the scores for ${finding}, with and without it`,
  forestAlt: ({ value }: { value: string }) => `AUC ${value}`,
  calibrationError: "Calibration error",
  brier: "Brier score",
  meanScore: "Mean score",
  observed: "Share with it",
  noCurve: "No curve: films with and without the finding are both needed.",

  operatingPoint: "Operating point",
  inUse: "in use",
  cutOff: "Cut-off",
  stated: "Stated by the model",
  measured: "Measured here",
  flagged: ({ count }: { count: number }) => `With ${films(count)} without a score as flagged`,
  predictive: "If the finding were this frequent",
  prevalence: ({ value }: { value: string }) => `In ${value} of films`,
  ppv: "PPV",
  npv: "NPV",
  subgroups: "Subgroups, at the operating point in use",
  group: "Group",

  method: "How it was measured",
  methodIntervals: ({ resamples, seed, by }: { resamples: number; seed: number; by: "patient" | "film" }) =>
    `95 % intervals: percentiles of ${number(resamples)} bootstrap resamples, drawn by ${by} (seed ${seed}). Where a rate is exactly 0 or 100 %, or comes from very few films, Wilson's interval stands in. Intervals of PPV and NPV come from the ends of those of sensitivity and specificity.`,
  methodAuc: "AUC: how often a film with the finding scores above one without it; ties count half.",
  methodCalibration:
    "Calibration error: mean distance between score and share with the finding over 15 bins of as many films each. It rises by chance where films are few, and where the finding is more or less frequent here than where the model was calibrated.",
  methodPrevalence: ({ share }: { share: string }) => `The model was calibrated where ${share} of films were abnormal.`,
  methodLabels: "The labels are taken as the truth. Where they are wrong, so are these numbers.",
  facts: {
    command: "Command", madeAt: "Made", bundle: "Bundle", manifest: "SHA-256 of its manifest", network: "Network",
    labels: "SHA-256 of the labels file", rows: "Lines in the labels file", filters: "Filters", version: "Firstread",
  },

  progress: ({ done, total, left }: { done: number; total: number; left: string }) => `${number(done)} of ${films(total)}, ${left} left`,
  measuring: "Measuring",
  written: ({ path }: { path: string }) => `Report: ${path}`,
  consoleBundle: ({ name, version, sha256 }: { name: string; version: string; sha256: string }) => `Bundle ${name} ${version}, manifest ${sha256}`,
  consoleFilms: ({ selected, scored, refused, unreadable, missing }: { selected: number; scored: number; refused: number; unreadable: number; missing: number }) =>
    `${films(selected)}: ${number(scored)} scored, ${number(refused)} refused, ${number(unreadable)} not readable, ${number(missing)} missing`,
  consolePredictive: ({ prevalence, ppv, npv }: { prevalence: string; ppv: string; npv: string }) => `in ${prevalence} of films: PPV ${ppv}, NPV ${npv}`,
};

/** Everything that an evaluation says, in whole sentences; apart from the app's catalogs, which a browser has to download. */
export type EvaluationCatalog = typeof enEvaluation;
