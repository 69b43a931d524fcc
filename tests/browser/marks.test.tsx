import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { canvasPointOf, flip, openedFilm, resized, turn } from "../../src/app/viewer/filmState.ts";
import { closeAll, type Shown, rows, columns, square, spacing, film, filmOf, header, pixelsOf, differences, squareOn, expectedOn, largestGap, opened, frames } from "./openViewer.tsx";

afterEach(closeAll);

/** Screen coordinates of a point of the film, as it is opened. */
function onScreen(canvas: HTMLCanvasElement, at: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  const state = resized({ width: canvas.width, height: canvas.height })(openedFilm(header("1.2.3")));
  const { x, y } = canvasPointOf(state, at);
  return { x: x / devicePixelRatio, y: y / devicePixelRatio };
}

async function clickOn(viewer: Shown, ...points: readonly { readonly x: number; readonly y: number }[]): Promise<void> {
  const element = document.querySelector<HTMLElement>("#film") ?? document.body;
  for (const at of points) {
    await userEvent.click(element, { position: onScreen(viewer.canvas(), at) });
    await frames();
  }
}

const refused = "No ratio on a film that is turned by a quarter: turn it back with o. On one stored on its side, measure two lengths.";

describe("marks", () => {
  it("a drawn length reads right in millimeters", async () => {
    const viewer = await opened({ radiograph: { ...header("1.2.3"), spacing } });
    await viewer.press("l");
    await clickOn(viewer, { x: 100, y: 150 }, { x: 340, y: 470 });
    const [mark] = viewer.marks();
    expect(mark?.kind).toBe("length");
    // 400 pixels of 0.5 mm; a click falls on whole pixels of the screen.
    const label = [...document.querySelectorAll("p")].map(({ textContent }) => textContent).find((words) => words.endsWith(" mm")) ?? "";
    expect(Math.abs(Number(label.replace(" mm", "")) - 200)).toBeLessThan(1.5);
    await expect.element(page.getByText("at the detector").first()).toBeVisible();
  });

  it("a drag draws a length too, and changes nothing else", async () => {
    const viewer = await opened();
    const before = pixelsOf(viewer.canvas());
    await viewer.press("l");
    const element = document.querySelector("#film") ?? document.body;
    await userEvent.dragAndDrop(element, element, { sourcePosition: onScreen(viewer.canvas(), { x: 100, y: 100 }), targetPosition: onScreen(viewer.canvas(), { x: 300, y: 100 }) });
    await frames();
    expect(viewer.marks()).toHaveLength(1);
    expect(differences(before, pixelsOf(viewer.canvas()))).toBe(0);
    await expect.element(page.getByText("not calibrated").first()).toBeVisible();
    await expect.element(page.getByText("not calibrated: the file does not say how large a pixel is", { exact: true })).toBeVisible();
  });

  it("four points give the cardiothoracic ratio", async () => {
    const viewer = await opened();
    await viewer.press("y");
    await clickOn(viewer, { x: 160, y: 300 }, { x: 320, y: 320 }, { x: 80, y: 400 }, { x: 400, y: 390 });
    const [mark] = viewer.marks();
    expect(mark?.kind).toBe("cardiothoracic");
    await expect.element(page.getByText(/^CTR (49\.\d|50\.\d)%$/).first()).toBeVisible();
  });

  it("no ratio is drawn on a film that is turned by a quarter", async () => {
    const viewer = await opened();
    await viewer.press("o", "y", "Enter", "Enter", "Enter", "Enter");
    expect(viewer.marks()).toEqual([]);
    await expect.element(page.getByText(refused)).toBeVisible();
    const tool = page.getByRole("button", { name: "Cardiothoracic ratio", exact: true });
    await expect.element(tool).toHaveAttribute("aria-disabled", "true");
    await expect.element(tool).toHaveAttribute("aria-description", refused);
    await viewer.press("o", "o", "o");
    await expect.element(tool).toHaveAttribute("aria-disabled", "false");
  });

  it("a ratio that was begun waits while the film is turned, and goes on after that", async () => {
    const viewer = await opened();
    await viewer.press("y");
    await clickOn(viewer, { x: 160, y: 300 }, { x: 320, y: 320 }, { x: 80, y: 400 });
    await viewer.press("o", "Enter");
    expect(viewer.marks()).toEqual([]);
    await viewer.press("shift+o");
    await clickOn(viewer, { x: 400, y: 390 });
    expect(viewer.marks()).toHaveLength(1);
  });

  it("a drawn ratio can be read, and not changed, while the film is turned by a quarter", async () => {
    const viewer = await opened();
    await viewer.press("y");
    await clickOn(viewer, { x: 160, y: 300 }, { x: 320, y: 320 }, { x: 80, y: 400 }, { x: 400, y: 390 });
    const drawn = viewer.marks();
    await userEvent.click(page.getByRole("button", { name: "Move point 1 with the arrow keys" }));
    await viewer.press("shift+ArrowLeft", "o", "Enter");
    await expect.element(page.getByText(/^CTR (49\.\d|50\.\d)%$/).first()).toBeVisible();
    await userEvent.click(page.getByRole("button", { name: "Move point 1 with the arrow keys" }));
    await expect.element(page.getByText(refused)).toBeVisible();
    await viewer.press("shift+ArrowLeft", "Enter");
    const handle = document.querySelector("[data-mark=cardiothoracic] circle:last-of-type") ?? document.body;
    await userEvent.dragAndDrop(handle, document.querySelector("#film") ?? document.body, { targetPosition: { x: 200, y: 100 } });
    await frames();
    expect(viewer.marks()).toEqual(drawn);
  });

  it("the keyboard alone draws, moves and removes", async () => {
    const viewer = await opened();
    await viewer.press("l", "shift+ArrowLeft", "Enter", "shift+ArrowRight", "shift+ArrowRight", "ArrowDown", "Enter");
    const [drawn] = viewer.marks();
    if (drawn?.kind !== "length") throw new Error("No length was drawn.");
    const perScreenPixel = (drawn.to.x - drawn.from.x) / 40;
    expect(drawn.to.y - drawn.from.y).toBeCloseTo(perScreenPixel, 6);
    await userEvent.click(page.getByRole("button", { name: "Move point 2 with the arrow keys" }));
    await viewer.press("ArrowRight", "Enter");
    const [moved] = viewer.marks();
    expect(moved?.kind === "length" && moved.to.x - drawn.to.x).toBeCloseTo(perScreenPixel, 6);
    expect(moved?.kind === "length" && moved.from).toEqual(drawn.from);
    await viewer.press("Delete");
    expect(viewer.marks()).toEqual([]);
  });

  it("Escape lays a tool down and reaches the page only after that", async () => {
    const viewer = await opened();
    const reached: boolean[] = [];
    const listen = (event: KeyboardEvent) => reached.push(!event.defaultPrevented);
    addEventListener("keydown", listen);
    await viewer.press("l");
    reached.splice(0);
    await viewer.press("Escape", "Escape");
    removeEventListener("keydown", listen);
    expect(reached).toEqual([false, true]);
    await viewer.press("Enter", "Enter");
    expect(viewer.marks()).toEqual([]);
  });

  it("a note is written where it was put, and an Enter that ends a syllable does not end the note", async () => {
    const viewer = await opened();
    await viewer.press("b", "Enter");
    const input = page.getByRole("textbox", { name: "Text of the note" });
    await userEvent.fill(input, "흉터");
    input.element().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
    await frames();
    expect(viewer.marks()).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(viewer.marks()).toMatchObject([{ kind: "note", text: "흉터", sopInstanceUid: "1.2.3" }]);
    expect(document.activeElement?.id).toBe("film");
  });

  it("marks turn and flip with the film", async () => {
    const viewer = await opened();
    await viewer.press("d");
    await clickOn(viewer, { x: 100, y: 100 }, { x: square.left, y: square.top });
    await viewer.press("o", "v");
    const points = [...document.querySelectorAll<SVGCircleElement>("g[data-mark=arrow] circle")].map((circle) => ({ x: circle.cx.baseVal.value * devicePixelRatio, y: circle.cy.baseVal.value * devicePixelRatio }));
    const box = expectedOn(viewer.canvas(), [turn(1), flip]);
    const tip = points.at(-1);
    expect(Math.min(Math.abs((tip?.x ?? 0) - box.left), Math.abs((tip?.x ?? 0) - box.right))).toBeLessThan(1.5);
    expect(Math.min(Math.abs((tip?.y ?? 0) - box.top), Math.abs((tip?.y ?? 0) - box.bottom))).toBeLessThan(1.5);
  });

  it("a signed read's film takes no marks and says why", async () => {
    const viewer = await opened({}, { isReadOnly: true });
    await viewer.press("l", "Enter", "ArrowRight", "Enter");
    expect(viewer.marks()).toEqual([]);
    await expect.element(page.getByText("This read is signed: its marks cannot be changed. Amend it to draw.")).toBeVisible();
  });

  it("the magnifier follows the arrow keys and shows more detail than the film around it", async () => {
    const viewer = await opened({ displayCopy: film(rows / 2, columns / 2) });
    await viewer.press("m");
    const loupe = () => document.querySelectorAll("canvas")[1];
    const first = loupe();
    if (first === undefined) throw new Error("There is no magnifier.");
    const before = pixelsOf(first);
    document.querySelector<HTMLElement>("#film")?.focus();
    await viewer.press("shift+ArrowRight", "shift+ArrowRight");
    expect(differences(before, pixelsOf(first))).toBeGreaterThan(0);
    await viewer.press("Escape");
    expect(loupe()).toBeUndefined();
  });
});

