import type { RefusalCode } from "../components/refusalPath.ts";

/**
 * What a page shows as "seen": the phantom changed by a style sheet, the phantom of a hand, or a drawing of what no phantom shows.
 */
export type SeenPicture =
  | { readonly kind: "phantom"; readonly change: "inverted" | "quarter" | "half" | "blank" | "hard" | "small" | "stack" | "color" }
  | { readonly kind: "hand" }
  | { readonly kind: "drawing"; readonly of: "lateral" | "child" | "document" | "slice" };

interface RefusalFacts {
  readonly seen: SeenPicture;
  /** A film that no score was given for is stored and can be read; an image that is no film is not. */
  readonly isStored: boolean;
}

/** In the order of the list: what happens most in a clinic comes first. A reason without a page does not compile. */
export const refusals: Readonly<Record<RefusalCode, RefusalFacts>> = {
  "inference/gate-rotated": { seen: { kind: "phantom", change: "quarter" }, isStored: true },
  "inference/gate-upside-down": { seen: { kind: "phantom", change: "half" }, isStored: true },
  "inference/gate-inverted": { seen: { kind: "phantom", change: "inverted" }, isStored: true },
  "inference/lateral-view": { seen: { kind: "drawing", of: "lateral" }, isStored: true },
  "inference/gate-lateral": { seen: { kind: "drawing", of: "lateral" }, isStored: true },
  "inference/child": { seen: { kind: "drawing", of: "child" }, isStored: true },
  "inference/other-body-part": { seen: { kind: "hand" }, isStored: true },
  "inference/gate-not-chest": { seen: { kind: "drawing", of: "document" }, isStored: true },
  "inference/derived-picture": { seen: { kind: "phantom", change: "color" }, isStored: true },
  "inference/blank-image": { seen: { kind: "phantom", change: "blank" }, isStored: true },
  "inference/saturated-image": { seen: { kind: "phantom", change: "hard" }, isStored: true },
  "inference/too-small": { seen: { kind: "phantom", change: "small" }, isStored: true },
  "ingest/not-radiograph": { seen: { kind: "drawing", of: "slice" }, isStored: false },
  "ingest/multi-frame": { seen: { kind: "phantom", change: "stack" }, isStored: false },
  "ingest/color-image": { seen: { kind: "phantom", change: "color" }, isStored: false },
};

export const refusalCodes = Object.keys(refusals) as readonly RefusalCode[];

type SlugOf<C extends RefusalCode> = C extends `${string}/${infer Slug}` ? Slug : never;
export type RefusalSlug = SlugOf<RefusalCode>;

/** As the catalogs name it: without its part. */
export function slugOf(code: RefusalCode): RefusalSlug {
  return code.slice(code.indexOf("/") + 1) as RefusalSlug;
}

/** `written`: as in the page's address. */
export function refusalCodeFrom(written: string): RefusalCode | null {
  return refusalCodes.find((code) => code === written.replace("~", "/")) ?? null;
}
