import type { RefusalReason } from "../domain/problem.ts";
import type { Result } from "../domain/result.ts";
import type { Study } from "../domain/study.ts";

/** "good": gate and checks let the film be scored. "not-checked": they did not run, or did not end. */
export type Quality =
  | { readonly state: "good" }
  | { readonly state: "not-checked" }
  | { readonly state: "refused"; readonly code: RefusalReason["code"] };

/** One for each image, in the images' order. Tells nothing of a score, so that it may be shown before the reader's verdict. */
export function qualityOf(study: Study): readonly Quality[] {
  return study.images.map(({ result }) => qualityOfResult(result));
}

function qualityOfResult(result: Result): Quality {
  if (result.state === "refused") return { state: "refused", code: result.reason.code };
  const wasLetThrough = result.state === "valid" || result.state === "stale" || result.state === "withheld";
  return { state: wasLetThrough ? "good" : "not-checked" };
}
