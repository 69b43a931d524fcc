import type { Outcome } from "../domain/outcome.ts";
import type { Problem, RefusalReason } from "../domain/problem.ts";
import type { Radiograph } from "../domain/radiograph.ts";
import type { BundleIdentity, FindingScore, Provider, Result } from "../domain/result.ts";
import type { Patient } from "../domain/study.ts";
import type { BundleManifest } from "./bundle.ts";
import { refusalOfGate } from "./gate.ts";
import { interpret } from "./interpret.ts";
import type { RawOutputs } from "./interpret.ts";
import { checkPixels, refusalOfGray, refusalOfHeader } from "./outOfDistribution.ts";
import { tensorOf, viewForNetwork } from "./preprocess.ts";

/** One run of the network: 1 x channels x side x side in, raw outputs out. Problem: `inference/runtime-failed`. */
export type RunNetwork = (tensor: Float32Array<ArrayBuffer>) => Promise<Outcome<RawOutputs>>;

/** What came of one radiograph, before it is known when and by which bundle. */
export type Scoring =
  | { readonly state: "refused"; readonly reason: RefusalReason }
  | { readonly state: "failed"; readonly problem: Problem }
  | { readonly state: "scored"; readonly findings: readonly FindingScore[]; readonly scoreMs: number };

/** Radiograph -> scores. `nowMs` is a steady clock. */
export async function scoreRadiograph(
  manifest: BundleManifest, run: RunNetwork, radiograph: Radiograph, patient: Patient, nowMs: () => number,
): Promise<Scoring> {
  const startMs = nowMs();
  const pixels = checkPixels(radiograph);
  if (!pixels.ok) return failed(pixels.problem);
  const reason = refusalOfHeader(radiograph, patient, manifest);
  if (reason !== null) return { state: "refused", reason };
  const { gray, area } = viewForNetwork(radiograph, manifest.input);
  const absurd = refusalOfGray(gray);
  if (absurd !== null) return { state: "refused", reason: absurd };
  const outputs = await run(tensorOf(gray, manifest.input));
  if (!outputs.ok) return failed(outputs.problem);
  // Before the scores are looked at: what is no chest film may well drive them out of bounds.
  const stopped = refusalOfGate(manifest, outputs.value);
  if (!stopped.ok) return failed(stopped.problem);
  if (stopped.value !== null) return { state: "refused", reason: stopped.value };
  const findings = interpret(manifest, outputs.value, area);
  return findings.ok ? { state: "scored", findings: findings.value, scoreMs: nowMs() - startMs } : failed(findings.problem);
}

/** Binds a scoring to its radiograph, bundle, provider and time (milliseconds since 1970). */
export function resultOf(
  scoring: Scoring, by: { readonly bundle: BundleIdentity; readonly provider: Provider }, { sopInstanceUid }: Pick<Radiograph, "sopInstanceUid">,
  scoredAt: number,
): Result {
  if (scoring.state !== "scored") return scoring;
  const { findings, scoreMs } = scoring;
  return { state: "valid", scored: { bundle: by.bundle, sopInstanceUid, scoredAt, provider: by.provider, findings, scoreMs } };
}

function failed(problem: Problem): Scoring {
  return { state: "failed", problem };
}
