import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { Study } from "../../domain/study.ts";
import { useServices, useText } from "../services.ts";
import { Announcement } from "./Announcement.tsx";
import { Button } from "./Button.tsx";
import { useLanguage } from "./language.ts";
import styles from "./Tour.module.css";
import { pathOf, tourSteps } from "./tourSteps.ts";
import type { Studies } from "./useStudies.ts";
import { usePreferences } from "./watching.ts";

const TourCard = lazy(async () => ({ default: (await import("./TourCard.tsx")).TourCard }));

const StartContext = createContext<() => void>(() => undefined);

/** Begins the tour; where there is none, nothing happens. */
export function useTour(): () => void {
  return use(StartContext);
}

interface TourProps {
  /** Null while they are being read. */
  readonly studies: Studies | null;
  readonly children: ReactNode;
}

/** Everything on the screen, with the tour's card over it while it is taken. The tour opens pages and samples; it enters, signs and deletes nothing. */
export function Tour({ studies, children }: TourProps) {
  const { text, formats } = useLanguage();
  const [, go] = useLocation();
  const { preferences, clock, screening } = useServices();
  const [at, setAt] = useState<number | null>(null);
  const listed = studies?.ok ? studies.value : null;
  const isEmpty = listed?.length === 0;
  const goTo = useCallback(
    (index: number) => {
      const step = tourSteps[index];
      if (step === undefined) return setAt(null);
      setAt(index);
      go(pathOf(step, shownStudy(listed ?? [])?.uid ?? null));
    },
    [go, listed],
  );
  const openSamples = useCallback(() => void screening.openSamples(), [screening]);
  const start = useCallback(() => {
    preferences.change({ tourSeenAt: clock.now() });
    if (isEmpty) openSamples();
    goTo(0);
  }, [preferences, clock, isEmpty, openSamples, goTo]);
  const hasSamples = useMemo(() => listed?.some(isSample) ?? false, [listed]);
  return (
    <StartContext value={start}>
      {children}
      <Announcement>{at === null ? "" : text("tour.progress", { at: formats.number(at + 1), total: formats.number(tourSteps.length) })}</Announcement>
      {at !== null && (
        <Suspense>
          <TourCard key={at} at={at} onGo={goTo} onEnd={() => setAt(null)} onOpenSamples={hasSamples || isEmpty ? null : openSamples} />
        </Suspense>
      )}
    </StartContext>
  );
}

/** A sample where there is one: a patient's film is opened for that patient, not to be shown around. */
function shownStudy(studies: readonly Study[]): Study | null {
  return studies.find(isSample) ?? studies[0] ?? null;
}

function isSample(study: Study): boolean {
  return study.images.every(({ radiograph }) => radiograph.isPhantom);
}

/** Once, after the first start, in a line of its own: it covers nothing and can be left standing. */
export function TourOffer() {
  const text = useText();
  const start = useTour();
  const { preferences, clock } = useServices();
  const [location] = useLocation();
  const { tourSeenAt } = usePreferences();
  if (tourSeenAt !== null || location !== "/") return null;
  return (
    <section className={styles.offer} aria-label={text("tour.label")}>
      <p>{text("tour.offer")}</p>
      <Button onClick={start}>{text("tour.take")}</Button>
      <Button look="quiet" onClick={() => preferences.change({ tourSeenAt: clock.now() })}>
        {text("tour.notNow")}
      </Button>
    </section>
  );
}
