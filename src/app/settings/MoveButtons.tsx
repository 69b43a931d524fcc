import { useEffect, useRef, useState } from "react";
import { Announcement } from "../components/Announcement.tsx";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import styles from "./Settings.module.css";

interface MoveButtonsProps {
  readonly name: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
}

/** Up and down, by mouse and keyboard; the focus goes along, and where the line went is said. */
export function MoveButtons({ name, index, count, onMove }: MoveButtonsProps) {
  const text = useText();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const [moved, setMoved] = useState<"up" | "down" | null>(null);
  useEffect(() => {
    // Moving its element takes the focus from it; at an end only the other button can take it.
    if (moved !== null) (up.current?.disabled === true || (moved === "down" && index < count - 1) ? down : up).current?.focus();
  }, [moved, index, count]);
  const move = (direction: "up" | "down") => {
    setMoved(direction);
    onMove(direction === "up" ? index - 1 : index + 1);
  };
  return (
    <span className={styles.move}>
      <Button ref={up} look="quiet" disabled={index === 0} aria-label={text("settings.up", { name })} onClick={() => move("up")}>
        ↑
      </Button>
      <Button ref={down} look="quiet" disabled={index === count - 1} aria-label={text("settings.down", { name })} onClick={() => move("down")}>
        ↓
      </Button>
      <Announcement>{moved === null ? "" : text("settings.moved", { name, place: index + 1, of: count })}</Announcement>
    </span>
  );
}
