import { readFileSync } from "node:fs";
import { batchLine, complaints, expect, openFiles, rows, sample, samples, summaryOf, test, waitForAi } from "./clinic.ts";

const scorable = (title: string) => !["hand", "truncated"].includes(title);

test("each sample, whatever its transfer syntax, is read, scored and stored; the hand is shown without a score, the truncated one says so", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await page.getByRole("button", { name: "Try with samples" }).first().click();
  for (const { file, title } of samples()) {
    const line = batchLine(page, file);
    const words = title === "truncated" ? "Not opened" : title === "hand" ? "Not scored" : /Needs attention|Nothing above cut-off/;
    await expect(line, file).toContainText(words, { timeout: 30_000 });
  }
  await expect(batchLine(page, "truncated")).toContainText("What to do");
  await expect(rows(page)).toHaveCount(samples().filter(({ title }) => title !== "truncated").length);
  await expect(rows(page).filter({ hasText: "synthetic" })).toHaveCount(samples().filter(({ title }) => title !== "truncated").length);
  expect(samples().filter(({ title }) => scorable(title)).length).toBeGreaterThanOrEqual(7);
  expect(complaints(page)).toEqual([]);
});

test("a broken file in the middle of a batch costs only itself", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  const good = samples().filter(({ title }) => scorable(title)).slice(0, 2).map(({ file }) => sample(file));
  const broken = [
    { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("Dear colleague") },
    { name: "empty.dcm", mimeType: "application/dicom", buffer: Buffer.alloc(0) },
    { name: "half.dcm", mimeType: "application/dicom", buffer: readFileSync(good[0] ?? "").subarray(0, 3000) },
  ];
  const [first = "", second = ""] = good;
  await openFiles(page, [{ name: "first.dcm", mimeType: "", buffer: readFileSync(first) }, ...broken, { name: "last.dcm", mimeType: "", buffer: readFileSync(second) }]);
  await expect(page.getByText("5 files done, 3 of them not opened").first()).toBeAttached({ timeout: 60_000 });
  await expect(rows(page)).toHaveCount(2);
  for (const { name } of broken) await expect(batchLine(page, name)).toContainText("Not opened");
});

test("what was stored is there after a reload, and can be deleted", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, [sample(samples()[0]?.file ?? "")]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  const summary = await summaryOf(page);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  expect(await summaryOf(page)).toBe(summary);
  await page.getByRole("button", { name: /^Delete the study/ }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(rows(page)).toHaveCount(0);
});

test("a dropped file is taken anywhere in the window", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  const bytes = [...readFileSync(sample(samples()[0]?.file ?? ""))];
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], "dropped.dcm"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(batchLine(page, "dropped.dcm")).toContainText(/Needs attention|Nothing above/, { timeout: 30_000 });
});

test("a full disk is said in words, keeps what was stored, and works again once there is room", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  const [first, second] = samples().filter(({ title }) => scorable(title)).map(({ file }) => sample(file));
  await openFiles(page, [first ?? ""]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  const devtools = await clinic.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: clinic.url.replace(/\/$/, ""), quotaSize: 1_000_000 });
  await openFiles(page, [second ?? ""]);
  await expect(page.locator('li[data-state="failed"]')).toContainText("full", { timeout: 30_000 });
  await expect(rows(page)).toHaveCount(1);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: clinic.url.replace(/\/$/, "") });
  await openFiles(page, [second ?? ""]);
  await expect(rows(page)).toHaveCount(2, { timeout: 30_000 });
});
