import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { makePicture, pictures } from "../../../src/cli/samples/pictures.ts";

describe("the pictures of the help", () => {
  it.each(pictures)("$file is a small gray picture, the same each time it is made", (picture) => {
    const bytes = makePicture(picture);
    const { width, height, channels, data } = decode(bytes);
    expect({ width, height, channels }).toEqual({ width: 240, height: 280, channels: 1 });
    expect(new Set(data).size).toBeGreaterThan(100);
    expect(bytes.length).toBeLessThan(60_000);
    expect(makePicture(picture)).toEqual(bytes);
  });
});
