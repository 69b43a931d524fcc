import { useText } from "../services.ts";
import type { FilmState } from "./filmState.ts";
import { isRefusedOn, type Pen } from "./pen.ts";
import styles from "./Viewer.module.css";

/** What to do next, while a tool waits for it; also said by a screen reader. */
export function PenHint({ pen, state, notice }: { readonly pen: Pen; readonly state: FilmState; readonly notice: string | null }) {
  const text = useText();
  const isRefused = pen.state === "drawing" && isRefusedOn(state.film.orientation, pen.kind);
  return (
    <output className={styles.hint}>
      {isRefused && <span>{text("viewer.ratio.sideways")}</span>}
      {!isRefused && pen.state === "drawing" && <span>{text("viewer.hint.draw", { step: text(stepOf(pen)) })}</span>}
      {pen.state === "resting" && notice !== null && <span>{notice}</span>}
      {pen.state === "moving" && <span>{text("viewer.hint.move")}</span>}
    </output>
  );
}

const ratioSteps = ["viewer.hint.heartRight", "viewer.hint.heartLeft", "viewer.hint.thoraxRight", "viewer.hint.thoraxLeft"] as const;
const angleSteps = ["viewer.hint.arm", "viewer.hint.vertex", "viewer.hint.otherArm"] as const;

function stepOf({ kind, points }: Pen & { readonly state: "drawing" }) {
  const isFirst = points.length === 0;
  switch (kind) {
    case "length":
      return isFirst ? "viewer.hint.from" : "viewer.hint.to";
    case "angle":
      return angleSteps[points.length] ?? "viewer.hint.otherArm";
    case "cardiothoracic":
      return ratioSteps[points.length] ?? "viewer.hint.thoraxLeft";
    case "arrow":
      return isFirst ? "viewer.hint.tail" : "viewer.hint.tip";
    case "note":
    default:
      return "viewer.hint.note";
  }
}
