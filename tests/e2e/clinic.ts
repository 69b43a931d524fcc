import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { test as base, chromium, expect, type BrowserContext, type Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { chosenBundle } from "../../src/inference/node/bundleFolder.ts";
import { openServer } from "../../src/server/server.ts";
import { chromiumFlags, findChromium } from "../chromium.ts";

/** A server of the built app and a browser profile on disk: both can be ended and started again, as in a clinic. */
export interface Clinic {
  readonly url: string;
  /** What is served: a copy of the build that a test may change. */
  readonly root: string;
  /** The browser's profile folder. */
  readonly profile: string;
  page(options?: OpenOptions): Promise<Page>;
  /** Ends the browser; the profile stays. */
  closeBrowser(): Promise<void>;
  closeServer(): Promise<void>;
  context(): BrowserContext;
}

export interface OpenOptions {
  readonly locale?: string;
  readonly flags?: readonly string[];
  /** Skips the first-run notice, as on every later day. */
  readonly isFirstRun?: boolean;
}

export const repository = join(import.meta.dirname, "../..");
export const shared = join(repository, "../shared");
/** Where the bundle that comes with the app is served, relative to the root. */
export const bundle = relative(repository, chosenBundle({}));

export const test = base.extend<{ clinic: Clinic }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern.
  clinic: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "firstread-e2e-"));
    const clinic = await openClinic(folder);
    await use(clinic);
    await clinic.closeBrowser();
    await clinic.closeServer();
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect } from "@playwright/test";

async function openClinic(folder: string): Promise<Clinic> {
  const root = join(folder, "dist");
  cpSync(join(repository, "dist"), root, { recursive: true });
  const server = await openServer({ root, port: 0, host: "localhost" });
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const profile = join(folder, "profile");
  let context: BrowserContext | null = null;
  async function closeBrowser(): Promise<void> {
    const closing = context;
    context = null;
    await closing?.close();
  }
  return {
    url, root, profile, closeBrowser,
    closeServer: () => closeServer(server),
    context: () => context ?? never(),
    async page({ locale = "en-US", flags = [], isFirstRun = false } = {}) {
      context ??= await chromium.launchPersistentContext(profile, {
        executablePath: findChromium(), args: [...chromiumFlags, ...flags], locale, viewport: { width: 1366, height: 768 },
      });
      const page = context.pages()[0] ?? (await context.newPage());
      page.on("console", (message) => message.type() === "error" && complaints(page).push(message.text()));
      page.on("pageerror", (error) => complaints(page).push(error.message));
      if (!isFirstRun) await context.addInitScript(acceptNotice, locale.slice(0, 2));
      return page;
    },
  };
}

function never(): never {
  throw new Error("The browser is not open.");
}

function acceptNotice(locale: string): void {
  const key = "firstread/preferences";
  if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ noticeAcceptedAt: 1, tourSeenAt: 1, locale }));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}

const complained = new WeakMap<Page, string[]>();

/** Errors of the page's console and scripts, policy violations among them. */
export function complaints(page: Page): string[] {
  const list = complained.get(page) ?? [];
  complained.set(page, list);
  return list;
}

export async function waitForAi(page: Page): Promise<void> {
  await expect(page.getByText(/self-test passed|자가 점검 통과/).first()).toBeAttached({ timeout: 60_000 });
}

/** Once the service worker controls the page and the model is stored, nothing needs the network any more. */
export async function waitForOfflineReady(page: Page): Promise<void> {
  await waitForAi(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
}

/** Says who reads in this window; adds the reader on the first day. */
export async function readAs(page: Page, name: string): Promise<void> {
  await page.locator('[data-tour="reader"], header').getByRole("button", { name: /Reading as|Who is reading/ }).first().click();
  const dialog = page.getByRole("dialog");
  const known = dialog.getByRole("button", { name });
  if (await known.isVisible()) {
    await known.click();
  } else {
    await dialog.getByRole("textbox").first().fill(name);
    await dialog.locator('button[type="submit"]').click();
  }
  await expect(dialog).toHaveCount(0);
}

export function sample(name: string): string {
  return join(repository, "dist/samples", name);
}

export interface SampleEntry {
  readonly file: string;
  readonly title: string;
}

export function samples(): readonly SampleEntry[] {
  return JSON.parse(readFileSync(sample("index.json"), "utf8")) as SampleEntry[];
}

/** Paths, or files that exist only here. */
export type ChosenFile = string | { readonly name: string; readonly buffer: Buffer };

export async function openFiles(page: Page, files: readonly ChosenFile[]): Promise<void> {
  const chosen = files.map((file) => (typeof file === "string" ? { name: basename(file), buffer: readFileSync(file) } : file));
  await page.locator('input[type="file"]:not([webkitdirectory])').first().setInputFiles(chosen.map((file) => ({ ...file, mimeType: "" })));
}

/** The line of the list of files; what became of the file stands at its end. */
export function batchLine(page: Page, name: string) {
  return page.getByRole("complementary").getByRole("listitem").filter({ hasText: name });
}

export function rows(page: Page) {
  return page.locator("tbody tr");
}

/** What the first line of the worklist says of the film. */
export async function summaryOf(page: Page): Promise<string> {
  return rows(page).first().getByText(/bove (the )?cut-off|does not rule out/).last().innerText();
}

export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ").slice(0, 300)}`)).toEqual([]);
}
