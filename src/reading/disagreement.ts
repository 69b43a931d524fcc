import type { DisagreementKind, Verdict } from "../domain/read.ts";
import { type Study, triageOfResult } from "../domain/study.ts";

/**
 * Which of the two, reader or model, alone calls the study abnormal; null where they agree or where one of them does not say. One image with a positive
 * call is enough for the model to say it; it is silent as long as any image has no valid score.
 */
export function disagreementKind(study: Study, verdict: Verdict | null): DisagreementKind | null {
  const calls = study.images.map(({ result }) => triageOfResult(result));
  if (verdict === "normal") return calls.includes("attention") ? "model-only" : null;
  if (verdict === "abnormal" || verdict === "urgent") return calls.every((call) => call === "clear") ? "reader-only" : null;
  return null;
}
