import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useLanguage } from "./language.ts";
import { Button } from "./Button.tsx";
import styles from "./Tour.module.css";
import { type Box, type CardPlace, placeCard } from "./tourPlacement.ts";
import { type TourStep, tourSteps } from "./tourSteps.ts";
import { useAnchor } from "./useAnchor.ts";

interface TourCardProps {
  readonly at: number;
  readonly onGo: (index: number) => void;
  readonly onEnd: () => void;
  /** Null where the samples are there already, or are being opened. */
  readonly onOpenSamples: (() => void) | null;
}

/** Beside what it speaks of. The page below stays usable: nothing is covered by a curtain, and its keys go on working. */
export function TourCard({ at, onGo, onEnd, onOpenSamples }: TourCardProps) {
  const { text, formats } = useLanguage();
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const step: TourStep = tourSteps[at] ?? tourSteps[0];
  const anchor = useAnchor(step.anchor);
  const place = usePlace(card, anchor.box, step);
  const isLast = at === tourSteps.length - 1;
  useEscape(onEnd);
  // A page that opens takes the focus for its heading; the card takes it back once what it speaks of is there.
  useEffect(() => {
    if (anchor.isSettled) heading.current?.focus({ preventScroll: true });
  }, [anchor.isSettled, step]);
  return (
    <>
      {anchor.box !== null && <Outline box={anchor.box} />}
      <div
        ref={card} role="dialog" aria-modal="false" aria-labelledby={`${id}title`} aria-describedby={`${id}body`}
        className={styles.card} data-side={place.side ?? "corner"} style={{ left: place.left, top: place.top }} onKeyDown={keepToItself}
      >
        {place.side !== null && <span className={styles.arrow} style={arrowAt(place)} />}
        <p className={styles.progress}>
          {text("tour.label")} · {text("tour.progress", { at: formats.number(at + 1), total: formats.number(tourSteps.length) })}
        </p>
        <h2 ref={heading} tabIndex={-1} id={`${id}title`}>
          {text(`tour.${step.name}`)}
        </h2>
        <p id={`${id}body`} aria-live="polite">
          {text(`tour.${step.name}.body`)}
        </p>
        {step.name === "samples" && onOpenSamples !== null && <Button onClick={onOpenSamples}>{text("tour.openSamples")}</Button>}
        <div className={styles.buttons}>
          <Button look="quiet" onClick={onEnd}>
            {text("tour.end")}
          </Button>
          <Button disabled={at === 0} onClick={() => onGo(at - 1)}>
            {text("tour.back")}
          </Button>
          <Button look="primary" onClick={() => (isLast ? onEnd() : onGo(at + 1))}>
            {text(isLast ? "tour.done" : "tour.next")}
          </Button>
        </div>
      </div>
    </>
  );
}

function Outline({ box: { left, top, width, height } }: { readonly box: Box }) {
  return <div className={styles.outline} style={{ left: left - 3, top: top - 3, width: width + 6, height: height + 6 }} />;
}

/** Enter on the card's button is no Enter of the page, which could sign a read. */
function keepToItself(event: KeyboardEvent): void {
  if (event.key === "Enter" || event.key === " ") event.stopPropagation();
}

/** Before the page, which would leave the study. A dialog above comes first. */
function useEscape(onEnd: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      onEnd();
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [onEnd]);
}

/** Measured before it is painted, so that the card never jumps. */
function usePlace(card: React.RefObject<HTMLDivElement | null>, anchor: Box | null, step: TourStep): CardPlace {
  const [place, setPlace] = useState<CardPlace>({ left: 0, top: 0, side: null, arrow: 0 });
  useLayoutEffect(() => {
    if (card.current === null) return;
    const { offsetWidth: width, offsetHeight: height } = card.current;
    setPlace(placeCard(anchor, { width, height }, { width: innerWidth, height: innerHeight }));
  }, [card, anchor, step]);
  return place;
}

function arrowAt({ side, arrow }: CardPlace): React.CSSProperties {
  return side === "below" || side === "above" ? { left: arrow } : { top: arrow };
}
