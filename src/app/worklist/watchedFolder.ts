/** A file as one look into the folder found it. */
export interface FoundFile {
  /** Within the folder. */
  readonly path: string;
  readonly file: File;
}

/** Chromium has the File System Access API (WICG); elsewhere there is no folder to watch. */
interface FolderPicking {
  readonly showDirectoryPicker: (options: { readonly id: string; readonly mode: "read" }) => Promise<FileSystemDirectoryHandle>;
}

export function canWatchFolders(): boolean {
  return "showDirectoryPicker" in window;
}

/** Null where the reader has chosen none. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (window as unknown as FolderPicking).showDirectoryPicker({ id: "firstread-films", mode: "read" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

const betweenLooksMs = 3000;

/** Looks again and again; `onLost` ends it: the folder is gone, or may not be read any more. The answer stops it. */
export function watchFolder(folder: FileSystemDirectoryHandle, onFiles: (files: readonly File[]) => void, onLost: () => void): () => void {
  const newOnes = newFilesFinder();
  let timer = 0;
  let isStopped = false;
  const look = async () => {
    try {
      const files = newOnes(await filesIn(folder));
      if (isStopped) return;
      if (files.length > 0) onFiles(files);
      timer = window.setTimeout(() => void look(), betweenLooksMs);
    } catch {
      if (!isStopped) onLost();
    }
  };
  void look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/**
 * Of each look's files, those that are new: not there at the first look, and as large and as old as at the look before, so that a file is not
 * read while it is still being copied.
 */
export function newFilesFinder(): (found: readonly FoundFile[]) => readonly File[] {
  let before: ReadonlySet<string> | null = null;
  const known = new Set<string>();
  return (found) => {
    const last = before;
    before = new Set(found.map(stampOf));
    const ready = found.filter((one) => last === null || (last.has(stampOf(one)) && !known.has(stampOf(one))));
    for (const one of ready) known.add(stampOf(one));
    return last === null ? [] : ready.map(({ file }) => file);
  };
}

function stampOf({ path, file }: FoundFile): string {
  return `${path} ${file.size} ${file.lastModified}`;
}

/** Consoles put each patient into a folder of its own, and that into one of the day. */
const deepest = 4;

async function filesIn(folder: FileSystemDirectoryHandle, path = "", depth = 0): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const entry of folder.values()) {
    const own = `${path}/${entry.name}`;
    if (entry instanceof FileSystemFileHandle) found.push({ path: own, file: await entry.getFile() });
    else if (entry instanceof FileSystemDirectoryHandle && depth < deepest) found.push(...(await filesIn(entry, own, depth + 1)));
  }
  return found;
}
