import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "../chromium.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "../../test-results/e2e.json" }]],
  // One browser at a time: two cores, and the app itself uses both.
  workers: 1,
  timeout: 120_000,
  // A loaded machine may starve a browser; the runner names every test that needed its second try.
  retries: 1,
  use: {
    viewport: { width: 1366, height: 768 },
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    trace: "retain-on-failure",
  },
});
