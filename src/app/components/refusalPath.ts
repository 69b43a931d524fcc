import type { Refusal } from "../../domain/refusal.ts";

export type RefusalCode = Refusal["code"];

/** Of the page that explains it. */
export function refusalPath(code: RefusalCode): string {
  return `/help/refused/${code.replace("/", "~")}`;
}
