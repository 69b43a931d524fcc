import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { BundleManifest } from "../bundle.ts";
import type { FromWorker, OpenCall, Opened, ScoreCall, ToWorker } from "../protocol.ts";
import { rehearse } from "../rehearse.ts";
import { scoreRadiograph } from "../score.ts";
import type { RunNetwork, Scoring } from "../score.ts";
import { openWasm } from "./wasmSession.ts";
import { openWebgpu } from "./webgpuSession.ts";

interface OpenNetwork {
  readonly manifest: BundleManifest;
  readonly run: RunNetwork;
}

serve();

/** One network on one provider, opened by the first call; the page throws the worker away when it wants another. */
function serve(): void {
  let network: OpenNetwork | null = null;
  globalThis.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === "score") return answer({ kind: "scored", callId: data.callId, scoring: await score(network, data) });
    const opened = await open(data);
    if (opened.ok) network = opened.value.network;
    answer({ kind: "opened", callId: data.callId, outcome: opened.ok ? succeed(opened.value.report) : opened });
  };
}

async function open(call: OpenCall): Promise<Outcome<{ readonly network: OpenNetwork; readonly report: Opened }>> {
  const { manifest, provider, selfTest, threads } = call;
  try {
    const run = provider === "webgpu" ? await openWebgpu(call, () => answer({ kind: "lost" })) : await openWasm(call);
    const rehearsal = await rehearse(manifest, provider, run, selfTest, nowMs);
    return rehearsal.ok ? succeed({ network: { manifest, run }, report: { threads, ...rehearsal.value } }) : rehearsal;
  } catch {
    return fail({ code: "inference/runtime-failed" });
  }
}

async function score(network: OpenNetwork | null, { radiograph, patient }: ScoreCall): Promise<Scoring> {
  if (network === null) return { state: "failed", problem: { code: "inference/unavailable" } };
  return scoreRadiograph(network.manifest, network.run, radiograph, patient, nowMs);
}

function nowMs(): number {
  return performance.now();
}

function answer(message: FromWorker): void {
  globalThis.postMessage(message);
}
