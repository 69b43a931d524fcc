import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openZipFile } from "../../../src/platform/browser/zipFile.ts";

const signal = new AbortController().signal;

describe("a ZIP file", () => {
  it("holds each file as it was given, and is offered once, when it is whole", async () => {
    const offered: { zip: Blob; name: string }[] = [];
    const zip = openZipFile("a.zip", (blob, name) => offered.push({ zip: blob, name }));
    const picture = new Uint8Array(300_000).map((_, index) => index % 251);
    expect((await zip.put("one.dcm", picture, signal)).ok).toBe(true);
    await zip.put("이.json", new TextEncoder().encode("{}"), signal);
    expect(offered).toEqual([]);
    expect((await zip.close()).ok).toBe(true);
    const files = unzipSync(new Uint8Array(await (offered[0]?.zip ?? new Blob()).arrayBuffer()));
    expect(offered[0]?.name).toBe("a.zip");
    expect(Object.keys(files)).toEqual(["one.dcm", "이.json"]);
    expect(Buffer.compare(files["one.dcm"] ?? new Uint8Array(), picture)).toBe(0);
  });

  it("is never offered once it was given up", async () => {
    const offered: string[] = [];
    const zip = openZipFile("a.zip", (_, name) => offered.push(name));
    await zip.put("one.dcm", new Uint8Array(10), signal);
    zip.abandon();
    expect(offered).toEqual([]);
  });
});
