import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Page, TestInfo } from "@playwright/test";
import { complaints, expect, expectNoAxeViolations, openFiles, readAs, rows, sample, samples, test, waitForAi, type Clinic } from "./clinic.ts";

const hand = samples().find(({ title }) => title === "hand");
const frontal = samples().find(({ title }) => title === "effusion");
const hasPoppler = spawnSync("pdftotext", ["-v"]).error === undefined;

/** Of the 11,172 syllables, some that a common subset of a typeface leaves out. */
const rare = "쀍 펲 뚋 힣";
const impression = `우측 늑골횡격막각이 둔해져 있음. ${rare}`;

/** Opens a sample, signs it as abnormal with these words, and shows the report. */
async function openReport(clinic: Clinic, words: string, file = frontal?.file ?? ""): Promise<Page> {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, [sample(file)]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  await readAs(page, "가상 판독자");
  await rows(page).first().getByRole("link").click();
  await expect(page.locator('[data-film="shown"]')).toBeVisible();
  await sign(page, words);
  await rows(page).first().getByRole("link").click();
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/#\/report\//);
  await expect(page.getByRole("button", { name: /^Print/ })).toBeEnabled();
  return page;
}

async function sign(page: Page, words: string): Promise<void> {
  await page.keyboard.press("2");
  await page.getByRole("textbox", { name: /^Impression/ }).fill(words);
  const why = page.getByRole("radiogroup", { name: /Why\?/ }).or(page.getByRole("group", { name: /Why\?/ }));
  if (await why.isVisible()) await why.getByRole("radio").first().press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/#\/$/);
}

async function printed(page: Page, info: TestInfo, name: string): Promise<{ readonly path: string; readonly pdf: string }> {
  await page.evaluate(() => document.fonts.ready);
  const path = info.outputPath(`${name}.pdf`);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(path, bytes);
  return { path, pdf: bytes.toString("latin1") };
}

/** Page objects of a PDF, not their tree. */
function pagesOf(pdf: string): number {
  return pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}

function textOf(path: string): string {
  return spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).stdout.replaceAll(/\s+/g, " ");
}

for (const language of ["한국어", "English", "Both"]) {
  test(`a report is one A4 page, in its own typeface, whatever syllables it has: ${language}`, async ({ clinic }, info) => {
    const page = await openReport(clinic, impression);
    await page.getByRole("radio", { name: language }).check();
    const { pdf } = await printed(page, info, "report");
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf).toMatch(/MediaBox\s*\[0 0 594\.9\d* 841\.[89]\d*\]/);
    const fonts = [...pdf.matchAll(/\/FontName\s*\/([^\s/]+)/g)].map(([, font]) => font);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !font?.includes("Pretendard"))).toEqual([]);
    expect(complaints(page)).toEqual([]);
  });
}

test("what is printed is the report and nothing of the app around it", async ({ clinic }, info) => {
  test.skip(!hasPoppler, "pdftotext (poppler) is not installed");
  const page = await openReport(clinic, impression);
  await page.getByRole("radio", { name: "한국어" }).check();
  const text = textOf((await printed(page, info, "report")).path);
  expect(text).toContain("흉부 X선 판독 보고서");
  expect(text).toContain("우측 늑골횡격막각이 둔해져 있음.");
  expect(text).toContain("참고용이며 진단이 아닙니다");
  expect(text).toContain("가상 판독자");
  for (const chrome of ["Worklist", "Export", "Print"]) expect(text).not.toContain(chrome);
});

test("2,000 characters of impression stay on one page, and none is cut off", async ({ clinic }, info) => {
  const sentence = "우상폐야에 경계가 불분명한 결절성 음영과 섬유성 변화가 보이며, 이전 영상과 견주어 크기 변화는 뚜렷하지 않습니다. ";
  const page = await openReport(clinic, `${sentence.repeat(40).slice(0, 1990)} 끝입니다.`);
  const { path, pdf } = await printed(page, info, "long");
  expect(pagesOf(pdf)).toBe(1);
  const body = page.locator("[data-density]");
  expect(await body.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(0);
  if (hasPoppler) expect(textOf(path)).toContain("끝입니다.");
});

test("a film without a score is reported, and says that this is not negative", async ({ clinic }) => {
  const page = await openReport(clinic, impression, hand?.file);
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.getByText(/^Not scored: .*This is not a negative result/)).toBeVisible();
  await expect(page.getByText("Read without any score of a model.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "With heatmap" })).toBeDisabled();
});

test("paper is white in both themes, and the screens before it are free of axe violations", async ({ clinic }) => {
  const page = await openReport(clinic, impression);
  for (const language of ["한국어", "English", "Both"]) {
    await page.getByRole("radio", { name: language }).check();
    await expectNoAxeViolations(page);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-report-sheet]")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(page.getByRole("button", { name: /^Print/ })).toBeHidden();
  await expect(page.getByRole("navigation")).toBeHidden();
});

test("an unsigned study has nothing to print, and the way to it is offered", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, [sample(frontal?.file ?? "")]);
  await rows(page).first().getByRole("link").click();
  await expect(page).toHaveURL(/#\/study\//);
  await page.goto(page.url().replace("/study/", "/report/"));
  await expect(page.getByRole("heading", { name: "Nothing is signed yet" })).toBeVisible();
  await expect(page.locator("[data-report-sheet]")).toHaveCount(0);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Open the study" }).click();
  await expect(page).toHaveURL(/#\/study\//);
});
