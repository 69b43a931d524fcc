import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { bundleFault, chosenBundle, readBundle, type BundleFolder } from "./src/inference/node/bundleFolder.ts";
import { securityHeaders } from "./src/server/headers.ts";

/** What comes in through the download cache instead of the precache: large, verified and resumed there (platform/browser/download). */
const downloads = ["**/ort-wasm*.wasm", "models/**/*.onnx", "models/**/selftest.json", "**/*.{gz,br}"];

const runtimeDirectory = dirname(createRequire(import.meta.url).resolve("onnxruntime-web/wasm"));

function runtimeAsset(file: string): { readonly sizeBytes: number; readonly sha256: string } {
  const bytes = readFileSync(join(runtimeDirectory, file));
  return { sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

const bundleFolder = chosenBundle(process.env);
/** Where the app finds its bundle: the folder keeps its name. */
const bundlePath = `models/${basename(bundleFolder)}/`;

/** Verified before anything is built of it. A wrong folder ends the build with one line. */
async function openBundle(): Promise<BundleFolder> {
  const bundle = await readBundle(bundleFolder);
  // The folder's name becomes part of an address.
  const isAddress = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(basename(bundleFolder));
  if (bundle.ok && isAddress) return bundle.value;
  console.error(bundle.ok ? `Rename ${bundleFolder}: letters, digits, points, dashes and underscores only.` : bundleFault(bundleFolder, bundle.problem));
  return process.exit(1);
}

function builtBundle(): Plugin {
  let files: BundleFolder["files"] = new Map();
  return {
    name: "built-bundle",
    apply: "build",
    async buildStart() {
      ({ files } = await openBundle());
    },
    generateBundle() {
      for (const [file, source] of files) this.emitFile({ type: "asset", fileName: `${bundlePath}${file}`, source });
    },
  };
}

/** `npm run dev`: the same address, whichever folder it comes from. Files are read anew each time, since a bundle may be made while the app is open. */
function servedBundle(): Plugin {
  return {
    name: "served-bundle",
    apply: "serve",
    async configureServer({ middlewares }) {
      if (process.env["FIRSTREAD_BUNDLE"]) await openBundle();
      middlewares.use(`/${bundlePath}`, (request, response, next) => {
        const file = join(bundleFolder, basename(new URL(request.url ?? "", "http://localhost").pathname));
        if (existsSync(file)) response.end(readFileSync(file));
        else next();
      });
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [
    react(),
    builtBundle(),
    servedBundle(),
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
    __BUNDLE_PATH__: JSON.stringify(bundlePath),
    __APP_VERSION__: JSON.stringify((JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version),
  },
  resolve: { conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"] },
  worker: { format: "es" },
  build: { target: "es2023", chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
  server: { headers: securityHeaders },
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  test: { include: ["tests/{unit,property,contract,conformance,architecture}/**/*.test.{ts,tsx}"], testTimeout: 30_000 },
});
