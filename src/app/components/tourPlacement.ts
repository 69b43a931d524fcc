export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CardPlace {
  readonly left: number;
  readonly top: number;
  /** On which side of the anchor the card lies, so that its arrow points back; null: in the window's corner, without an arrow. */
  readonly side: "below" | "above" | "right" | "left" | null;
  /** The arrow's distance from the card's left ("below", "above") or top edge. */
  readonly arrow: number;
}

/** CSS pixels between card and anchor, and between card and the window's edge. */
const gap = 14;
const edge = 12;

/** Beside the anchor, on the first side with room; in the lower right corner where there is none, or no anchor. */
export function placeCard(anchor: Box | null, card: Pick<Box, "width" | "height">, view: Pick<Box, "width" | "height">): CardPlace {
  const corner: CardPlace = { left: view.width - card.width - edge, top: view.height - card.height - edge, side: null, arrow: 0 };
  if (anchor === null) return corner;
  const right = anchor.left + anchor.width;
  const bottom = anchor.top + anchor.height;
  const middle = { x: anchor.left + anchor.width / 2, y: anchor.top + anchor.height / 2 };
  const left = within(middle.x - card.width / 2, card.width, view.width);
  const top = within(middle.y - card.height / 2, card.height, view.height);
  const across = Math.min(card.width - gap, Math.max(gap, middle.x - left));
  const down = Math.min(card.height - gap, Math.max(gap, middle.y - top));
  if (bottom + gap + card.height + edge <= view.height) return { left, top: bottom + gap, side: "below", arrow: across };
  if (anchor.top - gap - card.height >= edge) return { left, top: anchor.top - gap - card.height, side: "above", arrow: across };
  if (right + gap + card.width + edge <= view.width) return { left: right + gap, top, side: "right", arrow: down };
  if (anchor.left - gap - card.width >= edge) return { left: anchor.left - gap - card.width, top, side: "left", arrow: down };
  return corner;
}

function within(start: number, length: number, whole: number): number {
  return Math.max(edge, Math.min(start, whole - length - edge));
}
