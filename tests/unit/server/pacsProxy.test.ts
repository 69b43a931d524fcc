import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { openServer } from "../../../src/server/server.ts";

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** A PACS that keeps what it is sent. */
async function openPacs(status = 200): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const pacs = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(status, { "Content-Type": "application/dicom+json", "X-Secret": "of the PACS" }).end('{"00081199":{}}');
    });
  });
  await new Promise<void>((resolve) => pacs.listen(0, "localhost", resolve));
  open.push(pacs);
  return { url: `http://localhost:${portOf(pacs)}/dicom-web/`, received };
}

async function openApp(url: string | null): Promise<string> {
  const server = await openServer({ root: tmpdir(), port: 0, host: "localhost", pacs: url === null ? null : { url, basicAuth: "reader:secret" } });
  open.push(server);
  return `http://localhost:${portOf(server)}`;
}

const post = (address: string, more: RequestInit = {}) =>
  fetch(address, { method: "POST", body: "an instance", headers: { "Content-Type": 'multipart/related; type="application/dicom"; boundary=b' }, redirect: "manual", ...more });

describe("the way to the PACS", () => {
  it("passes an instance on with the password that the page does not know, and the answer back", async () => {
    const pacs = await openPacs();
    const answer = await post(`${await openApp(pacs.url)}/pacs/studies`);
    expect([answer.status, await answer.text()]).toEqual([200, '{"00081199":{}}']);
    const [received] = pacs.received;
    expect([received?.method, received?.url, received?.body]).toEqual(["POST", "/dicom-web/studies", "an instance"]);
    expect(received?.headers["content-type"]).toContain("boundary=b");
    expect(received?.headers.authorization).toBe(`Basic ${Buffer.from("reader:secret").toString("base64")}`);
  });

  it("passes back no headers but the type, and its own for safety", async () => {
    const pacs = await openPacs();
    const { headers } = await post(`${await openApp(pacs.url)}/pacs/studies`);
    expect([headers.get("x-secret"), headers.get("content-type")]).toEqual([null, "application/dicom+json"]);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("passes a refusal back as it is", async () => {
    const pacs = await openPacs(409);
    expect((await post(`${await openApp(pacs.url)}/pacs/studies`)).status).toBe(409);
  });

  it.each(["/pacs/studies/1.2.3", "/pacs/studies?limit=1", "/pacs", "/pacs/instances"])("leads nowhere but to storing: %s", async (path) => {
    const pacs = await openPacs();
    const answer = await post(`${await openApp(pacs.url)}${path}`);
    expect(answer.status).toBe(405);
    expect(pacs.received).toEqual([]);
  });

  it("lets nothing be asked for", async () => {
    const pacs = await openPacs();
    expect((await fetch(`${await openApp(pacs.url)}/pacs/studies`)).status).toBe(405);
    expect(pacs.received).toEqual([]);
  });

  it("takes nothing from another site's page", async () => {
    const pacs = await openPacs();
    const { default: http } = await import("node:http");
    const address = new URL(`${await openApp(pacs.url)}/pacs/studies`);
    const status = await new Promise<number>((resolve) => {
      http.request(address, { method: "POST", headers: { "Sec-Fetch-Site": "cross-site", "Content-Length": 2 } }, (answer) => resolve(answer.statusCode ?? 0)).end("ab");
    });
    expect(status).toBe(403);
    expect(pacs.received).toEqual([]);
  });

  it("says so where the PACS cannot be reached", async () => {
    const answer = await post(`${await openApp("http://localhost:1/dicom-web")}/pacs/studies`);
    expect([answer.status, await answer.text()]).toEqual([502, "the PACS cannot be reached\n"]);
  });

  it("takes nothing that is larger than any report", async () => {
    const pacs = await openPacs();
    const answer = await post(`${await openApp(pacs.url)}/pacs/studies`, { body: new Uint8Array(64 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
    expect(pacs.received).toEqual([]);
  });

  it("is not there where the clinic has not said where to", async () => {
    expect((await post(`${await openApp(null)}/pacs/studies`)).status).toBe(405);
  });
});
