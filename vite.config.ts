import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { securityHeaders } from "./src/server/headers.ts";

/** What comes in through the download cache instead of the precache: large, verified and resumed there (platform/browser/download). */
const downloads = ["**/ort-wasm*.wasm", "models/**/*.onnx", "models/**/selftest.json", "**/*.{gz,br}"];

const runtimeDirectory = dirname(createRequire(import.meta.url).resolve("onnxruntime-web/wasm"));

function runtimeAsset(file: string): { readonly sizeBytes: number; readonly sha256: string } {
  const bytes = readFileSync(join(runtimeDirectory, file));
  return { sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The bundles live at the top of the repository, as people expect, and are served from the same place. */
function modelBundles(): Plugin {
  return {
    name: "model-bundles",
    generateBundle() {
      for (const bundle of ["cxr-v0"]) {
        for (const file of readdirSync(join("models", bundle))) {
          const fileName = `models/${bundle}/${file}`;
          this.emitFile({ type: "asset", fileName, source: readFileSync(fileName) });
        }
      }
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [
    react(),
    modelBundles(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      injectRegister: false,
      registerType: "prompt",
      manifest: false,
      injectManifest: {
        globPatterns: ["**/*.{html,js,mjs,css,woff2,png,svg,webmanifest,wasm,dcm,json}"],
        globIgnores: downloads,
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  define: {
    __RUNTIME_ASSETS__: JSON.stringify({
      wasm: runtimeAsset("ort-wasm-simd-threaded.wasm"),
      webgpu: runtimeAsset("ort-wasm-simd-threaded.asyncify.wasm"),
    }),
    __APP_VERSION__: JSON.stringify((JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version),
  },
  resolve: { conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"] },
  worker: { format: "es" },
  build: { target: "es2023", chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
  server: { headers: securityHeaders },
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  test: { include: ["tests/{unit,property,contract,conformance,architecture}/**/*.test.{ts,tsx}"], testTimeout: 30_000 },
});
