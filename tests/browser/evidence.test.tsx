import { describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openApp } from "./openApp.tsx";

/*
 * The screens on the harness's fakes. Study 5: fibrosis, which is experimental, is above its cut-off, everything else below. Study 1: opacity and
 * effusion above. Study 11: the gate took the film for one that stands on its head.
 */

const finding = (name: string) => page.getByText(name, { exact: false }).first();
const show = () => page.getByRole("button", { name: "Show experimental findings (3)" });
const about = (name = "About these scores") => page.getByRole("button", { name });
const hide = () => page.getByRole("button", { name: "Hide experimental findings (3)" });

describe("experimental findings on a study", () => {
  it("are not on the screen, even above their cut-off, and it is said why", async () => {
    await openApp("/study/2.25.5");
    await expect.element(show()).toHaveAttribute("aria-expanded", "false");
    await expect.element(finding("Pneumothorax")).toBeInTheDocument();
    expect(finding("Fibrosis").query()).toBeNull();
    await expect.element(page.getByRole("heading", { name: "Nothing above the cut-off" })).toBeInTheDocument();
    await about().click();
    await expect.element(finding("Hidden, because they were not shown to be better than a guess")).toBeVisible();
  });

  it("are shown, each marked, when they are asked for, and hidden again", async () => {
    await openApp("/study/2.25.5");
    await show().click();
    for (const name of ["Fibrosis", "Atelectasis", "Enlarged heart"]) {
      const line = page.getByRole("listitem").filter({ hasText: name });
      await expect.element(line).toHaveTextContent("experimental");
    }
    await hide().click();
    await expect.element(show()).toBeInTheDocument();
    expect(finding("Fibrosis").query()).toBeNull();
  });

  it("answer to a key, and are hidden again on the next film", async () => {
    await openApp("/study/2.25.5");
    await expect.element(show()).toBeInTheDocument();
    await userEvent.keyboard("e");
    await expect.element(hide()).toHaveAttribute("aria-expanded", "true");
    await userEvent.keyboard("j");
    await expect.element(page.getByRole("heading", { name: "가상 기흉" })).toBeInTheDocument();
    await expect.element(show()).toBeInTheDocument();
  });

  it("take their place over the film away with them", async () => {
    await openApp("/study/2.25.5");
    await show().click();
    await page.getByRole("button", { name: "Show where: Fibrosis" }).click();
    await expect.element(page.getByRole("slider", { name: "Strength of the overlay" })).toBeInTheDocument();
    await hide().click();
    await expect.element(show()).toBeInTheDocument();
    expect(page.getByRole("slider", { name: "Strength of the overlay" }).query()).toBeNull();
  });

  it("leave the worklist silent", async () => {
    await openApp("/");
    await expect.element(page.getByRole("row", { name: /JOHNSON ALICE/ })).toHaveTextContent("Nothing above the cut-off. This does not rule out disease.");
  });

  it("are named in Korean, too", async () => {
    await openApp("/study/2.25.5", "locale=ko");
    await page.getByRole("button", { name: "실험 단계 소견 보기(3)" }).click();
    await expect.element(page.getByRole("listitem").filter({ hasText: "폐섬유화" })).toHaveTextContent("실험 단계");
  });
});

describe("tuberculosis", () => {
  it("is said not to be offered, and why, beside the scores and on the model page", async () => {
    await openApp("/study/2.25.1");
    await expect.element(finding("Not offered: Tuberculosis")).toBeVisible();
    await about().click();
    await expect.element(finding("Tuberculosis: not offered by this model, because no public data allows it")).toBeVisible();
    location.hash = "/model";
    await expect.element(page.getByRole("heading", { name: "AI model" })).toBeInTheDocument();
    await expect.element(finding("Tuberculosis: not offered by this model, because no public data allows it")).toBeInTheDocument();
  });

  it("is said not to be offered in Korean", async () => {
    await openApp("/study/2.25.1", "locale=ko");
    await expect.element(finding("판단하지 않음: 폐결핵")).toBeVisible();
    await about("점수 설명").click();
    await expect.element(finding("폐결핵: 이 모델은 판단하지 않습니다.")).toBeInTheDocument();
  });
});

describe("a film that the gate turned away", () => {
  it("has no score, and says what it looks like and what to do", async () => {
    await openApp("/study/2.25.11");
    await expect.element(finding("Not scored: the film looks as if it stood on its head.")).toBeInTheDocument();
    await expect.element(finding("Turn it upright at the X-ray console")).toBeInTheDocument();
    expect(page.getByText("Any abnormality").query()).toBeNull();
    expect(page.getByRole("button", { name: /experimental/ }).query()).toBeNull();
    // Another model has another gate.
    await expect.element(page.getByRole("button", { name: "Score again" })).toBeEnabled();
  });

  it("is listed with its reason", async () => {
    await openApp("/");
    await expect.element(page.getByRole("row", { name: /서\*아/ })).toHaveTextContent("Not scored: the film looks as if it stood on its head.");
  });
});

describe("the model page", () => {
  it("names the operating points that it knows, and shows others as the bundle writes them", async () => {
    await openApp("/model");
    const overall = page.getByRole("rowgroup").filter({ hasText: "Any abnormality" });
    for (const name of ["95 % sensitivity", "balanced", "95 % specificity"]) await expect.element(overall).toHaveTextContent(name);
    await expect.element(overall).toHaveTextContent("59.189% (84%–94%)75% (71%–79%)");
    await expect.element(overall).toHaveTextContent("0.04 → 0.018");
    await expect.element(page.getByRole("rowgroup").filter({ hasText: "Pleural effusion" })).toHaveTextContent("sens90");
  });

  it("lists experimental findings under their own heading, with AUC and interval", async () => {
    await openApp("/model");
    await expect.element(page.getByRole("heading", { name: "Experimental findings, hidden at first" })).toBeInTheDocument();
    // The card's tables have these words, too: the ones of the page have no baseline.
    const table = page.getByRole("table").filter({ hasText: "Fibrosis" }).filter({ hasNotText: "8x8" });
    await expect.element(table).toHaveTextContent("0.747 (0.643–0.841)24 / 282");
    await expect.element(table).not.toHaveTextContent("Any abnormality");
    await expect.element(page.getByRole("table").filter({ hasText: "Any abnormality" })).not.toHaveTextContent("Fibrosis");
  });

  it("says which films get no score, and how well that works", async () => {
    await openApp("/model");
    await expect.element(finding("98.1% (97.2%–98.8%) of 1,260 images")).toBeInTheDocument();
    await expect.element(finding("1.4% (0.9%–2.1%) of 1,849 images")).toBeInTheDocument();
    await expect.element(finding("below 42.0 of 100 for a frontal chest film")).toBeInTheDocument();
  });

  it("says so where the bundle has no gate", async () => {
    await openApp("/model", "locale=en&gate=none");
    await expect.element(finding("This model does not check what a film looks like.")).toBeInTheDocument();
    expect(page.getByText("negatives, with bone dark").query()).toBeNull();
  });

  it("names operating points in Korean", async () => {
    await openApp("/model", "locale=ko");
    await expect.element(page.getByRole("rowgroup").filter({ hasText: "이상 소견(종합)" })).toHaveTextContent("민감도 95%");
  });
});
