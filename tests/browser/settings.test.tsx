import { describe, expect, it } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import type { Services } from "../../src/app/services.ts";
import { fail } from "../../src/domain/outcome.ts";
import { valueOf } from "../contract/studyStore.ts";
import { openApp } from "./openApp.tsx";

/** A disk that is full until it is emptied. */
const disk = { isFull: false };

function open(query = "locale=en"): Promise<Services> {
  disk.isFull = false;
  return openApp("/settings", query, onDisk);
}

function onDisk(fakes: Services): Services {
  const { site } = fakes;
  const full = () => Promise.resolve(fail({ code: "store/full" }));
  return {
    ...fakes,
    site: {
      ...site,
      saveSettings: (settings, at) => (disk.isFull ? full() : site.saveSettings(settings, at)),
      saveReader: (reader, at) => (disk.isFull ? full() : site.saveReader(reader, at)),
    },
  };
}

const settingsOf = async ({ site }: Services) => valueOf(await site.site()).settings;
const field = (name: string) => page.getByRole("textbox", { name });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const saved = () => page.getByText(/^✓ Saved/);

describe("a setting", () => {
  it("is saved as it is changed, which is said, and seen at once", async () => {
    const services = await open();
    await field("Name of the site").fill("새보건소");
    await page.getByRole("radio", { name: "Check-ups" }).click();
    await expect.element(saved()).toBeInTheDocument();
    expect(await settingsOf(services)).toMatchObject({ letterhead: { name: "새보건소", phone: "000-000-0000" }, profile: "checkup" });
    await expect.element(page.getByRole("banner")).toHaveTextContent("새보건소");
  });

  it("that cannot be saved stays on the screen, says why, and can be saved again", async () => {
    const services = await open();
    disk.isFull = true;
    await field("Name of the site").fill("새보건소");
    await expect.element(page.getByText("Not saved. What you typed is still here.")).toBeInTheDocument();
    await expect.element(field("Name of the site")).toHaveValue("새보건소");
    disk.isFull = false;
    await button("Save again").click();
    await expect.element(saved()).toBeInTheDocument();
    expect((await settingsOf(services))?.letterhead.name).toBe("새보건소");
  });

  it("is saved also where the page is left at once", async () => {
    const services = await open();
    await field("Address").first().fill("가상로 2");
    location.hash = "/";
    await expect.poll(async () => (await settingsOf(services))?.letterhead.address).toBe("가상로 2");
  });

  it("does not take apart a syllable that is being composed while it saves", async () => {
    const services = await open();
    await field("Name of the site").fill("");
    await field("Name of the site").click();
    await cdp().send("Input.imeSetComposition", { text: "하", selectionStart: 1, selectionEnd: 1 });
    await expect.element(saved()).toBeInTheDocument();
    await cdp().send("Input.imeSetComposition", { text: "한", selectionStart: 1, selectionEnd: 1 });
    await cdp().send("Input.insertText", { text: "한" });
    await expect.element(field("Name of the site")).toHaveValue("한");
    await expect.poll(async () => (await settingsOf(services))?.letterhead.name).toBe("한");
  });

  it("that means nothing is not saved, and this is said beside it", async () => {
    const services = await open();
    await field("Share of films here").fill("101");
    await expect.element(page.getByText("Not saved: type a number from 0 to 100")).toBeInTheDocument();
    expect((await settingsOf(services))?.prevalence).toBeNull();
    await field("Share of films here").fill("0,5");
    await expect.poll(async () => (await settingsOf(services))?.prevalence).toBe(0.005);
  });
});

