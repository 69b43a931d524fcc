/** Every file that was dropped, those in folders included. Reads the list at once: after the event it is empty. Never rejects. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...files];
  const found = await Promise.all(entries.map(filesIn));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) return fileOf(entry);
  if (!isDirectory(entry)) return [];
  const found = await Promise.all((await childrenOf(entry.createReader())).map(filesIn));
  return found.flat();
}

/** A reader gives at most 100 entries at a time, and none when it is done (https://wicg.github.io/entries-api/#dom-filesystemdirectoryreader-readentries). */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const some = await new Promise<FileSystemEntry[]>((resolve) => {
    reader.readEntries(resolve, () => resolve([]));
  });
  return some.length === 0 ? [] : [...some, ...(await childrenOf(reader))];
}

/** A file that has gone meanwhile is left out. */
function fileOf(entry: FileSystemFileEntry): Promise<readonly File[]> {
  return new Promise((resolve) => {
    entry.file((file) => resolve([file]), () => resolve([]));
  });
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
