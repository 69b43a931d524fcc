/** One film as a statistic sees it. */
export interface Case {
  readonly score: number;
  readonly isPositive: boolean;
  /** Films of the same cluster (patient) are drawn together. */
  readonly cluster: string;
}

/** Cases in columns, by falling score. Parallel arrays of the same length. */
export interface Sample {
  readonly scores: Float64Array;
  /** 1 where the finding is there, else 0. */
  readonly outcomes: Uint8Array;
  /** 0..clusterCount-1, numbered in the order of the cases given. */
  readonly clusters: Uint32Array;
  readonly clusterCount: number;
}

/** How often each case of a sample counts; parallel to its columns. */
export type Weights = Uint32Array;

export function sampleOf(cases: readonly Case[]): Sample {
  const numbers = new Map<string, number>();
  for (const { cluster } of cases) if (!numbers.has(cluster)) numbers.set(cluster, numbers.size);
  const falling = cases.toSorted((a, b) => (a.score === b.score ? 0 : b.score - a.score));
  return {
    scores: Float64Array.from(falling, ({ score }) => score),
    outcomes: Uint8Array.from(falling, ({ isPositive }) => (isPositive ? 1 : 0)),
    clusters: Uint32Array.from(falling, ({ cluster }) => numbers.get(cluster) ?? 0),
    clusterCount: numbers.size,
  };
}

/** Every case once. */
export function onceEach({ scores }: Sample): Weights {
  return new Uint32Array(scores.length).fill(1);
}

/** Calls `visit` for each run of equal scores, from the highest, with the weight of its positives and negatives. */
export function eachTie(sample: Sample, weights: Weights, visit: (positives: number, negatives: number, score: number) => void): void {
  const { scores, outcomes } = sample;
  for (let at = 0; at < scores.length;) {
    const score = scores[at] ?? 0;
    let positives = 0;
    let negatives = 0;
    for (; at < scores.length && scores[at] === score; at++) {
      if (outcomes[at] === 1) positives += weights[at] ?? 0;
      else negatives += weights[at] ?? 0;
    }
    visit(positives, negatives, score);
  }
}
