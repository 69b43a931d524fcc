import type { StudyImage } from "../domain/study.ts";
import { rescore, type RescoringPorts } from "./images.ts";

/**
 * Films that came while there was no model, such as before its download, get their scores as soon as there is one: one after the other, newest
 * first. The answer stops it.
 */
export function openCatchingUp(ports: RescoringPorts): () => void {
  const life = new AbortController();
  let isUnderWay = false;
  const stop = ports.inference.watch(({ state }) => {
    if (state !== "ready" || isUnderWay) return;
    isUnderWay = true;
    void catchUp(ports, life.signal).finally(() => {
      isUnderWay = false;
    });
  });
  return () => {
    stop();
    life.abort();
  };
}

async function catchUp(ports: RescoringPorts, signal: AbortSignal): Promise<void> {
  const studies = await ports.store.list();
  if (!studies.ok) return;
  for (const study of studies.value) {
    for (const image of study.images) {
      if (signal.aborted || ports.inference.status().state !== "ready") return;
      // One that fails keeps the result it had, which says that there is no score.
      if (waitsForModel(image)) await rescore(ports, study, image.radiograph.sopInstanceUid, signal);
    }
  }
}

function waitsForModel({ result }: StudyImage): boolean {
  return result.state === "notRun" || (result.state === "failed" && result.problem.code === "inference/unavailable");
}
