import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Mark } from "../../domain/mark.ts";
import type { PixelSpacing } from "../../domain/radiograph.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { pointCounts } from "./markPoints.ts";
import { isUncalibrated, markLabel, markSentence } from "./markWords.ts";
import { ToolIcon } from "./ToolIcon.tsx";
import type { PenDesk } from "./usePen.ts";
import styles from "./Viewer.module.css";

interface MarkListProps {
  readonly desk: PenDesk;
  readonly spacing: PixelSpacing | null;
  /** Lets the arrow keys move this point. */
  readonly onMove: (mark: Mark, index: number) => void;
  readonly onRemove: (mark: Mark) => void;
}

/** Every mark in words, and for whoever has no pointer the way to its points. Its place is kept free, so that the film stays as it is with the first mark. */
export function MarkList({ desk, spacing, onMove, onRemove }: MarkListProps) {
  const language = useLanguage();
  const { text } = language;
  const list = useRef<HTMLUListElement>(null);
  const selectedId = desk.selected?.id;
  useEffect(() => {
    if (selectedId !== undefined) list.current?.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [selectedId]);
  const removeByKey = (mark: Mark) => (event: KeyboardEvent) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    onRemove(mark);
  };
  return (
    <ul ref={list} className={styles.markList} aria-label={text("viewer.marks")}>
      {desk.marks.map((mark) => {
        const isSelected = mark.id === desk.selected?.id;
        return (
          <li key={mark.id}>
            <Button
              look="quiet" aria-pressed={isSelected} aria-label={markSentence(mark, spacing, language)} title={markSentence(mark, spacing, language)}
              onClick={() => desk.select(mark.id)} onKeyDown={removeByKey(mark)}
            >
              <ToolIcon name={mark.kind} />
              <span className={styles.markName}>{markLabel(mark, spacing, language)[0] ?? text(`viewer.mark.${mark.kind}`)}</span>
            </Button>
            {isSelected && isUncalibrated(mark, spacing) && <small>{text("viewer.uncalibrated")}</small>}
            {isSelected && !desk.isReadOnly && <MarkTools mark={mark} desk={desk} onMove={onMove} onRemove={onRemove} />}
          </li>
        );
      })}
    </ul>
  );
}

interface MarkToolsProps extends Pick<MarkListProps, "desk" | "onMove" | "onRemove"> {
  readonly mark: Mark;
}

function MarkTools({ mark, desk, onMove, onRemove }: MarkToolsProps) {
  const { text } = useLanguage();
  return (
    <>
      {Array.from({ length: pointCounts[mark.kind] }, (_, index) => {
        const name = text("viewer.movePoint", { number: index + 1 });
        return (
          <Button key={name} look="quiet" title={name} aria-label={name} onClick={() => onMove(mark, index)}>
            <ToolIcon name="point" />
            {index + 1}
          </Button>
        );
      })}
      {mark.kind === "note" && (
        <Button look="quiet" onClick={() => desk.rewrite(mark)}>
          {text("viewer.rewrite")}
        </Button>
      )}
      <Button look="quiet" title={text("viewer.remove")} aria-label={text("viewer.remove")} aria-keyshortcuts="Delete Backspace" onClick={() => onRemove(mark)}>
        <ToolIcon name="remove" />
      </Button>
    </>
  );
}
