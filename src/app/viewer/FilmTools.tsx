import { useId } from "react";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import { windowNumbers } from "./filmNumbers.ts";
import { type FilmChange, type FilmState, actualSize, centerShifted, fit, invert, reset, widthScaled } from "./filmState.ts";
import type { DragMode } from "./gestures.ts";
import { zoomIn, zoomOut } from "./keys.ts";
import styles from "./Viewer.module.css";

interface FilmToolsProps {
  readonly state: FilmState;
  readonly dragMode: DragMode;
  readonly onDragMode: (mode: DragMode) => void;
  readonly change: (change: FilmChange) => void;
}

const dragModes = ["window", "pan", "zoom"] as const satisfies readonly DragMode[];

/** Everything that a drag or a key does, for one plain pointer as well (WCAG 2.2, 2.5.7). */
export function FilmTools({ state, dragMode, onDragMode, change }: FilmToolsProps) {
  const text = useText();
  return (
    <div role="toolbar" aria-label={text("viewer.tools")} className={styles.tools}>
      <fieldset aria-label={text("viewer.drag")} className={styles.group}>
        {dragModes.map((mode) => (
          <Button key={mode} look="quiet" aria-pressed={mode === dragMode} onClick={() => onDragMode(mode)}>
            {text(`viewer.drag.${mode}`)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.group}>
        <Tool name={text("viewer.invert")} shortcut="i" isPressed={state.isInverted} onPress={() => change(invert)} />
        <Tool name={text("viewer.fit")} shortcut="f" isPressed={state.placement === null} onPress={() => change(fit)} />
        <Tool name={text("viewer.actualSize")} hint={text("viewer.actualSize.hint")} shortcut="1" onPress={() => change(actualSize)} />
        <Tool name={text("viewer.zoomOut")} shortcut="-" onPress={() => change(zoomOut)} />
        <Tool name={text("viewer.zoomIn")} shortcut="+" onPress={() => change(zoomIn)} />
        <Tool name={text("viewer.reset")} shortcut="r" onPress={() => change(reset)} />
      </div>
      <WindowSliders state={state} change={change} />
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly hint?: string;
  readonly shortcut: string;
  /** Left out: the button does something once. */
  readonly isPressed?: boolean;
  readonly onPress: () => void;
}

function Tool({ name, hint, shortcut, isPressed, onPress }: ToolProps) {
  return (
    <Button look="quiet" title={hint} aria-pressed={isPressed} aria-keyshortcuts={shortcut} onClick={onPress}>
      {name} <kbd aria-hidden="true">{shortcut}</kbd>
    </Button>
  );
}

/** The width moves in powers, so that narrow windows are as easy to set as wide ones. */
function WindowSliders({ state: { window, sentWindow }, change }: Pick<FilmToolsProps, "state" | "change">) {
  const text = useText();
  const numbers = windowNumbers(window);
  const reach = Math.max(sentWindow.width, 2);
  return (
    <div className={styles.group}>
      <Slider
        name={text("viewer.width")}
        shortcut="w W"
        valueText={numbers.width}
        value={Math.log2(window.width / sentWindow.width)}
        min={-4}
        max={2}
        step={0.05}
        onChange={(power) => change(widthScaled((sentWindow.width * 2 ** power) / window.width))}
      />
      <Slider
        name={text("viewer.center")}
        shortcut="c C"
        valueText={numbers.center}
        value={window.center}
        min={Math.max(0, sentWindow.center - reach)}
        max={sentWindow.center + reach}
        step={reach / 100}
        onChange={(center) => change(centerShifted((center - window.center) / window.width))}
      />
    </div>
  );
}

interface SliderProps {
  readonly name: string;
  readonly shortcut: string;
  readonly valueText: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

function Slider({ name, shortcut, valueText, onChange, ...range }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{name}</label> <kbd aria-hidden="true">{shortcut}</kbd>
      <input id={id} type="range" aria-valuetext={valueText} {...range} onChange={(event) => onChange(event.target.valueAsNumber)} />
    </div>
  );
}
