/** How strongly each pixel of a line of words is inked: 0..255, row-major. */
export interface Ink {
  readonly rows: number;
  readonly columns: number;
  readonly strength: Uint8Array;
}

/** Port: one line of words in any script, `height` pixels high; words that are wider than `width` pixels are made narrower. */
export type Lettering = (words: string, height: number, width: number) => Ink;
