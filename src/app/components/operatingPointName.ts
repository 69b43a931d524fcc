import type { MessageKey, Text } from "../../i18n/i18n.ts";

/** The names that bundles give by agreement; any other is shown as the bundle writes it. */
const known = {
  sensitivity95: "model.point.sensitivity95",
  sensitivity90: "model.point.sensitivity90",
  balanced: "model.point.balanced",
  specificity95: "model.point.specificity95",
} as const satisfies Readonly<Record<string, MessageKey>>;

export function operatingPointName(name: string, text: Text): string {
  return isKnown(name) ? text(known[name]) : name;
}

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name);
}
