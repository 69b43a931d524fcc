import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDicom } from "../../src/dicom/parse.ts";
import { tag } from "../../src/dicom/tags.ts";
import { readRadiographs } from "../../src/ingest/read.ts";
import { refusalOfHeader } from "../../src/inference/outOfDistribution.ts";
import { openStow } from "../../src/platform/browser/stow.ts";
import { overlayPicture, secondaryCapture, structuredReport } from "../../src/report/report.ts";
import { openServer } from "../../src/server/server.ts";
import { blockLettering } from "../fakes/blockLettering.ts";
import { exampleManifest } from "../fakes/exampleBundle.ts";
import { exampleRadiograph, sha256Of } from "../fakes/examples.ts";
import { readTools } from "../fakes/readTools.ts";
import { exampleHeatmap, exampleRead, exampleStudy, signedStudy, statement } from "../fakes/signedStudies.ts";

const folder = mkdtempSync(join(tmpdir(), "firstread-exports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function capture(): Uint8Array<ArrayBuffer> {
  if (statement.state !== "scored") throw new Error("the example is scored");
  const picture = overlayPicture(exampleRadiograph(), exampleHeatmap(), ["AI overlay"], blockLettering);
  return secondaryCapture(signedStudy(), { statement, picture, description: "AI overlay 히트맵" });
}

function amendment(): Uint8Array<ArrayBuffer> {
  const amended = exampleRead({ number: 2, amends: { number: 1, reason: "오타" }, sha256: sha256Of("e") });
  return structuredReport(signedStudy({ study: exampleStudy([exampleRead(), amended]), read: amended }));
}

const reports: readonly (readonly [name: string, make: () => Uint8Array<ArrayBuffer>])[] = [
  ["a report", () => structuredReport(signedStudy())],
  ["an amended report", amendment],
  ["a report of a film that is no DICOM", () => structuredReport(signedStudy({ headers: [null], read: exampleRead({ sha256: sha256Of("a") }) }))],
];
const instances = [...reports, ["a picture with a heatmap", capture] as const];

function fileOf(name: string, make: () => Uint8Array): string {
  const path = join(folder, `${name.replaceAll(" ", "-")}.dcm`);
  writeFileSync(path, make());
  return path;
}

const isHere = (tool: string, ...ask: readonly string[]) => spawnSync(tool, ask).error === undefined;

/** What a tool says beside its output, without what it says of every file in UTF-8. */
function run(tool: string, ...args: readonly string[]): { readonly output: string; readonly complaints: readonly string[] } {
  const { stdout, stderr } = spawnSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !line.includes("VR checker does not support"));
  return { output: stdout, complaints: lines };
}

const hasDcmtk = isHere("dsrdump", "--version");

describe.skipIf(!hasDcmtk)(`exports by dcmtk${hasDcmtk ? "" : " (skipped: dcmtk is not installed)"}`, () => {
  it.each(reports)("dsrdump reads %s without a complaint, with its names in Hangul", (name, make) => {
    const { output, complaints } = run("dsrdump", "+Pl", fileOf(name, make));
    expect(complaints).toEqual([]);
    expect(output).toContain("우상엽에 결절이 의심됩니다.");
    expect(output).toMatch(/Verified|VERIFIED/);
    expect(output).toContain(name === "a report of a film that is no DICOM" ? "홍^길동" : "Hong^Gildong=洪^吉洞=홍^길동");
  });

  it.each(instances)("dcmdump reads %s without a complaint", (name, make) => {
    const { output, complaints } = run("dcmdump", fileOf(name, make));
    expect(complaints).toEqual([]);
    expect(output).toContain("은행보건소");
  });
});

const hasVerifier = isHere("dciodvfy");

describe.skipIf(!hasVerifier)(`exports by dicom3tools${hasVerifier ? "" : " (skipped: dciodvfy is not installed)"}`, () => {
  it.each(instances)("dciodvfy finds no error in %s", (name, make) => {
    const { stdout, stderr } = spawnSync("dciodvfy", [fileOf(name, make)], { encoding: "utf8" });
    expect(`${stdout}${stderr}`.split("\n").filter((line) => line.startsWith("Error"))).toEqual([]);
  });
});

