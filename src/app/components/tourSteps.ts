import type { StudyUid } from "../../domain/ids.ts";

/** Where each step of the tour stands. `anchor`: of the element's `data-tour`. */
export const tourSteps = [
  { name: "samples", page: "worklist", anchor: "openers" },
  { name: "list", page: "worklist", anchor: "list" },
  { name: "filters", page: "worklist", anchor: "filters" },
  { name: "film", page: "study", anchor: "film" },
  { name: "scores", page: "study", anchor: "scores" },
  { name: "reading", page: "study", anchor: "reading" },
  { name: "sign", page: "study", anchor: "sign" },
  { name: "export", page: "export", anchor: "export" },
  { name: "settings", page: "settings", anchor: "settings" },
  { name: "help", page: "help", anchor: "help" },
] as const;

export type TourStep = (typeof tourSteps)[number];

/** `study`: the one to be shown; without one the steps on a study stay on the worklist. */
export function pathOf({ page }: TourStep, study: StudyUid | null): string {
  if (page === "worklist") return "/";
  if (page !== "study") return `/${page}`;
  return study === null ? "/" : `/study/${study}`;
}
