import type { Grid } from "./grid.ts";
import { addTube } from "./tube.ts";

/** Strokes on a grid 4 wide and 6 high; a letter is 4 wide. */
const strokes: Readonly<Record<string, readonly string[]>> = {
  C: ["41 30 10 01 05 16 36 45"], E: ["40 00 06 46", "03 33"], H: ["00 06", "40 46", "03 43"], I: ["10 30", "20 26", "16 36"], L: ["00 06 46"],
  N: ["06 00 46 40"], P: ["06 00 30 41 42 33 03"], R: ["06 00 30 41 42 33 03", "23 46"], S: ["41 30 10 01 02 13 33 44 45 36 16 05"], T: ["00 40", "20 26"],
  Y: ["00 23 40", "23 26"], A: ["06 20 46", "14 34"],
};

/** Draws capital letters as rounded strokes: 1 inside, 0 outside. `height` in centimetres, `x` and `y` of the upper left corner. */
export function addText(grid: Grid, text: string, x: number, y: number, height: number): void {
  const unit = height / 6;
  Array.from(text).forEach((letter, index) => {
    for (const stroke of strokes[letter] ?? []) {
      const stations = stroke.split(" ").map((pair) => ({
        x: x + (Number(pair[0]) + index * 5.4) * unit, y: y + Number(pair[1]) * unit, radius: unit * 0.42, weight: 1 / (unit * 0.42),
      }));
      addTube(grid, stations, () => 1);
    }
  });
}
