import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { actualSize, flip, turn, zoomed } from "../../src/app/viewer/filmState.ts";
import { closeAll, rows, columns, oneCell, header, fullOf, filmOf, pixelsOf, brightest, boundsOf, differences, squareOn, expectedOn, largestGap, opened, frames } from "./openViewer.tsx";

afterEach(closeAll);

const larger = zoomed(1.25, null);
const zooms = [
  { name: "fitted", keys: [], changes: [] },
  { name: "at actual size", keys: ["0"], changes: [actualSize] },
  { name: "enlarged", keys: ["0", "+", "+", "+"], changes: [actualSize, larger, larger, larger] },
  { name: "reduced", keys: ["-", "-"], changes: [zoomed(1 / 1.25, null), zoomed(1 / 1.25, null)] },
  { name: "turned", keys: ["o"], changes: [turn(1)] },
  { name: "turned to the left, at actual size", keys: ["0", "shift+o"], changes: [actualSize, turn(3)] },
  { name: "flipped", keys: ["v"], changes: [flip] },
  { name: "turned, then flipped", keys: ["o", "v"], changes: [turn(1), flip] },
] as const;

describe("viewer", () => {
  it.each(zooms)("a place of the film lies where the geometry says: $name", async ({ keys, changes }) => {
    const viewer = await opened();
    await viewer.press(...keys);
    expect(largestGap(squareOn(viewer.canvas()), expectedOn(viewer.canvas(), changes))).toBeLessThanOrEqual(1.5);
  });

  it.each(zooms)("the copy and the full pixels lie in the same place: $name", async ({ keys }) => {
    const viewer = await opened({ full: null });
    await viewer.press(...keys);
    const copy = squareOn(viewer.canvas());
    await viewer.show({ full: fullOf(header("1.2.3")) });
    expect(largestGap(squareOn(viewer.canvas()), copy)).toBeLessThanOrEqual(1.5);
  });

  it.each(zooms)("the heatmap's hottest cell lies on its place of the film: $name", async ({ keys, changes }) => {
    const viewer = await opened();
    await viewer.press(...keys);
    const before = pixelsOf(viewer.canvas());
    await viewer.show({ heatmap: oneCell });
    const after = pixelsOf(viewer.canvas());
    const heat = boundsOf(viewer.canvas(), after, (at) => Math.abs((after[at + 2] ?? 0) - (before[at + 2] ?? 0)) > 2);
    const wanted = expectedOn(viewer.canvas(), changes);
    const cell = wanted.right - wanted.left;
    expect(Math.abs((heat.left + heat.right) / 2 - (wanted.left + wanted.right) / 2)).toBeLessThan(1.5);
    expect(Math.abs((heat.top + heat.bottom) / 2 - (wanted.top + wanted.bottom) / 2)).toBeLessThan(1.5);
    // Bilinear: it fades out before the middle of the next cell.
    expect((heat.right - heat.left) / cell).toBeGreaterThan(1);
    expect((heat.right - heat.left) / cell).toBeLessThan(2);
  });

  it("inverting turns each gray into its complement and leaves the surround black", async () => {
    const viewer = await opened();
    const before = pixelsOf(viewer.canvas());
    await viewer.press("i");
    const after = pixelsOf(viewer.canvas());
    const middle = (Math.floor(viewer.canvas().height / 2) * viewer.canvas().width + Math.floor(viewer.canvas().width / 2)) * 4;
    expect(after[middle]).toBe(255 - (before[middle] ?? 0));
    expect([...after.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
  });

  it("a drag down darkens the film and shows the new numbers on it", async () => {
    const viewer = await opened();
    const before = brightest(viewer.canvas());
    const element = document.querySelector("#film") ?? document.body;
    await userEvent.dragAndDrop(element, element, { sourcePosition: { x: 300, y: 100 }, targetPosition: { x: 300, y: 200 } });
    await frames();
    expect(document.querySelector("section")?.textContent).toMatch(/W 655\d\d {2}C 491\d\d/);
    expect(brightest(viewer.canvas())).toBeLessThan(before);
  });

  it("pixels of another radiograph are not drawn", async () => {
    const viewer = await opened({ full: { ...fullOf(header("9.9")), pixels: new Uint16Array(rows * columns) } });
    await viewer.press("0");
    expect(brightest(viewer.canvas())).toBeGreaterThan(200);
  });

  it("another radiograph begins fitted, in its own window and not inverted", async () => {
    const viewer = await opened();
    const first = pixelsOf(viewer.canvas());
    await viewer.press("i", "0", "w", "w", "v");
    expect(differences(first, pixelsOf(viewer.canvas()))).toBeGreaterThan(0);
    await viewer.show(filmOf(header("1.2.4")));
    await expect.poll(() => differences(first, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("an image of the study that was left is found as it was", async () => {
    const viewer = await opened();
    await viewer.press("i", "0", "v");
    const left = pixelsOf(viewer.canvas());
    await viewer.show(filmOf(header("1.2.4")));
    await viewer.show(filmOf(header("1.2.3")));
    await expect.poll(() => differences(left, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("reset undoes turn and flip", async () => {
    const viewer = await opened();
    const first = pixelsOf(viewer.canvas());
    await viewer.press("o", "v", "q", "q", "0", "r");
    expect(differences(first, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("a film that is flipped or turned says so on itself", async () => {
    const viewer = await opened();
    const frame = page.getByRole("region", { name: "Film" });
    await viewer.press("v");
    await expect.element(frame).toHaveTextContent("flipped: left and right exchanged");
    await viewer.press("v", "o", "o");
    await expect.element(frame).toHaveTextContent("turned upside down: left and right exchanged");
    await viewer.press("r");
    await expect.element(frame).not.toHaveTextContent("exchanged");
  });

  it("a typed window is applied with Enter, and one that cannot be is said and not applied", async () => {
    const viewer = await opened();
    const width = page.getByRole("textbox", { name: "Window width" });
    await userEvent.fill(width, "1000");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("W 1000 C 32768")).toBeVisible();
    const before = pixelsOf(viewer.canvas());
    await userEvent.fill(width, "wide");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("alert")).toHaveTextContent("Not applied");
    expect(differences(before, pixelsOf(viewer.canvas()))).toBe(0);
    await userEvent.keyboard("{Escape}");
    await expect.element(width).toHaveValue("1000");
  });

  it("closing leaves no canvas behind", async () => {
    const viewer = await opened();
    viewer.close();
    expect(document.querySelectorAll("canvas")).toHaveLength(0);
  });
});
