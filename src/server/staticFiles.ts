import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { securityHeaders } from "./headers.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".json": "application/json", ".png": "image/png",
  ".svg": "image/svg+xml", ".woff2": "font/woff2", ".md": "text/markdown; charset=utf-8", ".dcm": "application/dicom",
  ".gz": "application/gzip", ".txt": "text/plain; charset=utf-8",
};

interface FoundFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Serves a built app: precompressed twins (.br, .gz), byte ranges (RFC 9110 section 14), security headers on every answer, errors too. */
export function staticFiles(root: string): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const base = resolve(root);
  return async (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") return answer(response, 405, "method not allowed");
    const path = pathOf(base, request.url ?? "/");
    if (path === null) return answer(response, 400, "bad request");
    const file = (await fileAt(path)) ?? (await fileAt(join(path, "index.html")));
    if (file === null) return answer(response, 404, "not found");
    response.setHeader("Content-Type", contentTypes[extname(file.path)] ?? "application/octet-stream");
    response.setHeader("Cache-Control", cacheControlOf(file.path));
    await send(request, response, file);
  };
}

/** Null where the address leaves the root or cannot be decoded. */
function pathOf(base: string, url: string): string | null {
  try {
    const path = join(base, normalize(decodeURIComponent(new URL(url, "http://localhost").pathname)));
    return path.includes("\0") || (path !== base && !path.startsWith(base + sep)) ? null : path;
  } catch {
    return null;
  }
}

async function fileAt(path: string): Promise<FoundFile | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? { path, sizeBytes: found.size } : null;
}

/** File names under assets/ carry a digest; everything else is asked for again. */
function cacheControlOf(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache";
}

async function send(request: IncomingMessage, response: ServerResponse, file: FoundFile): Promise<void> {
  const range = rangeOf(request.headers.range, file.sizeBytes);
  response.setHeader("Accept-Ranges", "bytes");
  if (range === "unsatisfiable") {
    response.setHeader("Content-Range", `bytes */${file.sizeBytes}`);
    return answer(response, 416, "range not satisfiable");
  }
  if (range !== null) {
    response.setHeader("Content-Range", `bytes ${range.first}-${range.last}/${file.sizeBytes}`);
    return stream(request, response, 206, file.path, range);
  }
  const twin = await compressedTwin(file.path, request.headers["accept-encoding"] ?? "");
  response.setHeader("Vary", "Accept-Encoding");
  if (twin !== null) response.setHeader("Content-Encoding", twin.encoding);
  const whole = twin?.file ?? file;
  return stream(request, response, 200, whole.path, { first: 0, last: whole.sizeBytes - 1 });
}

interface Range {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/** One range is enough; anything else is answered whole, as RFC 9110 section 14.2 allows. */
function rangeOf(header: string | undefined, sizeBytes: number): Range | "unsatisfiable" | null {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? "");
  if (match === null) return null;
  const first = Number(match[1]);
  const last = Math.min(match[2] === "" ? Number.POSITIVE_INFINITY : Number(match[2]), sizeBytes - 1);
  return first > last ? "unsatisfiable" : { first, last };
}

async function compressedTwin(path: string, accepted: string): Promise<{ file: FoundFile; encoding: string } | null> {
  for (const [encoding, suffix] of [["br", ".br"], ["gzip", ".gz"]] as const) {
    if (!accepted.includes(encoding)) continue;
    const file = await fileAt(path + suffix);
    if (file !== null) return { file, encoding };
  }
  return null;
}

async function stream(request: IncomingMessage, response: ServerResponse, status: number, path: string, { first, last }: Range): Promise<void> {
  response.setHeader("Content-Length", last - first + 1);
  response.writeHead(status);
  if (request.method === "HEAD" || last < first) {
    response.end();
    return;
  }
  // The reader may go away in the middle; that is its right and no error of ours.
  await pipeline(createReadStream(path, { start: first, end: last }), response).catch(() => response.destroy());
}

function answer(response: ServerResponse, status: number, words: string): void {
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.writeHead(status).end(`${words}\n`);
}
