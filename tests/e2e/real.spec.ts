import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { batchLine, expect, openFiles, shared, test, waitForAi } from "./clinic.ts";

const tar = join(shared, "data/cxr/nih_lot2.tar");
const dicom = join(shared, "data/dicom/files/pydicom+pydicom-data/data_store/data/RG1_J2KI.dcm");

test("real radiographs are read, shown and scored", async ({ clinic }) => {
  test.skip(!existsSync(tar) || !existsSync(dicom), "the radiographs in ../shared are absent");
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  const entry = execFileSync("tar", ["-tf", tar], { encoding: "utf8" }).split("\n").find((name) => name.endsWith(".jpg")) ?? "";
  const jpeg = execFileSync("tar", ["-xOf", tar, entry], { maxBuffer: 1e8 });
  await openFiles(page, [{ name: "film.jpg", buffer: jpeg }, dicom]);
  for (const name of ["film.jpg", "RG1_J2KI.dcm"]) await expect(batchLine(page, name)).toContainText(/Needs attention|Nothing above|Not scored/, { timeout: 60_000 });
  await batchLine(page, "film.jpg").getByRole("link").click();
  await expect(page.locator("canvas").first()).toBeVisible();
});
