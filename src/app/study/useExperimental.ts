import { useState } from "react";
import type { StudyImage } from "../../domain/study.ts";

/** Whether findings that were not shown to be better than a simple baseline are on the screen. Asked for, film by film. */
export interface ExperimentalChoice {
  readonly isShown: boolean;
  readonly toggle: () => void;
}

export function useExperimental({ radiograph: { sopInstanceUid } }: StudyImage): ExperimentalChoice {
  const [shownFor, showFor] = useState<string | null>(null);
  const isShown = shownFor === sopInstanceUid;
  return { isShown, toggle: () => showFor(isShown ? null : sopInstanceUid) };
}
