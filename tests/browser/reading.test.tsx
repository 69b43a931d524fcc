import { describe, expect, it } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { fail } from "../../src/domain/outcome.ts";
import type { ReaderId } from "../../src/domain/reader.ts";
import { openApp } from "./openApp.tsx";
import { arrived, patient, readsOf, stored, verdict } from "./studyPage.ts";

/*
 * The screens on the harness's fakes. Study 1: overall 78, opacity and effusion above. Study 3: nothing above. Study 8: a child, not scored. The order is
 * newest first: 1, 2, 3 ...
 */

const impression = () => page.getByRole("textbox", { name: "Impression" });

describe("signing", () => {
  it("takes two keys for a film without findings, and opens the next one", async () => {
    const services = await openApp("/study/2.25.3");
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await expect.element(patient("최*호")).toHaveFocus();
    await expect.element(page.getByText("Signed: 박*진, Normal")).toBeInTheDocument();
    expect(patient("박*진").query()).toBeNull();
    const [read] = await readsOf(services, "2.25.3");
    expect(read?.opinion).toMatchObject({ verdict: "normal", phrase: { id: "normal" }, disagreement: null });
    expect(read?.opinion.impression).not.toBe("");
    expect((await stored(services, "2.25.3")).drafts).toEqual([]);
  });

  it("says what is missing, and brings the reader there", async () => {
    const services = await openApp("/study/2.25.3");
    await arrived("박*진");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("Choose a verdict first: keys 1 to 5.")).toBeInTheDocument();
    await expect.element(verdict("Normal")).toHaveFocus();
    await userEvent.keyboard("4");
    await impression().fill("");
    await userEvent.keyboard("{Escape}{Enter}");
    await expect.element(page.getByText("Write an impression first.")).toBeInTheDocument();
    await expect.element(impression()).toHaveFocus();
    expect(await readsOf(services, "2.25.3")).toEqual([]);
  });

  it("asks for one reason where reader and model differ", async () => {
    const services = await openApp("/study/2.25.1");
    await arrived("김*수");
    await userEvent.keyboard("1{Enter}");
    await expect.element(page.getByRole("radio", { name: "Old lesion" })).toHaveFocus();
    expect(await readsOf(services, "2.25.1")).toEqual([]);
    await userEvent.keyboard("2{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.1"))[0]?.opinion.disagreement).toEqual({ kind: "model-only", reason: "normal-variant" });
  });

  it("works without a score", async () => {
    const services = await openApp("/study/2.25.8");
    await expect.element(page.getByRole("link", { name: "Why was this film refused?" })).toHaveAttribute("href", "#/help/refused/inference~child");
    await userEvent.keyboard("4{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.8"))[0]?.statements).toMatchObject([{ state: "not-scored", code: "inference/child" }]);
  });

  it("asks first who reads, and keeps the verdict meanwhile", async () => {
    await openApp("/study/2.25.3", "locale=en&reader=none");
    await arrived("박*진");
    await userEvent.keyboard("1");
    await page.getByRole("dialog").getByRole("button", { name: /가상 판독자/ }).click();
    await expect.element(verdict("Normal")).toBeChecked();
  });

  it("keeps everything where the disk refuses", async () => {
    const services = await openApp("/study/2.25.3", "locale=en", (fakes) => ({ ...fakes, store: { ...fakes.store, sign: () => Promise.resolve(fail({ code: "store/full" })) } }));
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await expect.element(page.getByText("What to do")).toBeInTheDocument();
    await expect.element(verdict("Normal")).toBeChecked();
    expect(await readsOf(services, "2.25.3")).toEqual([]);
  });
});

