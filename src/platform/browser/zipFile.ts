import { Zip, ZipDeflate } from "fflate";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Destination } from "../destination.ts";

/** Without the 64-bit extension, which fflate does not write, a ZIP ends at 4 GiB. */
const mostBytes = 4 * 1024 ** 3 - 64 * 1024 ** 2;
/** Fast rather than small: pictures shrink to half either way. */
const level = 1;

/** A ZIP that grows in the browser's own storage of blobs and is handed over as one download. */
export function openZipFile(fileName: string, offer: (zip: Blob, fileName: string) => void = offerDownload): Destination {
  let parts: Blob[] = [];
  let sizeBytes = 0;
  let hasFailed = false;
  const zip = new Zip((error, chunk) => {
    hasFailed ||= error !== null;
    sizeBytes += chunk?.length ?? 0;
    // Each part is its own blob, so that the browser may keep it on disk.
    if (chunk !== undefined) parts.push(new Blob([chunk]));
  });
  return {
    kind: "zip",
    put: (name, bytes) => {
      if (hasFailed || sizeBytes + bytes.length > mostBytes) return Promise.resolve(fail({ code: "export/write-failed", fileName: name }));
      const entry = new ZipDeflate(name, { level });
      zip.add(entry);
      entry.push(bytes, true);
      return Promise.resolve(hasFailed ? fail({ code: "export/write-failed", fileName: name }) : succeed(null));
    },
    close: () => {
      zip.end();
      if (hasFailed) return Promise.resolve(fail({ code: "export/write-failed", fileName }));
      offer(new Blob(parts, { type: "application/zip" }), fileName);
      parts = [];
      return Promise.resolve(succeed(null));
    },
    abandon() {
      zip.terminate();
      parts = [];
    },
  };
}

/** How long the browser may take to begin with the download. */
const keepMs = 120_000;

function offerDownload(zip: Blob, fileName: string): void {
  const url = URL.createObjectURL(zip);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keepMs);
}
