/** A Huffman code as JPEG writes it (ITU-T T.81 annex C). */
export interface CodeTable {
  /** How many codes have 1, 2 ... 16 bits. */
  readonly lengthCounts: readonly number[];
  /** In order of their codes. */
  readonly symbols: readonly number[];
  /** By symbol; 0 bits for a symbol that never occurs. */
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/** The best code of at most 16 bits for symbols that occur so often, with no code of ones only (T.81 annex K.2). */
export function codeTable(counts: ArrayLike<number>): CodeTable {
  const lengthCounts = limited(lengthCountsOf(codeSizes(counts)));
  const sizes = codeSizes(counts);
  const symbols = Array.from({ length: counts.length }, (_, symbol) => symbol)
    .filter((symbol) => (counts[symbol] ?? 0) > 0)
    .sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  return { lengthCounts, symbols, ...assign(lengthCounts, symbols, counts.length) };
}

/** Bits of each symbol in an unlimited Huffman code; one symbol more, rarer than all, takes the code of ones only. */
function codeSizes(counts: ArrayLike<number>): number[] {
  const frequency = [...Array.from(counts), 1];
  const sizes = frequency.map(() => 0);
  let groups = frequency.map((weight, symbol) => ({ weight, members: [symbol] })).filter(({ weight }) => weight > 0);
  while (groups.length > 1) {
    // Of two equally rare groups the one with the greater symbol goes first, which keeps the reserved symbol among the longest.
    groups.sort((a, b) => a.weight - b.weight || Math.max(...b.members) - Math.max(...a.members));
    const [first, second, ...rest] = groups;
    const members = [...(first?.members ?? []), ...(second?.members ?? [])];
    for (const symbol of members) sizes[symbol] = (sizes[symbol] ?? 0) + 1;
    groups = [...rest, { weight: (first?.weight ?? 0) + (second?.weight ?? 0), members }];
  }
  return sizes;
}

/** Index 0 stands for one bit. */
function lengthCountsOf(sizes: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(16, ...sizes) }, () => 0);
  for (const size of sizes) if (size > 0) counts[size - 1] = (counts[size - 1] ?? 0) + 1;
  return counts;
}

/** Moves codes longer than 16 bits up the tree in pairs (T.81 figure K.3), then takes the reserved code away. */
function limited(counts: number[]): number[] {
  const add = (index: number, change: number) => {
    counts[index] = (counts[index] ?? 0) + change;
  };
  for (let index = counts.length - 1; index > 15; index--) {
    while ((counts[index] ?? 0) > 0) {
      let shorter = index - 2;
      while ((counts[shorter] ?? 0) === 0) shorter--;
      add(index, -2);
      add(index - 1, 1);
      add(shorter + 1, 2);
      add(shorter, -1);
    }
  }
  const longest = counts.findLastIndex((count) => count > 0);
  add(longest, -1);
  return counts.slice(0, 16);
}

function assign(lengthCounts: readonly number[], symbols: readonly number[], size: number): Pick<CodeTable, "codes" | "lengths"> {
  const codes = new Uint16Array(size);
  const lengths = new Uint8Array(size);
  let code = 0;
  let next = 0;
  lengthCounts.forEach((count, index) => {
    for (let taken = 0; taken < count; taken++) {
      const symbol = symbols[next++] ?? 0;
      codes[symbol] = code++;
      lengths[symbol] = index + 1;
    }
    code <<= 1;
  });
  return { codes, lengths };
}
