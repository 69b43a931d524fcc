import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Services } from "../../src/app/services.ts";
import type { StudyUid } from "../../src/domain/ids.ts";
import { fail } from "../../src/domain/outcome.ts";
import { emptyDraft } from "../../src/reading/reading.ts";
import { openApp } from "./openApp.tsx";
import { arrived, patient, reader, readsOf, stored, verdict } from "./studyPage.ts";

/* From one study to the next, on the harness's fakes: study 4 (최*호) comes after study 3 (박*진). */

describe("what is meant for one study", () => {
  const withNextDrafted = async (fakes: Services): Promise<Services> => {
    const draft = emptyDraft(reader, 1);
    await fakes.store.saveDraft("2.25.4" as StudyUid, { ...draft, opinion: { ...draft.opinion, verdict: "retake", impression: "Too dark." } });
    return fakes;
  };

  it("signs no other one, although that waits complete", async () => {
    const services = await openApp("/study/2.25.3", "locale=en", withNextDrafted);
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await expect.element(patient("최*호")).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("button", { name: "Sign and next" })).toHaveFocus();
    expect((await readsOf(services, "2.25.3")).length).toBe(1);
    expect(await readsOf(services, "2.25.4")).toEqual([]);
    // Who has had the time to see it can sign it.
    const signed = async () => (await userEvent.keyboard("{Enter}"), (await readsOf(services, "2.25.4")).length);
    await expect.poll(signed, { interval: 300, timeout: 5000 }).toBe(1);
  });

  it("is one signature, also by a double click", async () => {
    const services = await openApp("/study/2.25.3", "locale=en", withNextDrafted);
    await arrived("박*진");
    await userEvent.keyboard("1");
    await userEvent.dblClick(page.getByRole("button", { name: "Sign and next" }));
    await arrived("최*호");
    expect(await readsOf(services, "2.25.4")).toEqual([]);
  });

  it("is not signed as normal where the film was never seen", async () => {
    const services = await openApp("/study/2.25.3", "locale=en", (fakes) => ({
      ...fakes, store: { ...fakes.store, displayCopy: () => Promise.resolve(fail({ code: "store/not-found" })) },
    }));
    await expect.element(patient("박*진")).toBeInTheDocument();
    await userEvent.keyboard("1{Enter}");
    await expect.element(page.getByText(/^This film was not on the screen/)).toBeInTheDocument();
    expect(await readsOf(services, "2.25.3")).toEqual([]);
    await userEvent.keyboard("4{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.3"))[0]?.opinion.verdict).toBe("retake");
  });

  it("is dropped with the question who reads when another one is opened", async () => {
    const services = await openApp("/study/2.25.3", "locale=en&reader=none");
    await arrived("박*진");
    await userEvent.keyboard("1");
    await expect.element(page.getByRole("dialog")).toBeInTheDocument();
    location.hash = "/study/2.25.4";
    await arrived("최*호");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    services.readerSession.choose(reader);
    await expect.element(page.getByText("가상 판독자 · first reader")).toBeInTheDocument();
    await expect.element(verdict("Normal")).not.toBeChecked();
  });
});

describe("a study that was left", () => {
  it("has the draft again at once, however slow the disk is", async () => {
    const saved = Promise.withResolvers<null>();
    const services = await openApp("/study/2.25.3", "locale=en", (fakes) => ({
      ...fakes, store: { ...fakes.store, saveDraft: async (uid, draft) => (await saved.promise, fakes.store.saveDraft(uid, draft)) },
    }));
    await arrived("박*진");
    await userEvent.keyboard("2jk");
    await arrived("박*진");
    await expect.element(verdict("Abnormal, not urgent")).toBeChecked();
    saved.resolve(null);
    await expect.poll(async () => (await stored(services, "2.25.3")).drafts[0]?.opinion.verdict).toBe("abnormal");
    await expect.element(verdict("Abnormal, not urgent")).toBeChecked();
  });

  it("keeps a draft that could not be saved, and every screen says so", async () => {
    await openApp("/study/2.25.3", "locale=en", (fakes) => ({ ...fakes, store: { ...fakes.store, saveDraft: () => Promise.resolve(fail({ code: "store/full" })) } }));
    await arrived("박*진");
    await userEvent.keyboard("2");
    location.hash = "/";
    await expect.element(page.getByText("The draft of 가상 판독자 for 박*진 was not saved.")).toBeInTheDocument();
    await page.getByRole("link", { name: "Open the study", exact: true }).click();
    await arrived("박*진");
    await expect.element(verdict("Abnormal, not urgent")).toBeChecked();
    await expect.element(page.getByRole("link", { name: "Open the study", exact: true })).not.toBeInTheDocument();
  });

  it("says on every screen when its signature failed", async () => {
    const signed = Promise.withResolvers<null>();
    const services = await openApp("/study/2.25.3", "locale=en", (fakes) => ({
      ...fakes, store: { ...fakes.store, sign: async () => (await signed.promise, fail({ code: "store/full" })) },
    }));
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await expect.element(page.getByText("Signing…")).toBeInTheDocument();
    await userEvent.keyboard("j");
    await arrived("최*호");
    signed.resolve(null);
    await expect.element(page.getByText("The study of 박*진 was not signed for 가상 판독자.")).toBeInTheDocument();
    await page.getByRole("link", { name: "Open the study", exact: true }).click();
    await arrived("박*진");
    await expect.element(verdict("Normal")).toBeChecked();
    await expect.element(page.getByText("What to do")).toBeInTheDocument();
    expect(await readsOf(services, "2.25.3")).toEqual([]);
  });
});