describe("the words of the register", () => {
  const words = async (services: Services) => (await settingsOf(services))?.phrases.map(({ word }) => word.en);

  it("can be added, edited, moved and removed, and brought back", async () => {
    const services = await open();
    await button("Add a word").click();
    await field("Word").nth(1).fill("Scar");
    await button("Move Scar up").click();
    await expect.poll(async () => (await words(services))?.indexOf("Scar")).toBe(6);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move Scar up");
    await button("Remove Scar").click();
    await expect.poll(() => words(services)).not.toContain("Scar");
    await button("Undo").click();
    await expect.poll(() => words(services)).toContain("Scar");
    await button("Back to the first words").click();
    await expect.poll(() => words(services)).not.toContain("Scar");
  });

  it("keep at least one for each verdict", async () => {
    await open();
    await expect.element(button("Remove Retake")).toBeDisabled();
    await expect.element(button("Remove Other finding")).toBeEnabled();
    await button("Remove Inactive").click();
    await expect.element(button("Remove Other finding")).toBeDisabled();
    await button("Edit Retake").click();
    await expect.element(page.getByRole("combobox", { name: "Verdict" })).toBeDisabled();
  });
});

describe("readers", () => {
  it("are added, edited and deactivated; who has left is offered no more", async () => {
    const services = await open();
    await field("Name").last().fill("셋째 판독자");
    await button("Add").click();
    await expect.element(page.getByText("Saved: 셋째 판독자")).toBeInTheDocument();
    await button("Edit 셋째 판독자").click();
    await field("License number").first().fill("SYN-3");
    await userEvent.keyboard("{Enter}");
    await button("Deactivate Second Reader").click();
    await expect.poll(async () => valueOf(await services.site.site()).readers.map(({ name, license, isActive }) => [name, license, isActive])).toEqual([
      ["가상 판독자", "00000", true], ["Second Reader", "", false], ["셋째 판독자", "SYN-3", true],
    ]);
    await page.getByRole("button", { name: "Choose another reader" }).click();
    const dialog = page.getByRole("dialog");
    await expect.element(dialog.getByRole("button", { name: "셋째 판독자" })).toBeInTheDocument();
    expect(dialog.getByRole("button", { name: "Second Reader" }).query()).toBeNull();
    await dialog.getByRole("button", { name: "셋째 판독자" }).click();
    await expect.element(page.getByRole("banner")).toHaveTextContent("Reading as 셋째 판독자");
  });

  it("keep what was typed of them where it cannot be saved", async () => {
    await open("locale=en&reader=none");
    disk.isFull = true;
    await page.getByRole("banner").getByRole("button", { name: "Who is reading?" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("새 판독자");
    await dialog.getByRole("button", { name: "Add and start reading" }).click();
    await expect.element(dialog.getByRole("alert")).toHaveTextContent("What is safe");
    await expect.element(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("새 판독자");
    disk.isFull = false;
    await dialog.getByRole("button", { name: "Add and start reading" }).click();
    await expect.element(page.getByRole("banner")).toHaveTextContent("Reading as 새 판독자");
  });
});

describe("the first run", () => {
  it("stores the site, its profile and its first reader, who then reads", async () => {
    const services = await open("locale=en&notice=new&reader=none");
    await page.getByRole("checkbox").click();
    await field("Name of this site").fill("은행보건소");
    await page.getByRole("radio", { name: "Check-ups" }).click();
    await field("First reader").fill("첫 판독자");
    await button("To the worklist").click();
    await expect.element(page.getByRole("banner")).toHaveTextContent("Reading as 첫 판독자");
    expect(await settingsOf(services)).toMatchObject({ letterhead: { name: "은행보건소" }, profile: "checkup" });
  });

  it("says what a full disk did not take, and does not keep anybody out", async () => {
    await open("locale=en&notice=new&reader=none");
    disk.isFull = true;
    await page.getByRole("checkbox").click();
    await field("Name of this site").fill("은행보건소");
    await button("To the worklist").click();
    await expect.element(page.getByRole("alert")).toHaveTextContent("What is safe");
    await expect.element(field("Name of this site")).toHaveValue("은행보건소");
    await button("Start without these settings").click();
    await expect.element(page.getByRole("banner")).toBeInTheDocument();
  });
});
