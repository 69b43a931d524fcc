import type { Result } from "../../domain/result.ts";

/** Whether scoring again may give something else. A refusal stays as it is, unless it is a gate's: another model has another gate. */
export function canBeScored(result: Result): boolean {
  if (result.state === "refused") return result.reason.code.startsWith("inference/gate-");
  return result.state === "failed" || result.state === "stale" || result.state === "notRun";
}
