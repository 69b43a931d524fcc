import type { StudyUid } from "../../domain/ids.ts";
import type { SecondReaderRule } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { planExport } from "../../flows/exportPlan.ts";
import type { ExportKind, LeftOut } from "../../flows/journeys.ts";
import { standingRead } from "../../reading/reading.ts";
import type { ExportOrder } from "../components/exportRun.ts";

export const scopes = ["chosen", "today", "week", "signed"] as const;
export type Scope = (typeof scopes)[number];

export interface Choices extends ExportOrder {
  readonly scope: Scope;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Newest first, as they were given. `withUnsigned`: those that came in the same time are in it too. */
export function studiesIn(scope: Scope, studies: readonly Study[], chosen: readonly StudyUid[], now: number, withUnsigned: boolean): readonly Study[] {
  if (scope === "chosen") return studies.filter(({ uid }) => chosen.includes(uid));
  const from = scope === "signed" ? 0 : scope === "week" ? now - 7 * dayMs : new Date(now).setHours(0, 0, 0, 0);
  return studies.filter((study) => {
    const at = standingRead(study)?.signedAt ?? (withUnsigned ? study.receivedAt : null);
    return at !== null && at >= from;
  });
}

/** A PACS takes DICOM. */
export function kindsFor({ kinds, target }: Pick<Choices, "kinds" | "target">): readonly ExportKind[] {
  return target === "pacs" ? kinds.filter((kind) => kind === "sr" || kind === "sc") : kinds;
}

/** What an export would write. */
export interface Forecast {
  readonly fileNames: readonly string[];
  /** Those that give a file or a line. */
  readonly studies: number;
  readonly leftOut: readonly { readonly reason: LeftOut; readonly count: number }[];
}

export function forecastOf(studies: readonly Study[], choices: Choices, rule: SecondReaderRule, day: string): Forecast {
  const kinds = kindsFor(choices);
  const plans = studies.map((study) => planExport(study, { kinds, withUnsigned: choices.withUnsigned }, rule));
  const lines = plans.filter(({ isListed }) => isListed).length;
  const reasons = plans.flatMap(({ leftOut }) => leftOut);
  const fileNames = [...plans.flatMap((plan) => plan.fileNames), ...(lines > 0 ? [`register_${day}.csv`] : [])];
  return {
    fileNames, studies: Math.max(lines, plans.filter((plan) => plan.fileNames.length > 0).length),
    leftOut: (["unsigned", "unfinished", "noHeatmap"] as const).map((reason) => ({ reason, count: reasons.filter((one) => one === reason).length }))
      .filter(({ count }) => count > 0),
  };
}
