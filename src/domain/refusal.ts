import type { IngestProblem, Problem, RefusalReason } from "./problem.ts";

/** The file was understood, but shows no film of the kind that is read here. */
export type ForeignImage = Extract<IngestProblem, { readonly code: "ingest/not-radiograph" | "ingest/multi-frame" | "ingest/color-image" }>;

/** An image that was understood and must not be scored; any other problem is a file or a model that did not work. */
export type Refusal = RefusalReason | ForeignImage;

export function isForeignImage(problem: Problem): problem is ForeignImage {
  return problem.code === "ingest/not-radiograph" || problem.code === "ingest/multi-frame" || problem.code === "ingest/color-image";
}
