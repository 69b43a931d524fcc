import type { ReactNode, RefObject } from "react";
import { AllReadNote } from "../components/AllReadNote.tsx";
import { useText } from "../services.ts";
import styles from "./Worklist.module.css";

interface ToolbarProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** Null where they stand elsewhere. */
  readonly openers: ReactNode;
  readonly children: ReactNode;
}

export function Toolbar({ heading, openers, children }: ToolbarProps) {
  const text = useText();
  return (
    <div className={styles.toolbar}>
      <h1 ref={heading} tabIndex={-1}>
        {text("worklist.title")}
      </h1>
      <AllReadNote />
      {openers}
      {children}
    </div>
  );
}
