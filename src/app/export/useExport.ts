import { useRef, useState } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { ExportProgress, ExportSummary } from "../../flows/journeys.ts";
import type { Destination } from "../../platform/destination.ts";
import { useReader, useSite } from "../components/useSite.ts";
import { useServices } from "../services.ts";
import type { Choices, Target } from "./choices.ts";

export type ExportState =
  | { readonly kind: "choosing"; readonly problem: Problem | null }
  | { readonly kind: "running"; readonly progress: ExportProgress; readonly startedAt: number }
  | { readonly kind: "ended"; readonly summary: ExportSummary; readonly target: Target };

export interface ExportRun {
  readonly state: ExportState;
  readonly start: (choices: Choices, uids: readonly StudyUid[]) => void;
  readonly stop: () => void;
  readonly again: () => void;
}

/** One export at a time, from the click to what came of it. */
export function useExport(): ExportRun {
  const { exporting, clock } = useServices();
  const { settings } = useSite();
  const reader = useReader();
  const [state, setState] = useState<ExportState>({ kind: "choosing", problem: null });
  const cancellation = useRef<AbortController | null>(null);
  const choose = (problem: Problem | null = null) => setState({ kind: "choosing", problem });

  async function run(choices: Choices, uids: readonly StudyUid[]): Promise<void> {
    const destination = await openDestination(choices.target);
    if (destination === null) return;
    if (!destination.ok) return choose(destination.problem);
    const controller = new AbortController();
    cancellation.current = controller;
    const startedAt = clock.now();
    const { kinds, language, withUnsigned } = choices;
    const request = { uids, kinds, language, withUnsigned, settings, readerId: reader?.id ?? null, destination: destination.value };
    setState({ kind: "running", progress: { done: 0, total: uids.length }, startedAt });
    const summary = await exporting.run(request, (progress) => setState({ kind: "running", progress, startedAt }), controller.signal);
    if (summary.ok) setState({ kind: "ended", summary: summary.value, target: choices.target });
    else choose(summary.problem);
  }

  /** Null where the reader has changed the mind. */
  async function openDestination(target: Target): Promise<Outcome<Destination> | null> {
    if (target === "pacs") return exporting.openPacs(settings.pacsUrl);
    if (target === "folder") return exporting.openFolder === null ? null : exporting.openFolder();
    return { ok: true, value: exporting.openZip(`firstread_${new Intl.DateTimeFormat("sv-SE").format(clock.now())}.zip`) };
  }

  return { state, start: (choices, uids) => void run(choices, uids), stop: () => cancellation.current?.abort(), again: () => choose() };
}
