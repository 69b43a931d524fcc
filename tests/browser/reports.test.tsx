import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Services } from "../../src/app/services.ts";
import type { SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import type { ReaderId } from "../../src/domain/reader.ts";
import { compileRead, emptyDraft, readDigest } from "../../src/reading/reading.ts";
import { exampleStudies } from "../harness/exampleStudies.ts";
import { openApp } from "./openApp.tsx";

/** What leaves the screen: the printed page and the files. On the harness's fakes; study 3 has a score. */
const uid = "2.25.3" as StudyUid;
const me = { id: "11111111-1111-4111-8111-111111111111" as ReaderId, name: "가상 판독자", title: "", license: "", isActive: true };
const other = { ...me, id: me.id.replaceAll("1", "2") as ReaderId, name: "Second Reader" };

async function signed(services: Services, reader = other, wantsSecondReader = false): Promise<Services> {
  const at = services.clock.now();
  const study = await services.store.get(uid);
  if (!study.ok) throw new Error(study.problem.code);
  const draft = emptyDraft(reader.id, at);
  const opinion = { ...draft.opinion, verdict: "normal" as const, impression: "No finding.", wantsSecondReader };
  const read = compileRead({ draft: { ...draft, opinion }, study: study.value, reader, role: "first", mode: "ai-first", zonesOf: () => [], selfTestAt: () => null, at });
  const answer = await services.store.sign(uid, { ...read, sha256: readDigest(uid, read) });
  if (!answer.ok) throw new Error(answer.problem.code);
  return services;
}

async function withLaterFilm(services: Services): Promise<Services> {
  const one = exampleStudies(services.clock.now()).find(({ study }) => study.uid === uid);
  if (one === undefined) throw new Error("no such example");
  const radiograph = { ...one.image.radiograph, sopInstanceUid: "2.25.399" as SopInstanceUid };
  const saved = await services.store.save({ ...one, image: { ...one.image, radiograph, result: { state: "notRun" }, fileSha256: "f".repeat(64) as typeof one.image.fileSha256 } });
  if (!saved.ok) throw new Error(saved.problem.code);
  return services;
}

const sheet = () => document.querySelector("[data-report-sheet]");
const later = "Another film of this study came after this report; it is not part of it.";

describe("the report page", () => {
  it("carries nobody's number in its title, and names its file only while it prints", async () => {
    await openApp(`/report/${uid}`, "locale=en", signed);
    await expect.poll(() => document.title).toBe("Report · Firstread");
    globalThis.dispatchEvent(new Event("beforeprint"));
    expect(document.title).toMatch(/^2026-11-23_[0-9a-f]{10}_report$/);
    globalThis.dispatchEvent(new Event("afterprint"));
    expect(document.title).toBe("Report · Firstread");
  });

  it("is about the films that were signed for, and says where another came since", async () => {
    const services = await openApp(`/report/${uid}`, "locale=en", signed);
    await page.getByRole("radio", { name: "English" }).click();
    await expect.poll(() => sheet()?.textContent).toContain("Chest Radiograph Report");
    expect(sheet()?.textContent).not.toContain(later);
    await withLaterFilm(services);
    await expect.poll(() => sheet()?.textContent).toContain(later);
    expect(sheet()?.textContent).not.toContain("Image 1");
  });

  it("is hidden again with the scores where a film comes that this reader has not decided on", async () => {
    const services = await openApp(`/report/${uid}`, "locale=en&mode=blind", signed);
    await expect.poll(() => sheet()).not.toBeNull();
    await withLaterFilm(services);
    await expect.element(page.getByRole("heading", { name: "Not before your own reading" })).toBeInTheDocument();
    expect(sheet()).toBeNull();
  });

  it("is hidden while scores are withheld, also when its address is opened, or somebody else begins to read on it", async () => {
    const services = await openApp(`/report/${uid}`, "locale=en&mode=blind", (given) => signed(given, other, true));
    await expect.element(page.getByRole("heading", { name: "Not before your own reading" })).toBeInTheDocument();
    expect(sheet()).toBeNull();
    services.readerSession.choose(other.id);
    await expect.poll(() => sheet()).not.toBeNull();
    services.readerSession.choose(null);
    await expect.element(page.getByRole("heading", { name: "Not before your own reading" })).toBeInTheDocument();
    expect(sheet()).toBeNull();
  });
});

describe("an export", () => {
  const status = (name: RegExp) => page.getByRole("contentinfo", { name: "Status" }).getByRole("link", { name });
  const start = () => page.getByRole("button", { name: "Export", exact: true });

  it("goes on while its reader is elsewhere, and what came of it is there on return", async () => {
    await openApp("/export", "locale=en", signed);
    await userEvent.click(start());
    await expect.element(page.getByRole("button", { name: "Stop" })).toBeInTheDocument();
    location.hash = "/help";
    await expect.element(status(/^The export has ended/)).toBeInTheDocument();
    await userEvent.click(status(/^The export has ended/));
    await expect.element(page.getByRole("heading", { name: /^Exported: 1 file of 1 study/ })).toBeInTheDocument();
    location.hash = "/help";
    await expect.element(page.getByRole("heading", { level: 1, name: /help/i })).toBeInTheDocument();
    expect(status(/export/i).elements()).toEqual([]);
  });

  it("that breaks ends with a problem, and another can be started", async () => {
    await openApp("/export", "locale=en", async (services) => {
      await signed(services);
      return { ...services, exporting: { ...services.exporting, run: () => Promise.reject(new Error("a fault")) } };
    });
    await userEvent.click(start());
    await expect.element(page.getByRole("alert").last()).toHaveTextContent("The files could not be made");
    await expect.element(start()).toBeEnabled();
  });
});
