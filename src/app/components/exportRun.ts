import { createContext, use, useRef, useState } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { ExportKind, ExportProgress, ExportSummary } from "../../flows/journeys.ts";
import type { Locale } from "../../i18n/i18n.ts";
import type { Destination } from "../../platform/destination.ts";
import { useServices } from "../services.ts";
import { useReader, useSite } from "./useSite.ts";

export const exportTargets = ["zip", "folder", "pacs"] as const;
export type ExportTarget = (typeof exportTargets)[number];

export interface ExportOrder {
  readonly kinds: readonly ExportKind[];
  readonly target: ExportTarget;
  readonly language: Locale;
  readonly withUnsigned: boolean;
}

export type ExportState =
  /** `problem`: why the last one came to nothing. */
  | { readonly kind: "choosing"; readonly problem: Problem | null }
  | { readonly kind: "running"; readonly progress: ExportProgress; readonly startedAt: number }
  | { readonly kind: "ended"; readonly summary: ExportSummary; readonly target: ExportTarget };

export interface ExportRun {
  readonly state: ExportState;
  /** What came of it was not on the screen yet. */
  readonly isNews: boolean;
  readonly start: (order: ExportOrder, uids: readonly StudyUid[]) => void;
  readonly stop: () => void;
  readonly again: () => void;
  readonly see: () => void;
}

/** Held above the screens: an export goes on, and what came of it stays, wherever its reader is meanwhile. */
export const ExportRunContext = createContext<ExportRun | null>(null);

export function useExportRun(): ExportRun {
  const run = use(ExportRunContext);
  if (run === null) throw new Error("A screen stands outside of the export.");
  return run;
}

/** One export at a time, from the click to what came of it. */
export function useOneExport(): ExportRun {
  const { exporting, clock } = useServices();
  const { settings } = useSite();
  const reader = useReader();
  const [state, setState] = useState<ExportState>({ kind: "choosing", problem: null });
  const [isNews, setNews] = useState(false);
  const cancellation = useRef<AbortController | null>(null);

  async function run(order: ExportOrder, uids: readonly StudyUid[]): Promise<void> {
    const destination = await openDestination(order.target);
    if (destination === null) return;
    setState(destination.ok ? await ended(order, uids, destination.value) : { kind: "choosing", problem: destination.problem });
    setNews(true);
  }

  /** Whatever happens, it ends: a fault, or a part of the app that could not be loaded, is what came of it. */
  async function ended({ target, ...order }: ExportOrder, uids: readonly StudyUid[], destination: Destination): Promise<ExportState> {
    const controller = new AbortController();
    cancellation.current = controller;
    const startedAt = clock.now();
    const show = (progress: ExportProgress) => setState({ kind: "running", progress, startedAt });
    show({ done: 0, total: uids.length });
    try {
      const summary = await exporting.run({ ...order, uids, settings, readerId: reader?.id ?? null, destination }, show, controller.signal);
      return summary.ok ? { kind: "ended", summary: summary.value, target } : { kind: "choosing", problem: summary.problem };
    } catch {
      destination.abandon();
      return { kind: "choosing", problem: { code: "export/not-made" } };
    }
  }

  /** Null where the reader has changed the mind. */
  async function openDestination(target: ExportTarget): Promise<Outcome<Destination> | null> {
    if (target === "pacs") return exporting.openPacs(settings.pacsUrl);
    if (target === "folder") return exporting.openFolder === null ? null : exporting.openFolder();
    return { ok: true, value: exporting.openZip(`firstread_${new Intl.DateTimeFormat("sv-SE").format(clock.now())}.zip`) };
  }

  return {
    state, isNews, start: (order, uids) => void run(order, uids), stop: () => cancellation.current?.abort(),
    again: () => setState({ kind: "choosing", problem: null }), see: () => setNews(false),
  };
}
