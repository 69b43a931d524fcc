import { type ReactNode, type ToggleEvent, useId, useState } from "react";
import styles from "./SidePopover.module.css";

interface SidePopoverProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly buttonLabel?: string;
  readonly shortcut?: string;
  /** On the button that opens it. */
  readonly button: ReactNode;
  /** Made only while it is open. */
  readonly children: () => ReactNode;
}

/** More than the panel has room for: beside it, over the film's edge, until Escape or a click elsewhere. */
export function SidePopover({ label, className, buttonLabel, shortcut, button, children }: SidePopoverProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const onToggle = (event: ToggleEvent) => setOpen(event.newState === "open");
  return (
    <>
      <button
        type="button" className={className} popoverTarget={id} aria-expanded={isOpen} aria-label={buttonLabel} aria-keyshortcuts={shortcut}
        data-shortcut={shortcut}
      >
        {button}
      </button>
      <dialog id={id} popover="auto" aria-label={label} className={styles.popover} onBeforeToggle={onToggle}>
        {isOpen && children()}
      </dialog>
    </>
  );
}
