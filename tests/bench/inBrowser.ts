import type { Page } from "@playwright/test";

export interface FilmTimes {
  readonly decode: number;
  readonly normalize: number;
  /** From the drop to the result in the list of files. */
  readonly whole: number;
}

/** Drops a file as a reader does; the bytes are in the page before the clock starts. */
export async function dropAndWait(page: Page, name: string, bytes: Uint8Array): Promise<FilmTimes> {
  await page.route("**/bench-film", (route) => route.fulfill({ body: Buffer.from(bytes), contentType: "application/dicom" }));
  const took = await page.evaluate(async (fileName) => {
    const content = await (await fetch("/bench-film")).arrayBuffer();
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], fileName));
    performance.clearMeasures();
    // What brought the bytes here is over before the clock starts.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const isDone = () => [...document.querySelectorAll('aside li[data-state="saved"]')].some((line) => line.textContent?.includes(fileName));
    const start = performance.now();
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no result for ${fileName}`)), 60_000);
      const observer = new MutationObserver(() => {
        if (!isDone()) return;
        clearTimeout(timer);
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const whole = performance.now() - start;
    const step = (stepName: string) => performance.getEntriesByName(`firstread/${stepName}`).at(-1)?.duration ?? Number.NaN;
    return { decode: step("decode"), normalize: step("normalize"), whole };
  }, name);
  await page.unroute("**/bench-film");
  return took;
}

/** Pre-processing and network of the newest films, as the app has stored it with each result. */
export function scoreTimes(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (most) => {
    const open = indexedDB.open("firstread");
    const database = await new Promise<IDBDatabase>((resolve) => { open.onsuccess = () => resolve(open.result); });
    const request = database.transaction("studies").objectStore("studies").getAll();
    const records = await new Promise<unknown[]>((resolve) => { request.onsuccess = () => resolve(request.result as unknown[]); });
    database.close();
    const found: { at: number; ms: number }[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return;
      const { scoreMs, scoredAt } = value as { scoreMs?: number; scoredAt?: number };
      if (typeof scoreMs === "number" && typeof scoredAt === "number") found.push({ at: scoredAt, ms: scoreMs });
      for (const inner of Object.values(value)) visit(inner);
    };
    visit(records);
    return found.sort((a, b) => b.at - a.at).slice(0, most).map(({ ms }) => ms);
  }, count);
}

interface RecordedOpen {
  readonly url: URL;
  readonly options: WorkerOptions;
  readonly message: Record<string, unknown>;
}

/** Remembers how the app opens its inference worker, so that the bench can open as many of them as it wants. Before the first navigation. */
export async function recordWorkers(page: Page): Promise<void> {
  // The compiler wraps inner functions in this helper to keep their names; functions that run in the page need it there.
  await page.addInitScript("globalThis.__name = (inner) => inner");
  await page.addInitScript(() => {
    globalThis.Worker = class extends Worker {
      readonly #made: { readonly url: string | URL; readonly options: WorkerOptions | undefined };
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.#made = { url, options };
      }
      override postMessage(message: unknown, transfer?: Transferable[] | StructuredSerializeOptions): void {
        if ((message as { kind?: unknown }).kind === "open") Object.assign(globalThis, { benchOpen: { ...this.#made, message: structuredClone(message) } });
        super.postMessage(message, transfer as Transferable[]);
      }
    };
  });
}

/** 100 films of 512 x 512 that wait at once, on one worker and on two: milliseconds each, the median of three rounds. */
export function queueSpeedup(page: Page): Promise<{ one: number; two: number }> {
  return page.evaluate(async () => {
    const open = (globalThis as unknown as { benchOpen: RecordedOpen }).benchOpen;
    const answer = (worker: Worker) => new Promise<unknown>((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
    const start = async () => {
      const worker = new Worker(open.url, open.options);
      worker.postMessage(structuredClone(open.message));
      await answer(worker);
      return worker;
    };
    const side = 512;
    const pixels = new Uint16Array(side * side).map((_, index) => (index * 31 + (index >> 9) * 17) % 4096);
    const radiograph = () => ({
      sopInstanceUid: "1.2.3", rows: side, columns: side, pixels: pixels.slice(), window: { center: 2048, width: 4096, shape: "linear" }, spacing: null,
      viewPosition: "PA", bodyPart: "CHEST", isPhantom: true,
      source: { format: "dicom", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 12, frames: 1 },
    });
    const patient = { name: null, id: null, birthDate: null, sex: null, ageYears: 50 };
    const run = async (workers: readonly Worker[]) => {
      let left = 100;
      const started = performance.now();
      await Promise.all(workers.map(async (worker) => {
        while (left > 0) {
          left -= 1;
          const one = radiograph();
          worker.postMessage({ kind: "score", callId: left + 2, radiograph: one, patient }, [one.pixels.buffer]);
          await answer(worker);
        }
      }));
      return performance.now() - started;
    };
    const both = [await start(), await start()];
    const rounds: { one: number; two: number }[] = [];
    for (let round = 0; round < 3; round += 1) rounds.push({ one: await run(both.slice(0, 1)), two: await run(both) });
    for (const worker of both) worker.terminate();
    return rounds.sort((a, b) => a.one / a.two - b.one / b.two)[1] ?? { one: Number.NaN, two: Number.NaN };
  });
}

/** Tasks of more than 50 ms (https://www.w3.org/TR/longtasks/) while a batch is read, scored and stored; `films` are paths. */
export async function longTasks(page: Page, films: readonly string[]): Promise<{ longestMs: number; count: number }> {
  await page.evaluate(() => {
    const state = globalThis as { benchTasks?: number[] };
    state.benchTasks = [];
    new PerformanceObserver((list) => state.benchTasks?.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
  });
  await page.locator('input[type="file"]:not([webkitdirectory])').first().setInputFiles([...films]);
  await page.waitForFunction((count) => document.querySelectorAll('aside li[data-state="saved"]').length >= count, films.length, { timeout: 300_000 });
  const durations = await page.evaluate(() => (globalThis as { benchTasks?: number[] }).benchTasks ?? []);
  return { longestMs: Math.max(0, ...durations), count: durations.length };
}

/** With the network off: from the navigation to a worklist that answers. */
export async function offlineReloads(page: Page, url: string): Promise<number[]> {
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  const took: number[] = [];
  for (let index = 0; index < 7; index += 1) {
    await page.reload({ waitUntil: "commit" });
    await page.waitForSelector("tbody tr");
    took.push(await page.evaluate(() => performance.now()));
    await page.waitForTimeout(1500);
  }
  await page.context().setOffline(false);
  return took;
}

export interface FrameTimes {
  /** Milliseconds from frame to frame while every frame shows another window. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Opens the newest film and drags its window for `frames` frames, at fit size or at actual size. */
export async function windowingFrames(page: Page, size: "fit" | "actual", frames = 240): Promise<FrameTimes> {
  const film = page.locator("#film");
  await film.focus();
  await page.keyboard.press("r");
  if (size === "actual") await page.keyboard.press("0");
  const box = await film.boundingBox();
  if (box === null) throw new Error("The film is not on the screen.");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  // A hand that moves in every frame; a driver outside of the page could not keep up with the screen.
  const times = await page.evaluate(async ({ x, y, count }) => {
    const element = document.querySelector("#film");
    const stamps: number[] = [];
    const mouse = 1;
    for (let frame = 0; frame < count; frame += 1) {
      const at = { clientX: x + 140 * Math.sin(frame / 11), clientY: y + 90 * Math.sin(frame / 7) };
      element?.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerId: mouse, bubbles: true, buttons: 1 }));
      stamps.push(await new Promise<number>((resolve) => { requestAnimationFrame(resolve); }));
    }
    return stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? stamp)).sort((a, b) => a - b);
  }, { ...middle, count: frames });
  await page.mouse.up();
  return { medianMs: times[times.length >> 1] ?? Number.NaN, p95Ms: times[Math.floor(times.length * 0.95)] ?? Number.NaN };
}

/** From the key that signs a film as normal to the next film, its result beside it, on the screen: milliseconds, one for each of `count` films. */
export async function nextFilmTimes(page: Page, count: number): Promise<number[]> {
  await page.locator("header").getByRole("button", { name: "Who is reading?" }).click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("Virtual Reader");
  await page.getByRole("dialog").locator('button[type="submit"]').click();
  await page.keyboard.press("n");
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await page.locator("#film canvas").waitFor();
    // As long as a quick reader looks: what is fetched ahead is here then.
    await page.waitForTimeout(2000);
    await page.keyboard.press("1");
    await page.waitForTimeout(300);
    await giveReason(page);
    const shown = page.evaluate(timeToNextFilm);
    await page.keyboard.press("Enter");
    took.push(await shown);
  }
  return took;
}

/** Where the model calls the film and the reader does not. */
async function giveReason(page: Page): Promise<void> {
  const why = page.getByRole("group", { name: /Why\?/ }).or(page.getByRole("radiogroup", { name: /Why\?/ }));
  if (await why.isVisible()) await why.getByRole("radio").first().check();
}

/** Runs in the page. Ends with the frame in which the canvas of another study has pixels that are not black and its panel has a result. */
async function timeToNextFilm(): Promise<number> {
  const before = location.hash;
  const start = await new Promise<number>((resolve) => { addEventListener("keydown", () => resolve(performance.now()), { once: true, capture: true }); });
  const isDrawn = (): boolean => {
    const canvas = document.querySelector<HTMLCanvasElement>("#film canvas");
    const middle = canvas?.getContext("2d")?.getImageData(canvas.width >> 1, canvas.height >> 1, 32, 32).data ?? [];
    return location.hash !== before && [...middle].some((value, index) => index % 4 !== 3 && value > 0) && document.querySelector('[data-tour="scores"]') !== null;
  };
  for (;;) {
    const stamp = await new Promise<number>((resolve) => { requestAnimationFrame(resolve); });
    if (isDrawn()) return stamp - start;
  }
}
