import { succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Radiograph } from "../../domain/radiograph.ts";
import type { Provider, Result } from "../../domain/result.ts";
import type { Patient } from "../../domain/study.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Inference, InferenceStatus, ProviderChoice, SelfTestOutcome, SelfTestReport } from "../inference.ts";
import { chooseProvider, isWebgpuWorthTrying } from "../providerChoice.ts";
import type { Adapter } from "../providerChoice.ts";
import { resultOf } from "../score.ts";
import type { Scoring } from "../score.ts";
import { fetchForWasm, readBundle } from "./bundleSource.ts";
import type { Kit } from "./bundleSource.ts";
import type { Engine } from "./engine.ts";
import { openEngine } from "./openEngine.ts";
import type { EngineOptions, OpenEngine, Session } from "./openEngine.ts";
import { ScoreQueue } from "./scoreQueue.ts";
import type { Job } from "./scoreQueue.ts";

export interface WorkerInferenceOptions extends EngineOptions {
  readonly clock: Clock;
  /** Of this device. */
  readonly cores: number;
  readonly choice: ProviderChoice;
  readonly probeAdapter: () => Promise<Adapter>;
}

/**
 * The `Inference` port on dedicated workers: one that stays warm, a second one as soon as a film has to wait, another one for WebGPU where
 * that is wanted or the faster one. A worker that breaks is started anew and its film is scored again.
 */
export function openWorkerInference(options: WorkerInferenceOptions): Inference {
  return new WorkerInference(options);
}

/** A queue gains nothing from a third worker on the two cores of an old laptop, and each costs 60 MB. */
const mostWorkers = 2;

class WorkerInference implements Inference {
  readonly #options: WorkerInferenceOptions;
  readonly #watchers = new Set<(status: InferenceStatus) => void>();
  readonly #queue: ScoreQueue;
  #choice: ProviderChoice;
  #status: InferenceStatus = downloading(0, 0);
  #session: Session | null = null;
  #wasm: readonly Engine[] = [];
  /** WASM workers on their way. */
  #opening = 0;
  #mayGrow = true;
  /** Null unless it is the provider in use. */
  #webgpu: Engine | null = null;
  #selfTests: Partial<Record<Provider, SelfTestReport>> = {};
  #threads = 1;
  /** Ended by `restart` and `close`. */
  #life = new AbortController();
  /** Ended by whatever makes a trial of WebGPU pointless. */
  #trial = new AbortController();

