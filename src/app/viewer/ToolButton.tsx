import { Button } from "../components/Button.tsx";
import { ToolIcon, type ToolIconName } from "./ToolIcon.tsx";
import styles from "./Viewer.module.css";

interface ToolButtonProps {
  readonly icon: ToolIconName;
  readonly name: string;
  /** Said besides the name when the pointer or the focus rests on it. */
  readonly hint?: string;
  /** As printed on the key; null: the button has none. */
  readonly shortcut: string | null;
  /** Left out: the button does something once. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** An icon with its key on it, and its name above it where the pointer or the focus rests. A disabled one still says why. */
export function ToolButton({ icon, name, hint, shortcut, isPressed, isDisabled = false, onPress }: ToolButtonProps) {
  return (
    <Button
      look="quiet"
      className={styles.tool}
      data-tip={hint ?? name}
      aria-label={name}
      aria-description={hint}
      aria-pressed={isPressed}
      aria-disabled={isDisabled}
      aria-keyshortcuts={shortcut ?? undefined}
      onClick={() => !isDisabled && onPress()}
    >
      <ToolIcon name={icon} />
      {shortcut !== null && <kbd aria-hidden="true">{shortcut}</kbd>}
    </Button>
  );
}