describe("a draft", () => {
  it("is saved when the reader pauses, and found again", async () => {
    const services = await openApp("/study/2.25.3");
    await arrived("박*진");
    await userEvent.keyboard("2t");
    await expect.element(impression()).toHaveFocus();
    await impression().fill("Left hilum.");
    await expect.poll(async () => (await stored(services, "2.25.3")).drafts[0]?.opinion.impression).toBe("Left hilum.");
    await userEvent.keyboard("{Escape}j");
    await arrived("최*호");
    await userEvent.keyboard("k");
    await expect.element(impression()).toHaveValue("Left hilum.");
    await expect.element(page.getByText(/^Your draft from/)).toBeInTheDocument();
  });

  it("is saved when the reader leaves in the middle of a word", async () => {
    const services = await openApp("/study/2.25.3");
    await arrived("박*진");
    await userEvent.keyboard("2t!");
    location.hash = "/";
    await expect.poll(async () => (await stored(services, "2.25.3")).drafts[0]?.opinion.impression).toMatch(/!$/);
  });

  it("stays on the screen where it cannot be saved", async () => {
    await openApp("/study/2.25.3", "locale=en", (fakes) => ({ ...fakes, store: { ...fakes.store, saveDraft: () => Promise.resolve(fail({ code: "store/full" })) } }));
    await arrived("박*진");
    await userEvent.keyboard("2t");
    await impression().fill("Left hilum.");
    await expect.element(page.getByText("Your words are still here, but not saved").first()).toBeInTheDocument();
    await expect.element(impression()).toHaveValue("Left hilum.");
  });

  it("takes Hangul as it is composed, over a save", async () => {
    const services = await openApp("/study/2.25.3");
    await arrived("박*진");
    await userEvent.keyboard("2t");
    await impression().fill("우측 ");
    for (const syllable of ["ㅍ", "펴", "폐"]) await compose(syllable);
    // Saved in the middle of a syllable; what comes back from the disk does not end the composition.
    await expect.poll(async () => (await stored(services, "2.25.3")).drafts[0]?.opinion.impression).toBe("우측 폐");
    await compose("폐ㅊ");
    await cdp().send("Input.insertText", { text: "폐첨" });
    await expect.element(impression()).toHaveValue("우측 폐첨");
    await expect.poll(async () => (await stored(services, "2.25.3")).drafts[0]?.opinion.impression).toBe("우측 폐첨");
  });
});

async function compose(text: string): Promise<void> {
  await cdp().send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
}

describe("reader first", () => {
  const scores = () => document.querySelectorAll("[data-call]").length;

  it("shows no score, no call and no place before the verdict", async () => {
    await openApp("/study/2.25.1", "locale=en&mode=blind");
    await expect.element(page.getByRole("heading", { name: "The score comes after your verdict" })).toBeInTheDocument();
    await userEvent.keyboard("he");
    expect(scores()).toBe(0);
    expect(document.body.textContent).not.toMatch(/cut-off|\b78\b|Pleural effusion|Needs attention/);
    await userEvent.keyboard("2");
    await expect.element(page.getByText(/Your first verdict, at .*: Abnormal, not urgent/)).toBeInTheDocument();
    await expect.poll(scores).toBeGreaterThan(0);
  });

  it("keeps the first verdict before the scores are seen, and the last one beside it", async () => {
    const saved = Promise.withResolvers<null>();
    const services = await openApp("/study/2.25.1", "locale=en&mode=blind", (fakes) => ({
      ...fakes, store: { ...fakes.store, saveDraft: async (uid, draft) => (await saved.promise, fakes.store.saveDraft(uid, draft)) },
    }));
    await arrived("김*수");
    await userEvent.keyboard("1{Enter}");
    await expect.element(verdict("Normal")).toBeChecked();
    expect(scores()).toBe(0);
    saved.resolve(null);
    // The model differs: it was signed too early, and is asked about now.
    await expect.element(page.getByRole("radio", { name: "Old lesion" })).toHaveFocus();
    expect(scores()).toBeGreaterThan(0);
    await verdict("Urgent").click();
    await userEvent.keyboard("{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.1")).length).toBe(1);
    const [read] = await readsOf(services, "2.25.1");
    expect(read).toMatchObject({ mode: "blind", opinion: { verdict: "urgent" }, firstVerdict: { verdict: "normal" } });
  });

  it("takes two keys for a film without findings, too", async () => {
    const services = await openApp("/study/2.25.3", "locale=en&mode=blind");
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await expect.element(patient("최*호")).toHaveFocus();
    expect((await readsOf(services, "2.25.3"))[0]?.firstVerdict?.verdict).toBe("normal");
  });
});

