import { succeed, type Outcome } from "../../domain/outcome.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";

const chunkBytes = 65_536;
const chunks = 16;

/**
 * For writes that make room. A removal writes its audit event, and on a full disk even that is refused: then the ballast, a megabyte
 * that was put aside, goes overboard first, and is put back once there is room again.
 */
export async function writeWithBallast<T>(connection: Connection, write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const first = await write();
  if (first.ok || first.problem.code !== "store/full") return first;
  await dropBallast(connection);
  const second = await write();
  await placeBallast(connection);
  return second;
}

/** Where there is no room for it, the next call tries again. */
export async function placeBallast({ database, run }: Connection): Promise<void> {
  const placed = await run("r", [], () => hasBallast(database));
  if (!placed.ok || placed.value) return;
  const bytes = noise();
  await run("rw", [], async () => succeed(await database.meta.put({ key: "ballast", bytes })));
}

function dropBallast({ database, run }: Connection): Promise<Outcome<void>> {
  return run("rw", [], async () => succeed(await database.meta.delete("ballast")));
}

/** Without loading it. */
async function hasBallast({ meta }: Database): Promise<Outcome<boolean>> {
  return succeed((await meta.where("key").equals("ballast").count()) > 0);
}

/** Noise, so that no database makes it smaller. */
function noise(): ArrayBuffer {
  const bytes = new Uint8Array(chunks * chunkBytes);
  for (let start = 0; start < bytes.length; start += chunkBytes) crypto.getRandomValues(bytes.subarray(start, start + chunkBytes));
  return bytes.buffer;
}
