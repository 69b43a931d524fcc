import type { Problem } from "../../domain/problem.ts";
import type { Radiograph } from "../../domain/radiograph.ts";
import type { Provider } from "../../domain/result.ts";
import type { Patient } from "../../domain/study.ts";
import { fail } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { WorkerPort } from "../../platform/workerCall.ts";
import type { FromWorker, OpenCall, Opened, ToWorker } from "../protocol.ts";
import type { Scoring } from "../score.ts";

/** How long a worker may be silent, in milliseconds. */
export interface Limits {
  readonly openMs: number;
  readonly scoreMs: number;
}

export type Reply =
  | { readonly kind: "answered"; readonly scoring: Scoring }
  /** The worker is gone. */
  | { readonly kind: "broken"; readonly problem: Problem };

type Settle = (answer: FromWorker | { readonly kind: "broken"; readonly problem: Problem }) => void;

/** One worker with one provider. Once broken (crash, silence, lost graphics device) it stays so: the owner opens another. */
export class Engine {
  readonly provider: Provider;
  readonly #worker: WorkerPort;
  readonly #limits: Limits;
  readonly #onBroken: (engine: Engine, problem: Problem) => void;
  readonly #pending = new Map<number, Settle>();
  #lastCallId = 0;
  #isGone = false;

  /** `onBroken` is called at most once, and not for `close`. */
  constructor(worker: WorkerPort, provider: Provider, limits: Limits, onBroken: (engine: Engine, problem: Problem) => void) {
    this.provider = provider;
    this.#worker = worker;
    this.#limits = limits;
    this.#onBroken = onBroken;
    worker.onmessage = ({ data }) => this.#receive(data as FromWorker);
    worker.onerror = () => this.#break({ code: "inference/worker-crashed" });
  }

  /** Broken or closed. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Buffers of the call are transferred. */
  async open(call: Omit<OpenCall, "kind" | "callId">): Promise<Outcome<Opened>> {
    const { network, runtime } = call;
    const transfer = runtime.bytes === null ? [network] : [network, runtime.bytes];
    const answer = await this.#call({ kind: "open", ...call }, transfer, this.#limits.openMs);
    if (answer.kind === "opened") return answer.outcome;
    return fail(answer.kind === "broken" ? answer.problem : { code: "inference/runtime-failed" });
  }

  /** Sends a copy of the pixels: should the worker break, another one gets the same. Never rejects. */
  async score(radiograph: Radiograph, patient: Patient): Promise<Reply> {
    const copy = { ...radiograph, pixels: radiograph.pixels.slice() };
    const answer = await this.#call({ kind: "score", radiograph: copy, patient }, [copy.pixels.buffer], this.#limits.scoreMs);
    if (answer.kind === "scored") return { kind: "answered", scoring: answer.scoring };
    return { kind: "broken", problem: answer.kind === "broken" ? answer.problem : { code: "inference/runtime-failed" } };
  }

  close(): void {
    this.#end({ code: "inference/cancelled" });
  }

  async #call(message: Unnumbered, transfer: Transferable[], limitMs: number): Promise<Parameters<Settle>[0]> {
    if (this.#isGone) return { kind: "broken", problem: { code: "inference/worker-crashed" } };
    this.#lastCallId += 1;
    const callId = this.#lastCallId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#break({ code: "inference/timeout", limitMs }), limitMs);
      this.#pending.set(callId, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#worker.postMessage({ ...message, callId }, transfer);
    });
  }

  #receive(message: FromWorker): void {
    if (message.kind === "lost") return this.#break({ code: "inference/runtime-failed" });
    const settle = this.#pending.get(message.callId);
    this.#pending.delete(message.callId);
    settle?.(message);
  }

  #break(problem: Problem): void {
    if (this.#isGone) return;
    this.#end(problem);
    this.#onBroken(this, problem);
  }

  #end(problem: Problem): void {
    this.#isGone = true;
    this.#worker.terminate();
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    for (const settle of calls) settle({ kind: "broken", problem });
  }
}

type Unnumbered = ToWorker extends infer Message ? (Message extends ToWorker ? Omit<Message, "callId"> : never) : never;