describe("who decides between two readers", () => {
  it("learns from neither of them what the model said, before the own verdict", async () => {
    const services = await openApp("/study/2.25.1", "locale=en&mode=blind&second=always");
    const third = { id: "3" as ReaderId, name: "Third Reader", title: "", license: "", isActive: true };
    await services.site.saveReader(third, 1);
    await arrived("김*수");
    await userEvent.keyboard("1{Enter}");
    await expect.element(page.getByRole("radio", { name: "Old lesion" })).toHaveFocus();
    await userEvent.keyboard("2{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.1")).length).toBe(1);
    services.readerSession.choose("22222222-2222-4222-8222-222222222222" as ReaderId);
    location.hash = "/study/2.25.1";
    await arrived("김*수");
    await userEvent.keyboard("3{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.1")).length).toBe(2);
    services.readerSession.choose(third.id);
    location.hash = "/study/2.25.1";
    await expect.element(page.getByText("Two readers differ. Decide between them.")).toBeInTheDocument();
    expect(document.body.textContent).not.toContain("Differs from the model");
    await userEvent.keyboard("3");
    await expect.element(page.getByText("Differs from the model: Normal variant").first()).toBeInTheDocument();
  });
});

describe("what was signed", () => {
  it("is amended with a reason, and both stay", async () => {
    const services = await openApp("/study/2.25.3");
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await arrived("최*호");
    await userEvent.keyboard("k");
    await expect.element(page.getByRole("button", { name: "Amend" })).toBeInTheDocument();
    await userEvent.keyboard("a4{Enter}");
    await expect.element(page.getByText("Say why the report is amended.")).toBeInTheDocument();
    await page.getByRole("textbox", { name: "Why is the report amended?" }).fill("Not fit for reading.");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.element(page.getByText("Amends read 1: Not fit for reading.")).toBeInTheDocument();
    await expect.element(page.getByText("Changed: verdict, impression, next step")).toBeInTheDocument();
    expect((await readsOf(services, "2.25.3")).map(({ opinion }) => opinion.verdict)).toEqual(["normal", "retake"]);
  });

  it("is hidden from the second reader until the own verdict, and a third one sees both", async () => {
    const second = "22222222-2222-4222-8222-222222222222" as ReaderId;
    const services = await openApp("/study/2.25.3", "locale=en&second=always");
    await arrived("박*진");
    await userEvent.keyboard("1{Enter}");
    await arrived("최*호");
    await userEvent.keyboard("k");
    await expect.element(page.getByText("Signed. It waits for a second reader.")).toBeInTheDocument();
    services.readerSession.choose(second);
    await expect.element(page.getByText("The first read is hidden until your own verdict.")).toBeInTheDocument();
    expect(document.body.textContent).not.toContain("흉부 X선 사진에서 특이 소견 없음.");
    await userEvent.keyboard("4{Enter}");
    await expect.poll(async () => (await readsOf(services, "2.25.3")).length).toBe(2);
    const third = { id: "3" as ReaderId, name: "Third Reader", title: "", license: "", isActive: true };
    await services.site.saveReader(third, 1);
    services.readerSession.choose(third.id);
    location.hash = "/study/2.25.3";
    await expect.element(page.getByText("Two readers differ. Decide between them.")).toBeInTheDocument();
    await expect.element(page.getByRole("article").filter({ hasText: "Normal" }).first()).toBeInTheDocument();
    await expect.element(page.getByRole("article").filter({ hasText: "Retake" }).first()).toBeInTheDocument();
  });
});

describe("findings", () => {
  it("are ticked and placed by keys; none is ticked beforehand", async () => {
    const services = await openApp("/study/2.25.1");
    await arrived("김*수");
    await userEvent.keyboard("2x");
    const effusion = page.getByRole("checkbox", { name: "Pleural effusion" });
    await expect.element(effusion).not.toBeChecked();
    await effusion.click();
    await userEvent.keyboard("3{Escape}");
    await expect.element(page.getByText("Pleural effusion (left lower zone)")).toBeInTheDocument();
    await expect.poll(async () => (await stored(services, "2.25.1")).drafts[0]?.opinion.findings).toEqual([{ finding: "effusion", zones: ["left-lower"] }]);
    await arrived("김*수");
  });
});
