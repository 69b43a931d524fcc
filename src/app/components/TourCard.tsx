import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useLanguage } from "./language.ts";
import { Button } from "./Button.tsx";
import styles from "./Tour.module.css";
import { type Box, placeCard } from "./tourPlacement.ts";
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
  usePlace(card, anchor.box);
  const isLast = at === tourSteps.length - 1;
  useOwnKeys(card, onEnd);
  // A page that opens takes the focus for its heading; the card takes it back once what it speaks of is there.
  useEffect(() => {
    if (anchor.isSettled) heading.current?.focus({ preventScroll: true });
  }, [anchor.isSettled]);
  return (
    <>
      {anchor.box !== null && <Outline box={anchor.box} />}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the page's keys rest while a <dialog> is open */}
      <div ref={card} role="dialog" aria-modal="false" aria-labelledby={`${id}title`} aria-describedby={`${id}body`} className={styles.card}>
        <span className={styles.arrow} />
        <p className={styles.progress}>
          {text("tour.label")} · {text("tour.progress", { at: formats.number(at + 1), total: formats.number(tourSteps.length) })}
        </p>
        <h2 ref={heading} tabIndex={-1} id={`${id}title`}>
          {text(`tour.${step.name}`)}
        </h2>
        <p id={`${id}body`}>
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

/**
 * Enter on the card's button is no Enter of the page, which could sign a read. Escape ends the tour before the page leaves the study; a dialog above
 * comes first.
 */
function useOwnKeys(card: RefObject<HTMLElement | null>, onEnd: () => void): void {
  useEffect(() => {
    const element = card.current;
    const keep = (event: KeyboardEvent) => {
      if (event.key === "Enter" || event.key === " ") event.stopPropagation();
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("dialog[open], :popover-open") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      onEnd();
    };
    element?.addEventListener("keydown", keep);
    addEventListener("keydown", leave, true);
    return () => {
      element?.removeEventListener("keydown", keep);
      removeEventListener("keydown", leave, true);
    };
  }, [card, onEnd]);
}

/** Before it is painted, so that the card never jumps. */
function usePlace(card: RefObject<HTMLElement | null>, anchor: Box | null): void {
  useLayoutEffect(() => {
    if (card.current !== null) lay(card.current, anchor);
  }, [card, anchor]);
}

function lay(card: HTMLElement, anchor: Box | null): void {
  const { offsetWidth: width, offsetHeight: height, style, dataset } = card;
  const { left, top, side, arrow } = placeCard(anchor, { width, height }, { width: innerWidth, height: innerHeight });
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.setProperty("--arrow", `${arrow}px`);
  dataset["side"] = side ?? "corner";
}
