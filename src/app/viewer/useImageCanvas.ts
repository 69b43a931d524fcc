import { type RefObject, useEffect, useState } from "react";
import type { ImageCanvas, ImageView } from "./cornerstone.ts";
import type { CanvasSize } from "./placement.ts";

type Opening = { readonly state: "opening" } | { readonly state: "open"; readonly canvas: ImageCanvas } | { readonly state: "failed" };

/** Opens a canvas in the host element, keeps its size and draws `view` whenever that changes. Closes it when the component goes. */
export function useImageCanvas(host: RefObject<HTMLElement | null>, view: ImageView, onResize: (canvas: CanvasSize) => void): Opening["state"] {
  const [opening, setOpening] = useState<Opening>({ state: "opening" });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const closing = new AbortController();
    const settle = (next: Opening) => {
      if (!closing.signal.aborted) setOpening(next);
    };
    openLater(element, closing.signal).then(settle, () => settle({ state: "failed" }));
    return () => {
      closing.abort();
      setOpening({ state: "opening" });
    };
  }, [host]);

  useEffect(() => {
    if (opening.state !== "open" || host.current === null) return undefined;
    return watchSize(host.current, (size) => {
      opening.canvas.resize(size);
      onResize(size);
    });
  }, [host, opening, onResize]);

  useEffect(() => {
    if (opening.state === "open") opening.canvas.draw(view);
  }, [opening, view]);

  return opening.state;
}

/** The viewer's library is fetched with the first film, not with the app. The canvas closes when the signal aborts. */
async function openLater(element: HTMLElement, signal: AbortSignal): Promise<Opening> {
  const { openImageCanvas } = await import("./cornerstone.ts");
  if (signal.aborted) return { state: "opening" };
  const canvas = openImageCanvas(element);
  signal.addEventListener("abort", () => canvas.close(), { once: true });
  return { state: "open", canvas };
}

/** In whole device pixels, at once and on each change, also when only the screen's pixel ratio changes. The answer stops it. */
function watchSize(element: HTMLElement, onSize: (size: CanvasSize) => void): () => void {
  const measure = () =>
    onSize({
      width: Math.max(1, Math.round(element.clientWidth * devicePixelRatio)),
      height: Math.max(1, Math.round(element.clientHeight * devicePixelRatio)),
    });
  const observer = new ResizeObserver(measure);
  const knowsDevicePixels = "devicePixelContentBoxSize" in ResizeObserverEntry.prototype;
  observer.observe(element, { box: knowsDevicePixels ? "device-pixel-content-box" : "content-box" });
  return () => observer.disconnect();
}
