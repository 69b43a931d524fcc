import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isForeignImage } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import type { EvaluatedFilm, FilmOutcome } from "../../evaluation/evaluation.ts";
import type { LabeledFilm } from "../../evaluation/labelsFile.ts";
import type { NodeInference } from "../../inference/node/nodeInference.ts";
import { openNodeIngest, type NodeIngest } from "../../ingest/node/nodeIngest.ts";

/** Every film, one after the other; no file can stop it. Those in `missing` are not looked for. `onFilm` hears how many are done. */
export async function scoreFilms(
  images: string, films: readonly LabeledFilm[], missing: ReadonlySet<string>, inference: NodeInference, onFilm: (done: number) => void,
): Promise<readonly EvaluatedFilm[]> {
  const ingest = openNodeIngest();
  const evaluated: EvaluatedFilm[] = [];
  for (const film of films) {
    const outcome: FilmOutcome = missing.has(film.file) ? { state: "missing" } : await outcomeOf(join(images, film.file), ingest, inference);
    evaluated.push({ ...film, outcome });
    onFilm(evaluated.length);
  }
  return evaluated;
}

async function outcomeOf(path: string, ingest: NodeIngest, inference: NodeInference): Promise<FilmOutcome> {
  const bytes = await readFile(path).then((buffer) => new Uint8Array(buffer)).catch(() => null);
  if (bytes === null) return { state: "unreadable", problem: { code: "ingest/unreadable" } };
  const answers = await ingest.readRadiographs(bytes, basename(path));
  const [answer] = answers;
  // An archive with several films: which of them would the label mean?
  if (answer === undefined || answers.length > 1) return { state: "refused", problem: { code: "ingest/multi-frame", frames: answers.length } };
  if (answer.outcome.ok) return outcomeOfResult(await inference.score(answer.outcome.value.radiograph, answer.outcome.value.patient));
  const { problem } = answer.outcome;
  return isForeignImage(problem) ? { state: "refused", problem } : { state: "unreadable", problem };
}

function outcomeOfResult(result: Result): FilmOutcome {
  if (result.state === "refused") return { state: "refused", problem: result.reason };
  if (result.state === "failed") return { state: "unreadable", problem: result.problem };
  if (result.state !== "valid") throw new Error(`A result that is ${result.state} is no answer.`);
  return { state: "scored", scores: new Map(result.scored.findings.map(({ finding, score }) => [finding, score])) };
}
