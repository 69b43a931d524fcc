/**
 * A ninth of a frontal film, named from the patient's side: the patient's right lies on the left of the image, in PA and AP alike. In the order
 * in which they lie on the film, row by row.
 */
export const zones = [
  "right-upper", "central-upper", "left-upper",
  "right-middle", "central-middle", "left-middle",
  "right-lower", "central-lower", "left-lower",
] as const;

export type Zone = (typeof zones)[number];
