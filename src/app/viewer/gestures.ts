import { type FilmChange, centeredOn, moved, windowDragged, zoomed } from "./filmState.ts";
import { arrowChange } from "./keys.ts";
import type { Point } from "./placement.ts";

/** What dragging does. */
export type DragMode = "window" | "pan" | "zoom";

/** Points are device pixels from the canvas's top left. */
export interface GestureTarget {
  /** What a plain left drag and a single finger do; "mark": they set points. */
  dragMode(): DragMode | "mark";
  change(change: FilmChange): void;
  /** The pointer is there; `start`: where the drag that sets points began, null where there is none. */
  hover(at: Point, start: Point | null): void;
  /** A click (`start` is null) or a drag has set points. */
  put(at: Point, start: Point | null): void;
  /** True: the key was for a crosshair, and for nothing else. */
  key(event: KeyboardEvent): boolean;
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
/** CSS pixels: a hand that clicks moves less. */
const dragFrom = 5;

/** Left: the chosen mode; middle, shift or space: pan; right or ctrl: zoom. */
export function dragModeOf<Mode extends string>(press: Press, chosen: Mode): Mode | DragMode {
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
  const isSpaceHeld = attachKeys(element, target, ending.signal);
  attachPointer(element, target, ending.signal, isSpaceHeld);
  attachWheel(element, target, ending.signal);
  return () => ending.abort();
}

function attachPointer(element: HTMLElement, target: GestureTarget, signal: AbortSignal, isSpaceHeld: () => boolean): void {
  const points = new Map<number, Point>();
  let drag: { readonly mode: DragMode | "mark"; readonly start: Point } | null = null;
  // Asked once a drag: the film does not move under the hand, and asking lays the page out anew in every frame.
  let box = element.getBoundingClientRect();

  function press(event: PointerEvent): void {
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    box = element.getBoundingClientRect();
    const start = pointIn(box, event);
    points.set(event.pointerId, start);
    const { button, ctrlKey, shiftKey } = event;
    const isSecondFinger = points.size > 1;
    drag = { start, mode: isSecondFinger ? "pan" : dragModeOf({ button, ctrlKey, shiftKey, isSpaceHeld: isSpaceHeld() }, target.dragMode()) };
    // Middle: no autoscroll. Left: no text selection.
    if (event.pointerType === "mouse") event.preventDefault();
  }

  function move(event: PointerEvent): void {
    const from = points.get(event.pointerId);
    if (from === undefined || drag === null) {
      target.hover(screenPoint(element, event), null);
      return;
    }
    const to = pointIn(box, event);
    points.set(event.pointerId, to);
    const other = [...points].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) target.change(pinchChange(from, to, other, devicePixelRatio));
    else if (drag.mode === "mark") target.hover(scaled(to, devicePixelRatio), dragStart(drag.start, to));
    else target.change(dragChange(drag.mode, from, to, drag.start, devicePixelRatio));
  }

  function release(event: PointerEvent): void {
    points.delete(event.pointerId);
    const at = pointIn(box, event);
    if (drag?.mode === "mark" && event.type === "pointerup") target.put(scaled(at, devicePixelRatio), dragStart(drag.start, at));
    // The finger that stays after a pinch must not change the window.
    drag = null;
  }

  element.addEventListener("pointerdown", press, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", release, { signal });
  element.addEventListener("pointercancel", release, { signal });
  element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
}

function attachWheel(element: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  function wheel(event: WheelEvent): void {
    event.preventDefault();
    target.change(zoomed(wheelFactor(event), screenPoint(element, event)));
  }

  function doubleClick(event: MouseEvent): void {
    if (target.dragMode() !== "mark") target.change(centeredOn(screenPoint(element, event)));
  }

  element.addEventListener("wheel", wheel, { signal, passive: false });
  element.addEventListener("dblclick", doubleClick, { signal });
}

/** Answers whether the space bar is held. */
function attachKeys(element: HTMLElement, target: GestureTarget, signal: AbortSignal): () => boolean {
  let isSpaceHeld = false;

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const change = target.key(event) ? "taken" : arrowChange(event.key, devicePixelRatio);
    if (change === null) return;
    event.preventDefault();
    if (change !== "taken") target.change(change);
  }

  function space(event: KeyboardEvent): void {
    if (event.code !== "Space" || event.target !== element || event.defaultPrevented) return;
    isSpaceHeld = event.type === "keydown";
    event.preventDefault();
  }

  element.addEventListener("keydown", key, { signal });
  element.addEventListener("keydown", space, { signal });
  element.addEventListener("keyup", space, { signal });
  element.addEventListener("blur", () => (isSpaceHeld = false), { signal });
  return () => isSpaceHeld;
}

/** Device pixels from the element's top left. */
function screenPoint(element: HTMLElement, event: MouseEvent): Point {
  return scaled(pointIn(element.getBoundingClientRect(), event), devicePixelRatio);
}

/** Device pixels; null where the hand has hardly moved, as in a click. */
function dragStart(start: Point, at: Point): Point | null {
  return distance(start, at) < dragFrom ? null : scaled(start, devicePixelRatio);
}

/** CSS pixels from the top left of `box`. */
function pointIn(box: DOMRect, event: MouseEvent): Point {
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function scaled({ x, y }: Point, ratio: number): Point {
  return { x: x * ratio, y: y * ratio };
}
