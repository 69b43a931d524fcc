import type { EvaluationCatalog } from "../../evaluation/enEvaluation.ts";

/** On standard error: one line that is written anew on a terminal, a line for each tenth elsewhere. */
export function openProgress(total: number, words: EvaluationCatalog, nowMs: () => number): (done: number) => void {
  const startMs = nowMs();
  let tenths = 0;
  return (done) => {
    const left = timeText(((nowMs() - startMs) / done) * (total - done));
    const line = words.progress({ done, total, left });
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${line}${done === total ? "\n" : ""}`);
    else if (Math.floor((10 * done) / total) > tenths) process.stderr.write(`${line}\n`);
    tenths = Math.floor((10 * done) / total);
  };
}

/** Minutes and seconds, as in 1:05. */
function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
