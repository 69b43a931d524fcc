/** How the film lies on the screen: first mirrored, its left and right exchanged, then turned clockwise. */
export interface Orientation {
  readonly quarterTurns: QuarterTurns;
  readonly isFlipped: boolean;
}

export type QuarterTurns = 0 | 1 | 2 | 3;

/** As the file has it. */
export const upright: Orientation = { quarterTurns: 0, isFlipped: false };

export function turned({ quarterTurns, isFlipped }: Orientation, by: QuarterTurns): Orientation {
  return { quarterTurns: quarterTurnsOf(quarterTurns + by), isFlipped };
}

/** Exchanges left and right of what is on the screen now, however it is turned. */
export function mirrored({ quarterTurns, isFlipped }: Orientation): Orientation {
  return { quarterTurns: quarterTurnsOf(4 - quarterTurns), isFlipped: !isFlipped };
}

/** Rows and columns have changed places on the screen. */
export function isSideways({ quarterTurns }: Orientation): boolean {
  return quarterTurns % 2 === 1;
}

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** From the film's own axes to the screen's. */
export function toScreenAxes({ quarterTurns, isFlipped }: Orientation, { x, y }: Vector): Vector {
  return rotated(quarterTurns, { x: isFlipped ? -x : x, y });
}

/** What `toScreenAxes` undoes. */
export function toFilmAxes({ quarterTurns, isFlipped }: Orientation, vector: Vector): Vector {
  const { x, y } = rotated(quarterTurnsOf(4 - quarterTurns), vector);
  return { x: isFlipped ? -x : x, y };
}

/** Clockwise, on a screen whose y grows downward. */
function rotated(turns: QuarterTurns, { x, y }: Vector): Vector {
  const [cos, sin] = quarters[turns];
  return { x: cos * x - sin * y, y: sin * x + cos * y };
}

/** Cosine and sine of 0, 90, 180 and 270 degrees, exactly. */
const quarters = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const;

function quarterTurnsOf(turns: number): QuarterTurns {
  return (turns % 4) as QuarterTurns;
}
