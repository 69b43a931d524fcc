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
  switch (result.state) {
    case "refused":
      return { state: "refused", code: result.reason.code };
    case "valid":
    case "stale":
    case "withheld":
      return { state: "good" };
    default:
      return { state: "not-checked" };
  }
}
