import { createContext, use, useState } from "react";
import type { FindingId } from "../../domain/finding.ts";
import type { FindingScore } from "../../domain/result.ts";
import type { StudyImage } from "../../domain/study.ts";
import { groupFindings } from "../components/findingOrder.ts";
import type { ExperimentalChoice } from "./useExperimental.ts";

/**
 * Which finding's place is shown over the film, and how strongly. Asked for, never pushed: off whenever another film comes, or when the finding
 * itself is hidden.
 */
export interface HeatmapChoice {
  readonly shown: FindingScore | null;
  /** 0..0.5, so that anatomy always shows through. */
  readonly opacity: number;
  readonly setOpacity: (opacity: number) => void;
  readonly toggle: (finding: FindingId) => void;
  /** Hides what is shown, or shows the first. */
  readonly toggleAny: () => void;
  readonly showNext: () => void;
}

export const mostOpacity = 0.5;
export const usualOpacity = 0.35;

/** The same for all studies that are read in a row. */
export const HeatmapOpacityContext = createContext<readonly [number, (opacity: number) => void]>([usualOpacity, () => undefined]);

export function useHeatmap({ radiograph, result }: StudyImage, experimental: ExperimentalChoice): HeatmapChoice {
  const [opacity, setOpacity] = use(HeatmapOpacityContext);
  const [chosen, choose] = useState<{ readonly sopInstanceUid: string; readonly finding: FindingId } | null>(null);
  const available = result.state === "valid" ? inReadingOrder(result.scored.findings, experimental.isShown) : [];
  const isHere = chosen !== null && chosen.sopInstanceUid === radiograph.sopInstanceUid;
  const shown = isHere ? (available.find(({ finding }) => finding === chosen.finding) ?? null) : null;
  const show = (one: FindingScore | undefined) => choose(one === undefined ? null : { sopInstanceUid: radiograph.sopInstanceUid, finding: one.finding });
  return {
    shown,
    opacity,
    setOpacity,
    toggle: (finding) => show(shown?.finding === finding ? undefined : available.find((one) => one.finding === finding)),
    toggleAny: () => show(shown === null ? available[0] : undefined),
    showNext: () => show(available[(shown === null ? 0 : available.indexOf(shown) + 1) % Math.max(available.length, 1)]),
  };
}

function inReadingOrder(findings: readonly FindingScore[], isExperimentalShown: boolean): readonly FindingScore[] {
  const { overall, supported, weak, experimental } = groupFindings(findings);
  const all = [...(overall === null ? [] : [overall]), ...supported, ...weak, ...(isExperimentalShown ? experimental : [])];
  return all.filter(({ heatmap }) => heatmap !== null);
}
