import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressible = new Set([".html", ".js", ".mjs", ".css", ".wasm", ".onnx", ".json", ".svg", ".webmanifest", ".md"]);
const root = "dist";

/** Large files at 9: level 11 saves 15 % more of the runtime but takes ten times as long. */
const brotliLevel = (sizeBytes: number) => (sizeBytes > 2_000_000 ? 9 : 11);

for (const name of await readdir(root, { recursive: true })) {
  const path = join(root, name);
  const { size } = await stat(path);
  if (!compressible.has(extname(path)) || size < 1024) continue;
  const bytes = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliLevel(size), [constants.BROTLI_PARAM_LGWIN]: 24 };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}
