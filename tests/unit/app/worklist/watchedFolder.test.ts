import { describe, expect, it } from "vitest";
import { newFilesFinder } from "../../../../src/app/worklist/watchedFolder.ts";

const found = (path: string, size = 10, lastModified = 1) => ({ path, file: new File(["x".repeat(size)], path, { lastModified }) });
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe("a watched folder", () => {
  it("leaves alone what was there before", () => {
    const look = newFilesFinder();
    expect(look([found("a")])).toEqual([]);
    expect(look([found("a")])).toEqual([]);
  });

  it("gives a new file once, when it has stopped growing", () => {
    const look = newFilesFinder();
    look([]);
    expect(look([found("a", 5)])).toEqual([]);
    expect(look([found("a", 9)])).toEqual([]);
    expect(names(look([found("a", 9)]))).toEqual(["a"]);
    expect(look([found("a", 9)])).toEqual([]);
  });

  it("gives a file again that was written anew", () => {
    const look = newFilesFinder();
    look([found("a")]);
    look([found("a", 10, 2)]);
    expect(names(look([found("a", 10, 2)]))).toEqual(["a"]);
  });
});
