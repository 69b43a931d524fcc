import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyGroups } from "../../../../src/app/help/helpKeys.ts";

const app = join(import.meta.dirname, "../../../../src/app");

/** Names as `useKeys` knows them, for keys as the help prints them. */
const printed: Readonly<Record<string, string>> = { Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑", "=": "+" };

/** Every key that stands in a map for `useKeys` in the sources of a folder. */
function keysIn(folder: string): readonly string[] {
  const files = readdirSync(join(app, folder)).filter((name) => /\.tsx?$/.test(name));
  const maps = files.flatMap((name) => [...readFileSync(join(app, folder, name), "utf8").matchAll(/useKeys\(\{([^]*?)\}\);/g)].map(([, map]) => map ?? ""));
  return [...new Set(maps.flatMap(keysOf))];
}

function keysOf(map: string): readonly string[] {
  const flat = map.replace(/\([^()]*\)/g, "");
  return [...flat.matchAll(/(?:^|[,{])\s*(?:"([^"]+)"|([A-Za-z0-9]+)):/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

function helpOf(...names: readonly string[]): ReadonlySet<string> {
  return new Set(keyGroups.filter(({ name }) => names.includes(name)).flatMap(({ keys }) => keys.flatMap((one) => one.keys.map((key) => key.toLowerCase()))));
}

describe("the help's tables of keys", () => {
  it.each([
    { folder: "worklist", groups: ["worklist"] },
    { folder: "study", groups: ["study"] },
    { folder: "report", groups: ["report"] },
    { folder: "practice", groups: ["practice"] },
  ])("name every key of $folder", ({ folder, groups }) => {
    const keys = keysIn(folder);
    expect(keys.length).toBeGreaterThan(1);
    const named = helpOf(...groups);
    expect(keys.filter((key) => !named.has((printed[key] ?? key).toLowerCase()))).toEqual([]);
  });

  it("say of each key once what it does", () => {
    for (const { keys } of keyGroups) {
      const all = keys.flatMap((one) => [...one.keys]);
      expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
    }
  });
});
