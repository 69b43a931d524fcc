import { useCallback, useEffect, useState } from "react";
import type { SopInstanceUid } from "../../domain/ids.ts";
import { imageOf, type Study } from "../../domain/study.ts";

/** What has been seen of a study since it was opened. */
export interface Sight {
  /** A film of it has been drawn. */
  readonly isShown: boolean;
  /** It has been on the screen for longer than a second key press or click that was meant for the study before. */
  readonly isSettled: boolean;
}

const settledMs = 700;

/** For a component that begins anew with each study. */
export function useSight(study: Study): { readonly sight: Sight; readonly onShown: (uid: SopInstanceUid) => void } {
  const [isShown, setShown] = useState(false);
  const [isSettled, setSettled] = useState(false);
  const onShown = useCallback(
    (uid: SopInstanceUid) => {
      if (imageOf(study, uid) !== null) setShown(true);
    },
    [study],
  );
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => setSettled(true), settledMs);
    return () => clearTimeout(timer);
  }, [isShown]);
  return { sight: { isShown, isSettled }, onShown };
}
