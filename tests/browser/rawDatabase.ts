/** IndexedDB without the library under test, as another tab or another version of the app would use it. */
export function openRaw(name: string, version?: number, upgrade: (database: IDBDatabase) => void = () => undefined): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.addEventListener("upgradeneeded", () => upgrade(request.result));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no error given")));
    request.addEventListener("blocked", () => reject(new Error("blocked")));
  });
}

export async function putRaw(name: string, table: string, row: unknown): Promise<void> {
  const database = await openRaw(name);
  const transaction = database.transaction(table, "readwrite");
  transaction.objectStore(table).put(row);
  await new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("abort", reject);
  });
  database.close();
}

export const tables = ["studies", "originals", "displayCopies", "trail"] as const;

/** As the first release made it. */
export function openRawVersion1(name: string): Promise<IDBDatabase> {
  return openRaw(name, 10, (database) => {
    const studies = database.createObjectStore("studies", { keyPath: "uid" });
    studies.createIndex("sequence", "sequence");
    studies.createIndex("sopInstanceUids", "sopInstanceUids", { multiEntry: true });
    studies.createIndex("fileSha256s", "fileSha256s", { multiEntry: true });
    for (const table of ["originals", "displayCopies"]) database.createObjectStore(table, { keyPath: "sopInstanceUid" });
    database.createObjectStore("trail", { keyPath: "sequence" });
    database.createObjectStore("meta", { keyPath: "key" });
  });
}

/** How many rows each table has. */
export async function countRaw(name: string): Promise<Record<(typeof tables)[number], number>> {
  const database = await openRaw(name);
  const transaction = database.transaction(tables);
  const counts = await Promise.all(tables.map(async (table) => [table, await answerOf(transaction.objectStore(table).count())] as const));
  database.close();
  return Object.fromEntries(counts) as Record<(typeof tables)[number], number>;
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no error given")));
  });
}
