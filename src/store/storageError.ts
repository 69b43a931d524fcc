import type { StoreProblem } from "../domain/problem.ts";

/**
 * What an IndexedDB error means. A full disk has several faces: QuotaExceededError, alone or inside the AbortError of its transaction
 * (Chromium, Firefox), and a DataError "Failed to write blobs (IOError)" from Chromium's older backend.
 */
export function storeProblemOf(error: unknown): StoreProblem {
  const causes = causesOf(error);
  if (causes.some(isFull)) return { code: "store/full" };
  if (causes.some(({ name }) => name === "DatabaseClosedError")) return { code: "store/closed" };
  return { code: "store/failed", reason: causes.at(-1)?.name ?? "unknown" };
}

/** The connection, not the request, is what failed: worth another try on a new connection. */
export function isConnectionLost(error: unknown): boolean {
  return causesOf(error).some(({ name, message }) => lostNames.has(name) || /connection\b.*\b(lost|closed|closing)/i.test(message));
}

const lostNames = new Set(["DatabaseClosedError", "InvalidStateError", "UnknownError"]);

interface NamedError {
  readonly name: string;
  readonly message: string;
}

function isFull({ name, message }: NamedError): boolean {
  return name === "QuotaExceededError" || /failed to write blobs|disk (is )?full|full disk|no space|device_space/i.test(message);
}

/** The error and what caused it, outermost first; Dexie keeps the cause in `inner`. */
function causesOf(error: unknown, depth = 0): readonly NamedError[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { name, message, inner, cause } = error as Readonly<Record<string, unknown>>;
  const named = { name: typeof name === "string" ? name : "unknown", message: typeof message === "string" ? message : "" };
  return [named, ...causesOf(inner ?? cause, depth + 1)];
}
