import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { securityHeaders } from "./src/server/headers.ts";

/** Everything that comes in through the download cache instead of the precache: large, and hashed there (see inference/browser). */
const downloads = ["**/ort-wasm*", "models/**"];

export default defineConfig({
  base: "./",
  plugins: [
    react(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      injectRegister: false,
      registerType: "prompt",
      manifest: false,
      injectManifest: {
        globPatterns: ["**/*.{html,js,mjs,css,woff2,png,svg,webmanifest,wasm,dcm}"],
        globIgnores: downloads,
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  resolve: { conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"] },
  worker: { format: "es" },
  build: { target: "es2023", sourcemap: false, chunkSizeWarningLimit: 1500 },
  server: { headers: securityHeaders },
  optimizeDeps: { exclude: ["onnxruntime-web"] },
});
