import type { ReactNode } from "react";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import { CompareTools, type Comparing } from "./CompareTools.tsx";
import { type FilmChange, type FilmState, actualSize, fit, flip, invert, presetOf, presetTo, reset, turn } from "./filmState.ts";
import type { DragMode } from "./gestures.ts";
import { markKeys, zoomIn, zoomOut } from "./keys.ts";
import type { MarkKind } from "./markPoints.ts";
import { ToolButton } from "./ToolButton.tsx";
import { windowPresets } from "./windowPresets.ts";
import { WindowNumbers } from "./WindowNumbers.tsx";
import styles from "./Viewer.module.css";

interface FilmToolsProps {
  /** Of the film that the tools act on. */
  readonly state: FilmState;
  readonly change: (change: FilmChange) => void;
  readonly dragMode: DragMode;
  readonly onDragMode: (mode: DragMode) => void;
  readonly drawing: Drawing;
  readonly isMagnified: boolean;
  readonly onMagnify: () => void;
  readonly comparing: Comparing;
  /** What was drawn; beside the tools. */
  readonly children: ReactNode;
}

interface Drawing {
  /** What is drawn now. */
  readonly kind: MarkKind | null;
  readonly onChoose: (kind: MarkKind) => void;
  /** Why this cannot be drawn here; null where it can. */
  readonly refusalOf: (kind: MarkKind) => string | null;
}

const dragModes = ["window", "pan", "zoom"] as const satisfies readonly DragMode[];
const markKinds = ["length", "angle", "cardiothoracic", "arrow", "note"] as const satisfies readonly MarkKind[];

/** Everything that a drag or a key does, for one plain pointer as well (WCAG 2.2, 2.5.7). */
export function FilmTools({ state, change, dragMode, onDragMode, drawing, isMagnified, onMagnify, comparing, children }: FilmToolsProps) {
  const text = useText();
  return (
    <div role="toolbar" aria-label={text("viewer.tools")} className={styles.tools}>
      <fieldset aria-label={text("viewer.drag")} className={styles.group}>
        {dragModes.map((mode) => (
          <ToolButton
            key={mode} icon={mode} name={text(`viewer.drag.${mode}`)} hint={text(`viewer.drag.${mode}.hint`)} shortcut={null}
            isPressed={mode === dragMode && drawing.kind === null} onPress={() => onDragMode(mode)}
          />
        ))}
      </fieldset>
      <ViewTools state={state} change={change} isMagnified={isMagnified} onMagnify={onMagnify} />
      <fieldset aria-label={text("viewer.draw")} className={styles.group}>
        {markKinds.map((kind) => {
          const refusal = drawing.refusalOf(kind);
          return (
            <ToolButton
              key={kind} icon={kind} name={text(`viewer.mark.${kind}`)} hint={refusal ?? text(`viewer.mark.${kind}.hint`)} shortcut={markKeys[kind]}
              isPressed={drawing.kind === kind} isDisabled={refusal !== null} onPress={() => drawing.onChoose(kind)}
            />
          );
        })}
      </fieldset>
      <CompareTools {...comparing} />
      <WindowPresets state={state} change={change} />
      <WindowNumbers window={state.window} change={change} />
      {children}
    </div>
  );
}

type ViewToolsProps = Pick<FilmToolsProps, "state" | "change" | "isMagnified" | "onMagnify">;

function ViewTools({ state, change, isMagnified, onMagnify }: ViewToolsProps) {
  const text = useText();
  const { isFlipped } = state.film.orientation;
  return (
    <div className={styles.group}>
      <ToolButton icon="fit" name={text("viewer.fit")} hint={text("viewer.fit.hint")} shortcut="f" isPressed={state.placement === null} onPress={() => change(fit)} />
      <ToolButton icon="actualSize" name={text("viewer.actualSize")} hint={text("viewer.actualSize.hint")} shortcut="0" onPress={() => change(actualSize)} />
      <ToolButton icon="zoomOut" name={text("viewer.zoomOut")} shortcut="-" onPress={() => change(zoomOut)} />
      <ToolButton icon="zoomIn" name={text("viewer.zoomIn")} shortcut="+" onPress={() => change(zoomIn)} />
      <ToolButton icon="magnifier" name={text("viewer.magnifier")} hint={text("viewer.magnifier.hint")} shortcut="m" isPressed={isMagnified} onPress={onMagnify} />
      <ToolButton icon="invert" name={text("viewer.invert")} shortcut="i" isPressed={state.isInverted} onPress={() => change(invert)} />
      <ToolButton icon="turn" name={text("viewer.turn")} hint={text("viewer.turn.hint")} shortcut="o" onPress={() => change(turn(1))} />
      <ToolButton icon="flip" name={text("viewer.flip")} hint={text("viewer.flip.hint")} shortcut="v" isPressed={isFlipped} onPress={() => change(flip)} />
      <ToolButton icon="reset" name={text("viewer.reset")} hint={text("viewer.reset.hint")} shortcut="r" onPress={() => change(reset)} />
    </div>
  );
}

function WindowPresets({ state, change }: Pick<FilmToolsProps, "state" | "change">) {
  const text = useText();
  const here = presetOf(state);
  return (
    <fieldset aria-label={text("viewer.presets")} className={styles.group}>
      {windowPresets.map((preset) => (
        <Button
          key={preset.name} look="quiet" className={styles.tool} aria-pressed={preset === here} aria-description={text(`viewer.preset.${preset.name}.hint`)}
          data-tip={text(`viewer.preset.${preset.name}.hint`)} onClick={() => change(presetTo(preset))}
        >
          {text(`viewer.preset.${preset.name}`)}
        </Button>
      ))}
      <kbd aria-hidden="true">q</kbd>
    </fieldset>
  );
}
