import { createServer, request as requestHttp, type IncomingHttpHeaders, type Server } from "node:http";
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

async function openApp(url: string | null, hosts: readonly string[] = []): Promise<string> {
  const server = await openServer({ root: tmpdir(), port: 0, host: "localhost", pacs: url === null ? null : { url, basicAuth: "reader:secret", hosts } });
  open.push(server);
  return `http://localhost:${portOf(server)}`;
}

const instance = 'multipart/related; type="application/dicom"; boundary=b';

/** As the app's own page does it in a browser. */
const post = (address: string, more: RequestInit = {}) =>
  fetch(address, { method: "POST", body: "an instance", headers: { "Content-Type": instance, Origin: new URL(address).origin }, redirect: "manual", ...more });

/** With the headers as they are given, `Host` among them. */
function statusOf(address: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const all = { "Content-Type": instance, "Content-Length": 2, ...headers };
    requestHttp(`${address}/pacs/studies`, { method: "POST", headers: all }, (answer) => resolve(answer.statusCode ?? 0)).once("error", reject).end("ab");
  });
}

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

  it.each([
    ["another site's page", (app: string) => ({ Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site", Host: new URL(app).host })],
    ["another port of this machine", () => ({ Origin: "http://localhost:1", "Sec-Fetch-Site": "same-site" })],
    ["a page that hides where it is from", () => ({ Origin: "null" })],
    ["nobody's page", () => ({})],
    ["a page that the browser calls foreign", (app: string) => ({ Origin: app, "Sec-Fetch-Site": "cross-site" })],
    ["the app's page over TLS, which is not spoken here", (app: string) => ({ Origin: app.replace("http", "https") })],
    ["a foreign name that leads here (DNS rebinding)", (app: string) => {
      const host = `evil.example:${new URL(app).port}`;
      return { Host: host, Origin: `http://${host}`, "Sec-Fetch-Site": "same-origin" };
    }],
    ["a foreign name that begins like ours", (app: string) => {
      const host = `localhost.evil.example:${new URL(app).port}`;
      return { Host: host, Origin: `http://${host}` };
    }],
  ] as const)("takes nothing from %s", async (_, headers) => {
    const pacs = await openPacs();
    const app = await openApp(pacs.url);
    expect(await statusOf(app, headers(app))).toBe(403);
    expect(pacs.received).toEqual([]);
  });

  it.each(["http://127.0.0.1:4173", "http://[::1]:4173", "http://reading.example:4173", "https://reading.example", "https://192.0.2.7:8443"])("takes it from the app at %s", async (origin) => {
    const pacs = await openPacs();
    const app = await openApp(pacs.url, ["reading.example", "192.0.2.7:8443"]);
    expect(await statusOf(app, { Host: new URL(origin).host, Origin: origin, "Sec-Fetch-Site": "same-origin" })).toBe(200);
  });

  it.each(["", "application/dicom", "text/plain", "multipart/form-data; boundary=b", 'multipart/related; type="application/dicom+xml"; boundary=b', "multipart/related; boundary=b"])(
    "takes nothing but instances: %j", async (type) => {
      const pacs = await openPacs();
      const app = await openApp(pacs.url);
      expect(await statusOf(app, { Origin: app, "Content-Type": type })).toBe(415);
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

describe("the password of the PACS", () => {
  const openOn = async (host: string, basicAuth: string | null, hosts: readonly string[]) => {
    const server = await openServer({ root: tmpdir(), port: 0, host, pacs: { url: "http://localhost:1", basicAuth, hosts } });
    open.push(server);
  };

  it.each(["0.0.0.0", "::", ""])("is not lent to whoever reaches %j", async (host) => {
    await expect(openOn(host, "reader:secret", [])).rejects.toThrow(/^FIRSTREAD_PACS_AUTH .* FIRSTREAD_HOSTS .*\.$/);
  });

  it("is used where the names of the app are known, or only this machine gets there", async () => {
    await openOn("0.0.0.0", "reader:secret", ["reading.example"]);
    await openOn("127.0.0.1", "reader:secret", []);
    await openOn("0.0.0.0", null, []);
    expect(open.map((server) => server.listening)).toEqual([true, true, true]);
  });
});
