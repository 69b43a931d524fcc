import type { Provider } from "../../src/domain/result.ts";
import type { Logit, Score } from "../../src/domain/score.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { succeed } from "../../src/domain/outcome.ts";
import { defaultPointOf } from "../../src/inference/bundle.ts";
import type { FromWorker, Opened, OpenCall, ScoreCall, ToWorker } from "../../src/inference/protocol.ts";
import type { Scoring } from "../../src/inference/score.ts";
import type { WorkerPort } from "../../src/platform/workerCall.ts";

/** What a worker does with a call: answers, crashes, or says nothing for ever. */
export type Act<T> = T | "crash" | "silence";

export interface Behavior {
  readonly open?: (call: OpenCall) => Act<Outcome<Opened>>;
  /** `provider` is the one that the worker was opened with. */
  readonly score?: (call: ScoreCall, provider: Provider | undefined) => Act<Scoring>;
}

/** Keeps the protocol; its answers come a moment later, as from a real worker. Reads messages by structured clone, so that transfers are real. */
export class FakeInferenceWorker implements WorkerPort {
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  isTerminated = false;
  readonly opened: OpenCall[] = [];
  readonly scored: string[] = [];
  readonly #behavior: Behavior;

  constructor(behavior: Behavior) {
    this.#behavior = behavior;
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    const call = structuredClone(message, { transfer }) as ToWorker;
    if (call.kind === "open") this.opened.push(call);
    else this.scored.push(call.radiograph.sopInstanceUid);
    queueMicrotask(() => this.#act(call));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  lose(): void {
    this.#send({ kind: "lost" });
  }

  crash(): void {
    if (!this.isTerminated) this.onerror?.({});
  }

  get provider(): Provider | undefined {
    return this.opened[0]?.provider;
  }

  #act(call: ToWorker): void {
    const { callId } = call;
    if (call.kind === "open") {
      const act = this.#behavior.open?.(call) ?? passes(17);
      if (act === "crash") this.crash();
      else if (act !== "silence") this.#send({ kind: "opened", callId, outcome: act });
      return;
    }
    const act = this.#behavior.score?.(call, this.provider) ?? scores(0.9);
    if (act === "crash") this.crash();
    else if (act !== "silence") this.#send({ kind: "scored", callId, scoring: act });
  }

  #send(message: FromWorker): void {
    if (!this.isTerminated) this.onmessage?.({ data: message });
  }
}

export function passes(medianMs: number): Outcome<Opened> {
  return succeed({ threads: 1, maxDifference: 0.001, medianMs });
}

export function scores(score: number): Scoring {
  const point = defaultPointOf({
    id: "abnormal", snomedCt: null, evidence: "supported", calibration: { slope: 1, intercept: 0 }, defaultOperatingPoint: "sens90", auc: null, calibrationError: null,
    operatingPoints: [{ name: "sens90", cutOff: 0.5 as Score, sensitivity: null, specificity: null }],
  });
  const call = score >= 0.5 ? "positive" : "negative";
  const finding = { finding: "abnormal", logit: 0 as Logit, score: score as Score, call, operatingPoint: point, evidence: "supported", heatmap: null } as const;
  return { state: "scored", findings: [finding], scoreMs: 1 };
}
