import { type FilmChange, centeredOn, moved, windowDragged, zoomed } from "./filmState.ts";
import { arrowChange } from "./keys.ts";
import type { Point } from "./placement.ts";

/** What dragging does. */
export type DragMode = "window" | "pan" | "zoom";

interface GestureTarget {
  /** What a plain left drag and a single finger do. */
  dragMode(): DragMode;
  change(change: FilmChange): void;
}

/** Which mouse button began the drag, and what is held. */
interface Press {
  readonly button: number;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly isSpaceHeld: boolean;
}

const middleButton = 1;
const rightButton = 2;

/** Left: the chosen mode; middle, shift or space: pan; right or ctrl: zoom. */
export function dragModeOf(press: Press, chosen: DragMode): DragMode {
  if (press.button === middleButton || press.shiftKey || press.isSpaceHeld) return "pan";
  if (press.button === rightButton || press.ctrlKey) return "zoom";
  return chosen;
}

/** What a drag does on its way from one point (CSS pixels) to the next. */
export function dragChange(mode: DragMode, from: Point, to: Point, start: Point, pixelRatio: number): FilmChange {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (mode === "window") return windowDragged(dx, dy);
  if (mode === "pan") return moved(dx * pixelRatio, dy * pixelRatio);
  return zoomed(Math.exp(-dy / 150), scaled(start, pixelRatio));
}

/** Two fingers: the film follows their middle and grows with their distance. One of the fingers has moved, `other` has not. */
export function pinchChange(from: Point, to: Point, other: Point, pixelRatio: number): FilmChange {
  const factor = distance(to, other) / Math.max(1, distance(from, other));
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
  const follow = moved(((to.x - from.x) / 2) * pixelRatio, ((to.y - from.y) / 2) * pixelRatio);
  const grow = zoomed(factor, scaled(middle, pixelRatio));
  return (state) => grow(follow(state));
}

/** Away from the reader enlarges. A pinch on a touchpad comes as a wheel with ctrl and in smaller steps. */
export function wheelFactor(event: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">): number {
  const lineHeight = 16;
  const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaY * lineHeight;
  return Math.exp(-Math.min(Math.max(pixels, -240), 240) * (event.ctrlKey ? 0.01 : 0.0018));
}

/** Listens to mouse, pen, touch, wheel, and the keys that need the focus, until the answer is called. */
export function attachGestures(element: HTMLElement, target: GestureTarget): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const points = new Map<number, Point>();
  let drag: { readonly mode: DragMode; readonly start: Point } | null = null;
  let isSpaceHeld = false;

  function press(event: PointerEvent): void {
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    const start = pointIn(element, event);
    points.set(event.pointerId, start);
    drag = { start, mode: dragModeOf({ button: event.button, ctrlKey: event.ctrlKey, shiftKey: event.shiftKey, isSpaceHeld }, target.dragMode()) };
    // Middle: no autoscroll. Left: no text selection.
    if (event.pointerType === "mouse") event.preventDefault();
  }

  function move(event: PointerEvent): void {
    const from = points.get(event.pointerId);
    if (from === undefined || drag === null) return;
    const to = pointIn(element, event);
    points.set(event.pointerId, to);
    const other = [...points].find(([id]) => id !== event.pointerId)?.[1];
    const isPinch = other !== undefined;
    target.change(isPinch ? pinchChange(from, to, other, devicePixelRatio) : dragChange(drag.mode, from, to, drag.start, devicePixelRatio));
  }

  function release(event: PointerEvent): void {
    points.delete(event.pointerId);
    // The finger that stays after a pinch must not change the window.
    drag = null;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    target.change(zoomed(wheelFactor(event), scaled(pointIn(element, event), devicePixelRatio)));
  }

  function doubleClick(event: MouseEvent): void {
    target.change(centeredOn(scaled(pointIn(element, event), devicePixelRatio)));
  }

  function arrow(event: KeyboardEvent): void {
    const change = event.ctrlKey || event.altKey || event.metaKey ? null : arrowChange(event.key, devicePixelRatio);
    if (change === null) return;
    event.preventDefault();
    target.change(change);
  }

  function space(event: KeyboardEvent): void {
    if (event.code !== "Space" || event.target !== element) return;
    isSpaceHeld = event.type === "keydown";
    event.preventDefault();
  }

  element.addEventListener("pointerdown", press, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", release, { signal });
  element.addEventListener("pointercancel", release, { signal });
  element.addEventListener("wheel", wheel, { signal, passive: false });
  element.addEventListener("dblclick", doubleClick, { signal });
  element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  element.addEventListener("keydown", arrow, { signal });
  element.addEventListener("keydown", space, { signal });
  element.addEventListener("keyup", space, { signal });
  element.addEventListener("blur", () => (isSpaceHeld = false), { signal });
  return () => ending.abort();
}

/** CSS pixels from the element's top left. */
function pointIn(element: HTMLElement, event: MouseEvent): Point {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function scaled({ x, y }: Point, ratio: number): Point {
  return { x: x * ratio, y: y * ratio };
}
