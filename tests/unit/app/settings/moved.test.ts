import * as fc from "fast-check";
import { expect, it } from "vitest";
import { moved } from "../../../../src/app/settings/moved.ts";

it("a line that is moved stands where it was put, and the others keep their order", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  fc.assert(fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (items, a, b) => {
    const [from, to] = [a % items.length, b % items.length];
    const [item] = items.slice(from);
    const after = moved(items, from, to);
    expect(after[to]).toBe(item);
    expect(after.filter((one) => one !== item)).toEqual(items.filter((one) => one !== item));
  }));
});
