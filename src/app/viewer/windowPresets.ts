import type { Window } from "../../domain/radiograph.ts";

/**
 * Windows to begin from, as shares of the window that the sender chose. Stored values of a radiograph have no absolute scale (unlike Hounsfield units),
 * so that no numbers fit all machines; what the sender chose does fit the film. A narrower width gives more contrast, a lower center shows the
 * dark parts (lungs) brighter, a higher one the bright parts (behind the heart, bones) darker. Steps a reader would make by hand, not measured ones.
 */
export const windowPresets = [
  { name: "sent", centerShift: 0, widthFactor: 1 },
  { name: "soft", centerShift: 0, widthFactor: 1.4 },
  { name: "lungs", centerShift: -0.15, widthFactor: 0.65 },
  { name: "mediastinum", centerShift: 0.2, widthFactor: 0.65 },
  { name: "bone", centerShift: 0.1, widthFactor: 0.45 },
] as const;

export type WindowPreset = (typeof windowPresets)[number];

/** `centerShift`: share of the sent width. */
export function presetWindow(sent: Window, { centerShift, widthFactor }: WindowPreset): Window {
  return { shape: sent.shape, center: sent.center + centerShift * sent.width, width: sent.width * widthFactor };
}
