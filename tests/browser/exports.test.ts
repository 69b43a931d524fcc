import { describe, expect, it } from "vitest";
import { drawLettering } from "../../src/platform/browser/lettering.ts";
import { folderOpener } from "../../src/platform/browser/folder.ts";

const signal = new AbortController().signal;
/** The browser's own folder stands in for one that a reader picks. */
const picked = { showDirectoryPicker: () => navigator.storage.getDirectory() };

async function textOf(fileName: string): Promise<string> {
  const folder = await navigator.storage.getDirectory();
  return (await (await folder.getFileHandle(fileName)).getFile()).text();
}

describe("a folder", () => {
  it("gets each file at once, in place of one of the same name", async () => {
    const folder = await folderOpener(picked)?.();
    const put = async (words: string) => (folder?.ok === true ? folder.value.put("a.json", new TextEncoder().encode(words), signal) : null);
    expect(await put("a long first version")).toEqual({ ok: true, value: null });
    expect(await textOf("a.json")).toBe("a long first version");
    expect(await put("second")).toEqual({ ok: true, value: null });
    expect(await textOf("a.json")).toBe("second");
  });

  it("that takes no file says so, and which", async () => {
    const folder = await folderOpener(picked)?.();
    const put = folder?.ok === true ? await folder.value.put("no/such/place", new Uint8Array(3), signal) : null;
    expect(put).toEqual({ ok: false, problem: { code: "export/write-failed", fileName: "no/such/place" } });
  });

  it("that nobody has picked is no failure", async () => {
    const dismissed = { showDirectoryPicker: () => Promise.reject(new DOMException("dismissed", "AbortError")) };
    expect(await folderOpener(dismissed)?.()).toBeNull();
  });

  it("is not offered where the browser writes into none", () => {
    expect(folderOpener({})).toBeNull();
  });
});

describe("the words in a picture", () => {
  it("are drawn in Hangul as in Latin letters", () => {
    for (const words of ["AI overlay", "히트맵"]) {
      const { rows, columns, strength } = drawLettering(words, 24, 400);
      expect([rows, strength.length]).toEqual([24, 24 * columns]);
      expect(strength.some((value) => value > 200)).toBe(true);
    }
  });

  it("are made narrower where they would not fit", () => {
    expect(drawLettering("a line of words that is much too long for its place", 24, 100).columns).toBe(100);
  });
});
