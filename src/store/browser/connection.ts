import { Dexie, type Table } from "dexie";
import { fail, type Outcome } from "../../domain/outcome.ts";
import type { StoreProblem } from "../../domain/problem.ts";
import { isConnectionLost, storeProblemOf } from "../storageError.ts";
import { checkEpoch, claimEpoch, declareDatabase, type Database } from "./database.ts";

/** An open database that heals itself: a connection that the browser lost is opened again, at most `reopenTries` times a call. */
export interface Connection {
  readonly database: Database;
  /** One transaction: what `work` wrote is on the disk when this resolves, or none of it. Never rejects. */
  readonly run: <T>(mode: "r" | "rw", tables: readonly Table[], work: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;
  /** Called after each change of one of the tables in any tab, and when the connection ends for good; the answer stops it. */
  readonly onChange: (tables: readonly Table[], listener: () => void) => () => void;
  readonly close: () => void;
}

const reopenTries = 3;

/** `blockedMs`: how long another tab may keep an older database open before this gives up. */
export async function openConnection(name: string, blockedMs: number): Promise<Outcome<Connection>> {
  const database = declareDatabase(name);
  const opened = await openWithin(database, blockedMs);
  if (!opened.ok) {
    database.dexie.close();
    return opened;
  }
  return { ok: true, value: connect(database) };
}

async function openWithin(database: Database, blockedMs: number): Promise<Outcome<null>> {
  const { dexie } = database;
  let isBlocked = false;
  dexie.on("blocked", () => {
    setTimeout(() => {
      isBlocked = !dexie.isOpen();
      if (isBlocked) dexie.close();
    }, blockedMs);
  });
  try {
    await dexie.open();
    return await claimEpoch(database);
  } catch (error) {
    if (error instanceof Dexie.MissingAPIError) return fail({ code: "platform/unsupported", missing: "indexedDB" });
    return fail(isBlocked ? { code: "store/failed", reason: "blocked" } : storeProblemOf(error));
  }
}

function connect(database: Database): Connection {
  const { dexie, meta } = database;
  const listeners = new Map<() => void, readonly string[]>();
  let ended: StoreProblem | null = null;
  let generation = 0;

  /** `isOf`: whether a table is concerned. */
  function notify(isOf: (table: string) => boolean): void {
    for (const [listener, tables] of listeners) if (tables.some(isOf)) listener();
  }

  function end(problem: StoreProblem): void {
    ended ??= problem;
    dexie.close();
  }

  const onMutation = (parts: object) => {
    const changed = Object.keys(parts);
    notify((table) => changed.some((part) => part === "all" || part.startsWith(`idb://${dexie.name}/${table}/`)));
  };
  Dexie.on("storagemutated", onMutation);

  // Another tab wants to upgrade or delete the database: get out of its way, for good. False: Dexie would open it again.
  dexie.on("versionchange", (event) => {
    end({ code: event.newVersion === null ? "store/closed" : "store/newer-version" });
    notify(() => true);
    return false;
  });

  function transact<T>(mode: "r" | "rw", tables: readonly Table[], work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return dexie.transaction(mode, [meta, ...tables], async () => {
      const epoch = checkEpoch(await meta.get("schemaEpoch"));
      return epoch.ok ? work() : epoch;
    });
  }

  async function run<T>(mode: "r" | "rw", tables: readonly Table[], work: () => Promise<Outcome<T>>, tries = reopenTries): Promise<Outcome<T>> {
    const before = generation;
    try {
      return ended === null ? await transact(mode, tables, work) : fail(ended);
    } catch (error) {
      if (ended !== null) return fail(ended);
      if (tries === 0 || !isConnectionLost(error)) return fail(storeProblemOf(error));
      if (before === generation) reopen();
      return run(mode, tables, work, tries - 1);
    }
  }

  /** Dexie opens again on next use. Only the first of several calls that lost the same connection gets here. */
  function reopen(): void {
    generation += 1;
    dexie.close({ disableAutoOpen: false });
  }

  function onChange(tables: readonly Table[], listener: () => void): () => void {
    listeners.set(listener, tables.map(({ name }) => name));
    return () => listeners.delete(listener);
  }

  function close(): void {
    end({ code: "store/closed" });
    listeners.clear();
    Dexie.on.storagemutated.unsubscribe(onMutation);
  }

  return { database, run: (mode, tables, work) => run(mode, tables, work), onChange, close };
}
