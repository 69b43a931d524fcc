import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { securityHeaders } from "../../src/server/headers.ts";

/** `npx vite build -c tests/harness/vite.config.ts` puts the screens with fakes into test-results/harness; `npx vite preview -c ...` serves them. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  // The pictures of the help.
  publicDir: "../../public",
  plugins: [react()],
  build: { outDir: "../../test-results/harness", emptyOutDir: true, target: "es2023", assetsInlineLimit: 0 },
  preview: { port: 4199, headers: securityHeaders },
});