  constructor(options: WorkerInferenceOptions) {
    this.#options = options;
    this.#choice = options.choice;
    this.#queue = new ScoreQueue({
      onDoubtful: (engine, problem) => this.#loseWebgpu(engine, problem),
      onCrowded: () => this.#grow(),
    });
    void this.#prepare(this.#life.signal);
  }

  async score(radiograph: Radiograph, patient: Patient, signal: AbortSignal): Promise<Result> {
    const owned = takePixels(radiograph);
    if (signal.aborted || this.#life.signal.aborted) return failed({ code: "inference/cancelled" });
    if (this.#status.state === "unavailable") return failed({ code: "inference/unavailable" });
    return new Promise((resolve) => {
      const cancel = () => {
        this.#queue.drop(job);
        resolve(failed({ code: "inference/cancelled" }));
      };
      const settle = (scoring: Scoring, provider: Provider) => {
        signal.removeEventListener("abort", cancel);
        resolve(this.#resultOf(scoring, provider, owned));
      };
      const job: Job = { radiograph: owned, patient, settle };
      signal.addEventListener("abort", cancel, { once: true });
      this.#queue.submit(job);
    });
  }

  status(): InferenceStatus {
    return this.#status;
  }

  watch(onChange: (status: InferenceStatus) => void): () => void {
    this.#watchers.add(onChange);
    onChange(this.#status);
    return () => {
      this.#watchers.delete(onChange);
    };
  }

  restart(): void {
    this.#stop();
    this.#life = new AbortController();
    this.#mayGrow = true;
    this.#selfTests = {};
    this.#setStatus(downloading(0, 0));
    void this.#prepare(this.#life.signal);
  }

  prefer(choice: ProviderChoice): void {
    this.#choice = choice;
    if (this.#status.state !== "ready") return;
    this.#dropWebgpu();
    this.#announce();
    void this.#tryWebgpu();
  }

  close(): void {
    this.#stop();
    this.#queue.failAll({ code: "inference/cancelled" });
    this.#watchers.clear();
  }

  async #prepare(signal: AbortSignal): Promise<void> {
    const kit = await this.#fetch(signal);
    if (signal.aborted) return;
    if (!kit.ok) return this.#giveUp(kit.problem);
    this.#setStatus({ state: "preparing" });
    await this.#addWasm(kit.value);
    if (!signal.aborted && this.#wasm.length > 0) void this.#tryWebgpu();
  }

  async #fetch(signal: AbortSignal): Promise<Outcome<Kit>> {
    const bundle = await readBundle(this.#options, signal);
    if (!bundle.ok) return bundle;
    const onBytes = (doneBytes: number, totalBytes: number) => {
      if (!signal.aborted) this.#setStatus(downloading(doneBytes, totalBytes));
    };
    const files = await fetchForWasm(this.#options, bundle.value, onBytes, signal);
    if (!files.ok) return files;
    if (!signal.aborted) this.#session = { ...bundle.value, selfTest: files.value.selfTest };
    return succeed(files.value.kit);
  }

  /** One more WASM worker. Without any, this device cannot score. */
  async #addWasm(kit: Kit | null): Promise<void> {
    const { signal } = this.#life;
    this.#opening += 1;
    const opened = await this.#open("wasm", kit, signal);
    this.#opening -= 1;
    if (signal.aborted) return closeOf(opened);
    if (!opened.ok) {
      this.#mayGrow = false;
      if (this.#wasm.length + this.#opening === 0) this.#giveUp(opened.problem);
      return;
    }
    this.#wasm = [...this.#wasm, opened.value.engine];
    this.#threads = opened.value.opened.threads;
    this.#report("wasm", outcomeOf(opened));
    this.#announce();
    this.#useActive();
  }

  async #tryWebgpu(): Promise<void> {
    this.#trial.abort();
    this.#trial = new AbortController();
    const { signal } = this.#trial;
    const adapter = await this.#options.probeAdapter();
    const manifest = this.#session?.manifest;
    if (signal.aborted || manifest === undefined || !isWebgpuWorthTrying(this.#choice, adapter, manifest)) return;
    const opened = await this.#open("webgpu", null, signal);
    if (signal.aborted) return closeOf(opened);
    const outcome = outcomeOf(opened);
    this.#report("webgpu", outcome);
    const wasm = this.#selfTests.wasm?.outcome ?? outcome;
    if (opened.ok && !opened.value.engine.isGone && chooseProvider(this.#choice, wasm, outcome) === "webgpu") this.#webgpu = opened.value.engine;
    else closeOf(opened);
    this.#announce();
    this.#useActive();
  }

  async #open(provider: Provider, kit: Kit | null, signal: AbortSignal): Promise<Outcome<OpenEngine>> {
    const session = this.#session;
    if (session === null) throw new Error("an engine needs a session");
    return openEngine(this.#options, session, { provider, kit, signal, onBroken: (engine, problem) => this.#lose(engine, problem) });
  }

  /** An engine that broke while it was opened is none of these. */
  #lose(engine: Engine, problem: Problem): void {
    this.#loseWebgpu(engine, problem);
    if (!this.#wasm.includes(engine)) return;
    this.#wasm = this.#wasm.filter((one) => one !== engine);
    this.#useActive();
    void this.#addWasm(null);
  }

  #loseWebgpu(engine: Engine, problem: Problem): void {
    if (engine !== this.#webgpu) return;
    this.#dropWebgpu();
    this.#report("webgpu", { state: "failed", problem });
    this.#announce();
  }

  #dropWebgpu(): void {
    this.#trial.abort();
    this.#webgpu?.close();
    this.#webgpu = null;
    this.#useActive();
  }

  #grow(): void {
    const workers = this.#wasm.length + this.#opening;
    const isWanted = this.#webgpu === null && this.#wasm.length > 0 && workers < Math.min(mostWorkers, this.#options.cores);
    if (isWanted && this.#mayGrow) void this.#addWasm(null);
  }

  #useActive(): void {
    this.#queue.useEngines(this.#webgpu === null ? this.#wasm : [this.#webgpu]);
  }

  #giveUp(problem: Problem): void {
    this.#stop();
    this.#life = new AbortController();
    this.#setStatus({ state: "unavailable", problem });
    this.#queue.failAll({ code: "inference/unavailable" });
  }

  #stop(): void {
    this.#life.abort();
    this.#dropWebgpu();
    for (const engine of this.#wasm) engine.close();
    this.#wasm = [];
    this.#useActive();
  }

  #report(provider: Provider, outcome: SelfTestOutcome): void {
    this.#selfTests = { ...this.#selfTests, [provider]: { provider, at: this.#options.clock.now(), outcome } };
  }

  #announce(): void {
    if (this.#session === null) return;
    const { identity, manifest } = this.#session;
    const selfTests = [this.#selfTests.wasm, this.#selfTests.webgpu].filter((report) => report !== undefined);
    const provider = this.#webgpu === null ? "wasm" : "webgpu";
    const threads = provider === "wasm" ? this.#threads : 1;
    this.#setStatus({ state: "ready", device: { bundle: identity, manifest, provider, threads, choice: this.#choice, selfTests } });
  }

  #setStatus(status: InferenceStatus): void {
    this.#status = status;
    for (const onChange of this.#watchers) onChange(status);
  }

  #resultOf(scoring: Scoring, provider: Provider, radiograph: Radiograph): Result {
    if (this.#session === null) return failed({ code: "inference/unavailable" });
    return resultOf(scoring, { bundle: this.#session.identity, provider }, radiograph, this.#options.clock.now());
  }
}

function downloading(doneBytes: number, totalBytes: number): InferenceStatus {
  return { state: "downloading", doneBytes, totalBytes };
}

function failed(problem: Problem): Result {
  return { state: "failed", problem };
}

/** From here on nobody else can change the pixels; empty where they were taken before. */
function takePixels(radiograph: Radiograph): Radiograph {
  const { buffer } = radiograph.pixels;
  if (buffer.byteLength === 0) return { ...radiograph, pixels: new Uint16Array() };
  const { byteOffset, length } = radiograph.pixels;
  return { ...radiograph, pixels: new Uint16Array(structuredClone(buffer, { transfer: [buffer] }), byteOffset, length) };
}

function outcomeOf(opened: Outcome<OpenEngine>): SelfTestOutcome {
  if (!opened.ok) return { state: "failed", problem: opened.problem };
  const { maxDifference, medianMs } = opened.value.opened;
  return { state: "passed", maxDifference, medianMs };
}

function closeOf(opened: Outcome<OpenEngine>): void {
  if (opened.ok) opened.value.engine.close();
}
