import type { Problem } from "../../domain/problem.ts";
import type { Radiograph } from "../../domain/radiograph.ts";
import type { Provider } from "../../domain/result.ts";
import type { Patient } from "../../domain/study.ts";
import type { Scoring } from "../score.ts";
import type { Engine, Reply } from "./engine.ts";

/** A radiograph that waits for its scores. */
export interface Job {
  readonly radiograph: Radiograph;
  readonly patient: Patient;
  /** Called once. */
  readonly settle: (scoring: Scoring, provider: Provider) => void;
}

export interface QueueEvents {
  /** A WebGPU engine answered what WASM may do better. */
  readonly onDoubtful: (engine: Engine, problem: Problem) => void;
  /** A job has to wait although every engine is at work. */
  readonly onCrowded: () => void;
}

/** Gives jobs to engines, first come first served; a job whose engine breaks goes back to the front. */
export class ScoreQueue {
  #waiting: Job[] = [];
  #engines: readonly Engine[] = [];
  readonly #busy = new Set<Engine>();
  /** Cancelled: nobody waits for them any more. */
  readonly #dropped = new WeakSet<Job>();
  readonly #crashed = new WeakSet<Job>();
  readonly #events: QueueEvents;

  constructor(events: QueueEvents) {
    this.#events = events;
  }

  submit(job: Job): void {
    this.#waiting.push(job);
    this.#pump();
  }

  drop(job: Job): void {
    this.#dropped.add(job);
    this.#waiting = this.#waiting.filter((one) => one !== job);
  }

  /** From now on only these get jobs; another one that is busy finishes what it has. */
  useEngines(engines: readonly Engine[]): void {
    this.#engines = engines;
    this.#pump();
  }

  /** Settles all that waits. */
  failAll(problem: Problem): void {
    for (const job of this.#waiting.splice(0)) job.settle({ state: "failed", problem }, "wasm");
  }

  #pump(): void {
    for (const engine of this.#engines) {
      const job = this.#busy.has(engine) || engine.isGone ? undefined : this.#waiting.shift();
      if (job !== undefined) void this.#run(engine, job);
    }
    if (this.#waiting.length > 0) this.#events.onCrowded();
  }

  async #run(engine: Engine, job: Job): Promise<void> {
    this.#busy.add(engine);
    const reply = await engine.score(job.radiograph, job.patient);
    this.#busy.delete(engine);
    this.#conclude(engine, job, reply);
    this.#pump();
  }

  #conclude(engine: Engine, job: Job, reply: Reply): void {
    if (reply.kind === "answered" && !isDoubtful(engine, reply.scoring)) return job.settle(reply.scoring, engine.provider);
    const problem = problemOf(reply);
    if (reply.kind === "answered") this.#events.onDoubtful(engine, problem);
    if (this.#dropped.has(job)) return;
    if (this.#mayRunAgain(engine, job, problem)) this.#waiting.unshift(job);
    else job.settle({ state: "failed", problem }, engine.provider);
  }

  /** What WebGPU could not do is done again by WASM; on WASM a crash is forgiven once, silence is not. */
  #mayRunAgain({ provider }: Engine, job: Job, problem: Problem): boolean {
    if (provider === "webgpu") return true;
    const isFirstCrash = problem.code === "inference/worker-crashed" && !this.#crashed.has(job);
    this.#crashed.add(job);
    return isFirstCrash;
  }
}

/** On WebGPU a failed run may be the graphics driver's doing; an image that cannot be scored is refused there as everywhere. */
function isDoubtful({ provider }: Engine, scoring: Scoring): boolean {
  if (provider === "wasm" || scoring.state !== "failed") return false;
  return scoring.problem.code === "inference/runtime-failed" || scoring.problem.code === "inference/output-invalid";
}

function problemOf(reply: Reply): Problem {
  if (reply.kind === "broken") return reply.problem;
  return reply.scoring.state === "failed" ? reply.scoring.problem : { code: "inference/runtime-failed" };
}
