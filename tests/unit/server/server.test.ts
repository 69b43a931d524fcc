import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer } from "../../../src/server/server.ts";

let folder = "";
let server: Server;
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "firstread-server-"));
  mkdirSync(join(folder, "dist/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "dist/index.html"), "<!doctype html><title>Firstread</title>");
  writeFileSync(join(folder, "dist/assets/app-1234.js"), "0123456789");
  writeFileSync(join(folder, "dist/assets/app-1234.js.gz"), gzipSync("0123456789"));
  server = await openServer({ root: join(folder, "dist"), port: 0, host: "localhost" });
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Unlike fetch, sends the path as it is written and does not unpack. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "localhost", port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString("latin1") }));
    });
    call.on("error", reject);
    call.end();
  });
}

const mustCarry = [
  "content-security-policy", "cross-origin-opener-policy", "cross-origin-embedder-policy", "cross-origin-resource-policy",
  "x-content-type-options", "referrer-policy", "permissions-policy", "connection-allowlist",
];

describe("the server of the app", () => {
  it.each(["/", "/assets/app-1234.js", "/missing", "/%zz", "/../secret.txt"])("%s carries every security header", async (path) => {
    const { headers } = await ask(path);
    expect(mustCarry.filter((name) => headers[name] === undefined)).toEqual([]);
  });

  it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/..%5csecret.txt", "/assets/%00"])("%s does not leave the root", async (path) => {
    const { status, body } = await ask(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain("secret");
  });

  it("serves the app's page at the root, asked for anew each time", async () => {
    const { status, headers, body } = await ask("/");
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([200, "text/html; charset=utf-8", "no-cache"]);
    expect(body).toContain("Firstread");
  });

  it("sends the compressed twin to who accepts it, and the digest in the name makes it immutable", async () => {
    const packed = await ask("/assets/app-1234.js", { "accept-encoding": "gzip, deflate" });
    expect([packed.headers["content-encoding"], packed.headers["vary"]]).toEqual(["gzip", "Accept-Encoding"]);
    expect(packed.headers["cache-control"]).toContain("immutable");
    expect((await ask("/assets/app-1234.js")).body).toBe("0123456789");
  });

  it.each([["bytes=0-3", 206, "0123"], ["bytes=4-", 206, "456789"], ["bytes=8-100", 206, "89"], ["bytes=10-", 416, "range not satisfiable\n"], ["bytes=a-b", 200, "0123456789"]])(
    "answers the range %s with %i", async (range, status, body) => {
      const got = await ask("/assets/app-1234.js", { range });
      expect([got.status, got.body]).toEqual([status, body]);
    });

  it("changes nothing for anyone: only GET and HEAD", async () => {
    expect((await ask("/", {}, "POST")).status).toBe(405);
    expect(await ask("/", {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  });
});
