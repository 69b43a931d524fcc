import { seededRandom } from "../../../src/cli/samples/random.ts";
import type { FindingId } from "../../../src/domain/finding.ts";
import { evaluate, type EvaluatedFilm } from "../../../src/evaluation/evaluation.ts";
import type { EvaluationReport, EvaluationRun } from "../../../src/evaluation/report.ts";
import { exampleManifest } from "../../fakes/exampleBundle.ts";

export const exampleRun: EvaluationRun = {
  madeAt: "2030-01-02T03:04:05.000Z", command: "npm run evaluate -- --images films --labels labels.csv", appVersion: "0.1.0",
  bundle: {
    name: "example", version: "1.0.0", sha256: "a".repeat(64), network: { file: "model.onnx", precision: "int8", sha256: "b".repeat(64) },
    calibrationPrevalence: 0.66, gateCutOff: null,
  },
  labelsFile: { sha256: "c".repeat(64), layout: "columns", rows: 60 }, filters: ["split=test"], resamples: 100, seed: 1, drawnBy: "film",
};

/** Sixty films with made-up scores for the labels of the repository's bundle, two refused, one unreadable with an unpleasant name, one missing. */
export function exampleReport(): EvaluationReport {
  const random = seededRandom(7);
  const { labels } = exampleManifest();
  const films = Array.from({ length: 60 }, (_, at): EvaluatedFilm => {
    const isPositive = at % 3 === 0;
    const scores = new Map<FindingId, number>(labels.map(({ id }) => [id, Math.min(0.99, 0.6 * random() + (isPositive ? 0.35 : 0.05))]));
    const truths = new Map<FindingId, boolean>([["abnormal", isPositive], ["effusion", isPositive && at < 20]]);
    return { file: `film${at}.dcm`, patientId: null, isOther: false, truths, groups: { sex: at % 2 === 0 ? "F" : "M" }, outcome: { state: "scored", scores } };
  });
  const special: Readonly<Record<number, Partial<EvaluatedFilm>>> = {
    0: { outcome: { state: "refused", problem: { code: "inference/blank-image" } } },
    1: { outcome: { state: "refused", problem: { code: "inference/lateral-view", viewPosition: "LL" } } },
    2: { outcome: { state: "unreadable", problem: { code: "ingest/truncated" } }, file: '<script>alert("&")</script>.dcm' },
    3: { outcome: { state: "missing" } },
  };
  const changed = films.map((film, at) => ({ ...film, ...special[at] }));
  const labelsFile = { findings: ["abnormal", "effusion"], groupings: ["sex"], hasPatients: false } as const;
  return evaluate(changed, labelsFile, { labels }, exampleRun, { resamples: 100, random: () => seededRandom(1) });
}
