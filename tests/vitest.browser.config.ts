import { join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumFlags, findChromium } from "./chromium.ts";

/** Tests that need a real browser: IndexedDB and canvases as they are, not as a fake has them. */
export default defineConfig({
  root: join(import.meta.dirname, ".."),
  build: { target: "es2023" },
  // Found before the first test: a dependency that is found later reloads the page under the tests.
  optimizeDeps: { include: ["dexie", "react", "react/jsx-dev-runtime", "react-dom/client", "wouter", "wouter/use-hash-location", "@tanstack/react-virtual", "react-markdown", "remark-gfm", "cornerstone-core", "valibot", "@noble/hashes/sha2.js", "@noble/hashes/utils.js", "fast-check"] },
  test: {
    include: ["tests/browser/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    // All files share one origin, and some fill or clear its storage.
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: findChromium(), args: chromiumFlags } }),
      instances: [{ browser: "chromium" }],
    },
  },
});