describe("exports that come back", () => {
  it("a picture with a heatmap is shown in gray and never scored", async () => {
    const [answer] = await readRadiographs(capture(), "overlay.dcm", readTools);
    const radiograph = answer?.outcome.ok ? answer.outcome.value.radiograph : null;
    expect(radiograph?.columns).toBe(280);
    expect(answer?.outcome.ok ? answer.outcome.value.patient.name : null).toBe("홍 길동");
    expect(radiograph === null ? null : refusalOfHeader(radiograph, { name: null, id: null, birthDate: null, sex: null, ageYears: 56 }, exampleManifest()))
      .toEqual({ code: "inference/derived-picture" });
  });

  it("a report is recognized, with what it concludes", async () => {
    const [answer] = await readRadiographs(structuredReport(signedStudy()), "report.dcm", readTools);
    expect(answer?.outcome).toEqual({ ok: false, problem: { code: "ingest/structured-report", verdict: "abnormal", signedOn: "2026-01-02" } });
  });
});

const plugin = ["/usr/share/orthanc/plugins/libOrthancDicomWeb.so", "/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so"].find((path) => existsSync(path));
const hasOrthanc = isHere("Orthanc", "--version") && plugin !== undefined;

describe.skipIf(!hasOrthanc)(`exports in Orthanc${hasOrthanc ? "" : " (skipped: orthanc or its DICOMweb plugin is not installed)"}`, () => {
  let orthanc: ChildProcess | null = null;
  let base = "";
  let app: Server | null = null;

  beforeAll(async () => {
    const [http, dicom] = [await freePort(), await freePort()];
    base = `http://127.0.0.1:${http}`;
    mkdirSync(join(folder, "orthanc"));
    writeFileSync(join(folder, "orthanc.json"), JSON.stringify({
      HttpPort: http, DicomPort: dicom, StorageDirectory: join(folder, "orthanc"), IndexDirectory: join(folder, "orthanc"), Plugins: [plugin],
      RemoteAccessAllowed: false, AuthenticationEnabled: true, RegisteredUsers: { reader: "secret" }, DicomWeb: { Enable: true, Root: "/dicom-web/" },
    }));
    orthanc = spawn("Orthanc", [join(folder, "orthanc.json")], { stdio: "ignore" });
    await untilUp();
    app = await openServer({ root: folder, port: 0, host: "localhost", pacs: { url: `${base}/dicom-web`, basicAuth: "reader:secret", hosts: [] } });
  }, 60_000);

  afterAll(() => {
    app?.closeAllConnections();
    app?.close();
    orthanc?.kill();
  });

  const ask = (path: string) => fetch(`${base}${path}`, { headers: { Authorization: `Basic ${btoa("reader:secret")}` } });

  async function untilUp(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await ask("/system").then(({ ok }) => ok, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("Orthanc did not start");
  }

  it.each(instances)("%s gets there through our own server, once, and comes back as it was", async (_, make) => {
    const bytes = make();
    const port = (app?.address() as AddressInfo | null)?.port ?? 0;
    const origin = `http://localhost:${port}`;
    // A browser says by itself which page it is.
    const pacs = openStow("pacs", `${origin}/`, (address, init) => fetch(address, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), Origin: origin } }));
    const put = async () => (pacs.ok ? pacs.value.put("", bytes, new AbortController().signal) : pacs);
    expect([await put(), await put()]).toEqual([{ ok: true, value: null }, { ok: true, value: null }]);
    const file = parseDicom(bytes, 0);
    const uid = file.ok ? file.value.dataSet.string(tag.SOPInstanceUID) : null;
    const found = await fetch(`${base}/tools/find`, {
      method: "POST", headers: { Authorization: `Basic ${btoa("reader:secret")}` }, body: JSON.stringify({ Level: "Instance", Query: { SOPInstanceUID: uid } }),
    });
    const ids = (await found.json()) as readonly string[];
    expect(ids).toHaveLength(1);
    const back = new Uint8Array(await (await ask(`/instances/${ids[0] ?? ""}/file`)).arrayBuffer());
    expect(Buffer.compare(back, bytes)).toBe(0);
    const tags = (await (await ask(`/instances/${ids[0] ?? ""}/simplified-tags`)).json()) as { readonly PatientName: string };
    expect(tags.PatientName).toContain("홍^길동");
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