describe("two films", () => {
  const earlierFilm = { ...filmOf(header("9.9")), full: null };

  it("move together until they are unlinked, each in its own window", async () => {
    const viewer = await opened({}, { earlier: earlierFilm });
    await viewer.press("s");
    await expect.poll(() => document.querySelectorAll("canvas").length).toBe(2);
    const both = () => [...document.querySelectorAll("canvas")].map((canvas) => squareOn(canvas));
    await expect.poll(() => both()[1]?.right ?? 0).toBeGreaterThan(0);
    await viewer.press("+", "+");
    const [own, earlier] = both();
    if (own === undefined || earlier === undefined) throw new Error("There are two films.");
    expect(largestGap(own, earlier)).toBeLessThanOrEqual(2);
    await userEvent.click(page.getByRole("button", { name: "Move together" }));
    await viewer.press("+");
    expect(largestGap(both()[1] ?? own, earlier)).toBeLessThanOrEqual(2);
    expect(largestGap(both()[0] ?? earlier, own)).toBeGreaterThan(5);
    const untouched = pixelsOf(document.querySelectorAll("canvas")[1] ?? viewer.canvas());
    await viewer.press("i");
    expect(differences(untouched, pixelsOf(document.querySelectorAll("canvas")[1] ?? viewer.canvas()))).toBe(0);
  });

  it("both say whose they are, and Escape closes the comparison", async () => {
    const viewer = await opened({}, { earlier: earlierFilm });
    await viewer.press("s");
    await expect.poll(() => document.querySelectorAll("canvas").length).toBe(2);
    expect(document.querySelector("section")?.textContent).toMatch(/Hong.*1\.2\.3.*Hong.*9\.9/);
    await viewer.press("Escape");
    expect(document.querySelectorAll("canvas")).toHaveLength(1);
  });

  it("a key that draws says on an earlier film why it does not", async () => {
    const viewer = await opened({}, { earlier: earlierFilm });
    await viewer.press("s");
    await expect.poll(() => document.querySelectorAll("canvas").length).toBe(2);
    await userEvent.click(document.querySelector("#film-earlier") ?? document.body);
    await viewer.press("l", "Enter");
    expect(viewer.marks()).toEqual([]);
    await expect.element(page.getByText("Marks belong to this study's film: choose it first.")).toBeVisible();
  });
});
