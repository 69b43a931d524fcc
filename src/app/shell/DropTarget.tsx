import { useEffect, useState } from "react";
import { useServices, useText } from "../services.ts";
import { droppedFiles } from "./droppedFiles.ts";
import styles from "./Shell.module.css";

/** The whole window takes films, on every screen. */
export function DropTarget() {
  const text = useText();
  const { screening } = useServices();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => screening.screen(files));
    };
    const listeners = [["dragenter", enter], ["dragover", enter], ["dragleave", leave], ["drop", drop]] as const;
    for (const [name, listener] of listeners) addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) removeEventListener(name, listener);
    };
  }, [screening]);
  return isOver ? <p className={styles.drop}>{text("worklist.drop.now")}</p> : null;
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
