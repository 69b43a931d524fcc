import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "../chromium.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "../../test-results/e2e.json" }]],
  // Two browsers on two cores: most of a test is waiting. What is waited for may take twice as long then.
  workers: 2,
  expect: { timeout: 10_000 },
  timeout: 120_000,
  // A loaded machine may starve a browser; the runner names every test that needed its second try.
  retries: 1,
  use: {
    viewport: { width: 1366, height: 768 },
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    trace: "retain-on-failure",
  },
});
