import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Destination } from "../destination.ts";

/** Of the File System Access API (https://wicg.github.io/file-system-access/), which no TypeScript library declares yet. */
interface PickingWindow {
  showDirectoryPicker?: (options: { readonly id: string; readonly mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;
}

/** Null where this browser writes into no folders. The answer of the function is null where the reader chose none. */
export function folderOpener(window: object): (() => Promise<Outcome<Destination> | null>) | null {
  const pick = (window as PickingWindow).showDirectoryPicker;
  if (pick === undefined) return null;
  return async () => {
    try {
      return succeed(openFolder(await pick.call(window, { id: "firstread-export", mode: "readwrite" })));
    } catch (error) {
      return error instanceof DOMException && error.name === "AbortError" ? null : fail({ code: "export/write-failed", fileName: "" });
    }
  };
}

/** Each file is written under its own name, in place of what was there, and read back by its size. */
function openFolder(folder: FileSystemDirectoryHandle): Destination {
  return {
    kind: "folder",
    async put(fileName, bytes) {
      try {
        const handle = await folder.getFileHandle(fileName, { create: true });
        const file = await handle.createWritable();
        await file.write(bytes);
        await file.close();
        const written = await handle.getFile();
        return written.size === bytes.length ? succeed(null) : fail({ code: "export/write-failed", fileName });
      } catch {
        return fail({ code: "export/write-failed", fileName });
      }
    },
    close: () => Promise.resolve(succeed(null)),
    abandon: () => undefined,
  };
}
