import { useState } from "react";
import type { FindingId } from "../../domain/finding.ts";
import type { FindingScore } from "../../domain/result.ts";
import type { StudyImage } from "../../domain/study.ts";
import { groupFindings } from "../components/findingOrder.ts";

/** Which finding's place is shown over the film, and how strongly. Asked for, never pushed: off whenever another film comes. */
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
const usualOpacity = 0.35;

export function useHeatmap({ radiograph, result }: StudyImage): HeatmapChoice {
  const [opacity, setOpacity] = useState(usualOpacity);
  const [chosen, choose] = useState<{ readonly sopInstanceUid: string; readonly finding: FindingId } | null>(null);
  const available = result.state === "valid" ? inReadingOrder(result.scored.findings) : [];
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

function inReadingOrder(findings: readonly FindingScore[]): readonly FindingScore[] {
  const { overall, supported, weak } = groupFindings(findings);
  const all = [...(overall === null ? [] : [overall]), ...supported, ...weak];
  return all.filter(({ heatmap }) => heatmap !== null);
}
