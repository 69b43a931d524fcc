import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Provider } from "../../domain/result.ts";
import type { WorkerPort } from "../../platform/workerCall.ts";
import type { Opened } from "../protocol.ts";
import type { SelfTestVectors } from "../selfTest.ts";
import { fetchKit } from "./bundleSource.ts";
import type { Bundle, BundleSource, Kit } from "./bundleSource.ts";
import { Engine } from "./engine.ts";
import type { Limits } from "./engine.ts";

export interface EngineOptions extends BundleSource {
  /** Of each WASM worker; more than 1 only where the page is cross-origin isolated. */
  readonly threads: number;
  readonly createWorker: () => WorkerPort;
  /** The service worker answers for the runtime: a worker may fetch it itself, and the browser keeps the compiled code. */
  readonly isRuntimeServed: () => boolean;
  readonly limits: Readonly<Record<Provider, Limits>>;
}

/** What has to be known before the first worker can start. */
export interface Session extends Bundle {
  readonly selfTest: SelfTestVectors;
}

export interface EngineWish {
  readonly provider: Provider;
  /** Null: fetched again, usually from this device. */
  readonly kit: Kit | null;
  /** Closes what is being opened, but not what has been opened. */
  readonly signal: AbortSignal;
  readonly onBroken: (engine: Engine, problem: Problem) => void;
}

export interface OpenEngine {
  readonly engine: Engine;
  readonly opened: Opened;
}

/**
 * A warm engine that has passed the self-test on this device. Problems: those of `Download`, `inference/runtime-failed`,
 * `inference/self-test-failed`, `inference/output-invalid`, `inference/timeout`, `inference/worker-crashed`, `inference/cancelled`.
 */
export async function openEngine(options: EngineOptions, session: Session, wish: EngineWish): Promise<Outcome<OpenEngine>> {
  if (!options.isRuntimeServed()) return openOnce(options, session, wish, false);
  const served = await openOnce(options, session, wish, true);
  // A service worker that has lost its copy cannot answer; the page still can.
  const isLost = !served.ok && served.problem.code === "inference/runtime-failed";
  return isLost ? openOnce(options, session, { ...wish, kit: null }, false) : served;
}

async function openOnce(options: EngineOptions, session: Session, wish: EngineWish, isServed: boolean): Promise<Outcome<OpenEngine>> {
  const { provider, signal } = wish;
  const kit = wish.kit === null ? await fetchKit(options, session, provider, signal) : succeed(wish.kit);
  if (!kit.ok) return kit;
  if (signal.aborted) return fail({ code: "inference/cancelled" });
  const engine = new Engine(options.createWorker(), provider, options.limits[provider], wish.onBroken);
  const close = () => engine.close();
  signal.addEventListener("abort", close, { once: true });
  const opened = await engine.open({
    provider,
    manifest: session.manifest,
    selfTest: session.selfTest,
    network: kit.value.network,
    runtime: runtimeOf(options, provider, isServed ? null : kit.value.runtime),
    threads: provider === "wasm" ? options.threads : 1,
  });
  signal.removeEventListener("abort", close);
  if (opened.ok) return succeed({ engine, opened: opened.value });
  engine.close();
  return opened;
}

function runtimeOf({ runtimeFileOf }: EngineOptions, provider: Provider, bytes: ArrayBuffer | null) {
  const { moduleUrl, wasm } = runtimeFileOf(provider);
  return { moduleUrl, wasmUrl: wasm.url, bytes };
}
