import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { refusalPath } from "../../src/app/components/refusalPath.ts";
import { tourSteps } from "../../src/app/components/tourSteps.ts";
import { refusalCodes, refusals, slugOf } from "../../src/app/help/refusals.ts";
import type { Services } from "../../src/app/services.ts";
import { textFor } from "../../src/i18n/everyLanguage.ts";
import { locales } from "../../src/i18n/i18n.ts";
import { openApp } from "./openApp.tsx";

/* The screens on the harness's fakes. */

const heading = (name: string) => page.getByRole("heading", { name, exact: true });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const tourButton = (name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

describe.each(locales)("a refusal's page in %s", (locale) => {
  const text = textFor(locale);

  it.each(refusalCodes)("explains %s with two pictures and what to do", async (code) => {
    await openApp(refusalPath(code), `locale=${locale}`);
    const slug = slugOf(code);
    await expect.element(page.getByRole("heading", { level: 1 })).toHaveTextContent(text(`refused.${slug}`));
    for (const part of ["means", "why", "todo", "seen"] as const) await expect.element(page.getByText(text(`refused.${slug}.${part}`), { exact: true })).toBeVisible();
    expect(page.getByRole("figure").getByRole("img").elements()).toHaveLength(2);
    const consequence = text(refusals[code].isStored ? "refused.read.stored" : "refused.read.notStored");
    await expect.element(page.getByText(consequence)).toBeVisible();
  });

  it("is listed in the help", async () => {
    await openApp("/help", `locale=${locale}`);
    for (const code of refusalCodes) await expect.element(page.getByRole("link", { name: text(`refused.${slugOf(code)}`), exact: true })).toBeInTheDocument();
  });
});

it("a reason without a page says so and lists those that have one", async () => {
  await openApp("/help/refused/store~full");
  await expect.element(heading("There is no page for this reason")).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Film of a child" })).toBeVisible();
});

describe("the tour", () => {
  const text = textFor("en");

  it("is offered once, and not again when it was declined", async () => {
    const { preferences } = await openApp("/", "locale=en&tour=new");
    await button("Not now").click();
    expect(button("Take the tour").query()).toBeNull();
    expect(preferences.current().tourSeenAt).not.toBeNull();
  });

  it("goes through every step, enters nothing and ends", async () => {
    const { store } = await openApp("/", "locale=en&tour=new");
    await button("Take the tour").click();
    for (const [index, { name }] of tourSteps.entries()) {
      await expect.element(page.getByRole("dialog", { name: text(`tour.${name}`), exact: true })).toHaveTextContent(`${index + 1} of ${tourSteps.length}`);
      if (index + 1 < tourSteps.length) await tourButton("Next").click();
    }
    await expect.element(heading("Help")).toBeVisible();
    await tourButton("Done").click();
    expect(page.getByRole("dialog").query()).toBeNull();
    const studies = await store.list();
    expect(studies.ok && studies.value.flatMap(({ reads, drafts }) => [...reads, ...drafts])).toEqual([]);
  });

  it("shows a sample, not a patient's film", async () => {
    await openApp("/", "locale=en&tour=new");
    await button("Take the tour").click();
    for (const _ of ["list", "filters", "film"]) await tourButton("Next").click();
    await expect.element(heading("가상 기흉")).toBeVisible();
  });

  it("ends with Escape and stays on its page", async () => {
    await openApp("/", "locale=en&tour=new");
    await button("Take the tour").click();
    for (const _ of ["list", "filters", "film"]) await tourButton("Next").click();
    await expect.element(heading("The film")).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    expect(page.getByRole("dialog").query()).toBeNull();
    expect(location.hash).toBe("#/study/2.25.6");
  });

  it("opens the samples where there is no study at all", async () => {
    let opened = 0;
    await openApp("/help", "locale=en&studies=none", (services) => {
      const openSamples: Services["screening"]["openSamples"] = () => {
        opened += 1;
        return services.screening.openSamples();
      };
      return { ...services, screening: { ...services.screening, openSamples } };
    });
    await button(text("help.more.tour")).click();
    await expect.element(page.getByRole("dialog", { name: text("tour.samples") })).toBeVisible();
    expect(opened).toBe(1);
  });
});

describe("practice", () => {
  it("takes verdicts by key, shows the answer, and sums up reader and model", async () => {
    const { store } = await openApp("/practice");
    const before = await store.list();
    await button("Start").click();
    for (const [key, judged] of [["1", "Missed"], ["1", "Right"], ["3", "Right"], ["4", "Right"]] as const) {
      await expect.element(page.getByRole("group", { name: "Your verdict" })).toBeVisible();
      expect(page.getByText("The model said").query()).toBeNull();
      await userEvent.keyboard(key);
      await userEvent.keyboard("{Enter}");
      await expect.element(page.getByRole("region", { name: "What is on it" })).toHaveTextContent(`You said${judged}`);
      await userEvent.keyboard("{Enter}");
    }
    await expect.element(heading("How you did")).toBeVisible();
    await expect.element(page.getByRole("row", { name: /^You/ })).toHaveTextContent("You31000");
    await expect.element(page.getByRole("row", { name: /^The model/ })).toHaveTextContent("The model21100");
    expect(await store.list()).toEqual(before);
  });

  it("opens a film again with its answer, and comes back", async () => {
    await openApp("/practice");
    await page.getByRole("checkbox", { name: "Show the answer after each film" }).click();
    await button("Start").click();
    for (let film = 1; film <= 4; film += 1) {
      await expect.element(page.getByText(`Film ${film} of 4`)).toBeVisible();
      await expect.element(page.getByRole("group", { name: "Your verdict" })).toBeVisible();
      await userEvent.keyboard("2{Enter}");
    }
    await page.getByRole("button", { name: "Look again at film 3" }).click();
    await expect.element(page.getByText("In the right middle zone (left on the image)")).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(heading("How you did")).toBeVisible();
  });

  it("leaves with Escape", async () => {
    await openApp("/practice");
    await button("Start").click();
    await expect.element(page.getByText("Film 1 of 4")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(heading("Help")).toBeVisible();
  });
});
