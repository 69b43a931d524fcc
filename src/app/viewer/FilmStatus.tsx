import { useEffect, useRef, useState } from "react";
import type { Text } from "../../i18n/i18n.ts";
import shared from "../components/shared.module.css";
import { useText } from "../services.ts";
import { percentOf, windowNumbers } from "./filmNumbers.ts";
import { orientationKey } from "./FilmCorners.tsx";
import { type FilmState, placementOf, presetOf } from "./filmState.ts";

/** Long enough for a drag or a held key to come to rest. */
const quietMs = 500;

/** Says what has changed on the film once it is at rest; for readers who do not see it. */
export function FilmStatus({ state }: { readonly state: FilmState }) {
  const text = useText();
  const [said, setSaid] = useState<readonly string[]>([]);
  const before = useRef(state);

  useEffect(() => {
    const timer = setTimeout(() => {
      const changes = changesSaid(before.current, state, text);
      if (changes.length > 0) setSaid(changes);
      before.current = state;
    }, quietMs);
    return () => clearTimeout(timer);
  }, [state, text]);

  return (
    <output className={shared.hidden}>
      {said.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </output>
  );
}

/** Empty where only the canvas has changed its size. */
function changesSaid(before: FilmState, now: FilmState, text: Text): readonly string[] {
  const said: string[] = [];
  const [zoomBefore, zoomNow] = [percentOf(placementOf(before).scale), percentOf(placementOf(now).scale)];
  const isResized = before.canvas !== now.canvas;
  if (before.window !== now.window) said.push(windowSaid(now, text));
  if (before.film.orientation !== now.film.orientation) said.push(text(orientationKey(now.film.orientation) ?? "viewer.said.upright"));
  if (before.isInverted !== now.isInverted) said.push(text(now.isInverted ? "viewer.said.inverted" : "viewer.said.notInverted"));
  if (before.placement === now.placement || isResized) return said;
  if (zoomBefore !== zoomNow) said.push(text("viewer.said.zoom", { percent: zoomNow }));
  else if (said.length === 0) said.push(text("viewer.said.moved"));
  return said;
}

function windowSaid(now: FilmState, text: Text): string {
  const preset = presetOf(now);
  const numbers = text("viewer.said.window", windowNumbers(now.window));
  return preset === null ? numbers : `${text(`viewer.preset.${preset.name}`)}: ${numbers}`;
}
