import type { SopInstanceUid } from "./ids.ts";

/** In pixels of the radiograph, (0, 0) its top left corner; may have decimals. */
export interface FilmPoint {
  readonly x: number;
  readonly y: number;
}

/** What a reader has drawn on a film. It belongs to the read, never to the pixels. */
export type Mark = MarkShape & {
  /** Unique within the read. */
  readonly id: string;
  readonly sopInstanceUid: SopInstanceUid;
};

export type MarkShape =
  | { readonly kind: "length"; readonly from: FilmPoint; readonly to: FilmPoint }
  /** Between the two arms, at the vertex. */
  | { readonly kind: "angle"; readonly arm: FilmPoint; readonly vertex: FilmPoint; readonly otherArm: FilmPoint }
  /**
   * Cardiothoracic ratio (Danzer 1919): horizontal distances only. `heart`: the heart's borders furthest to the right and to the left;
   * `thorax`: the inner borders of the ribs at their widest.
   */
  | { readonly kind: "cardiothoracic"; readonly heart: Span; readonly thorax: Span }
  | { readonly kind: "arrow"; readonly tip: FilmPoint; readonly tail: FilmPoint }
  | { readonly kind: "note"; readonly at: FilmPoint; readonly text: string };

export interface Span {
  readonly from: FilmPoint;
  readonly to: FilmPoint;
}
