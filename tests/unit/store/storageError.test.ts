import { describe, expect, it } from "vitest";
import { isConnectionLost, storeProblemOf } from "../../../src/store/storageError.ts";

const named = (name: string, message = "", inner?: unknown) => Object.assign(new Error(message), { name, inner });

describe("a storage error", () => {
  it.each([
    ["the standard's own name", named("QuotaExceededError")],
    ["the cause of an aborted transaction", named("AbortError", "Transaction aborted", named("QuotaExceededError"))],
    ["a blob that Chromium could not write", named("DataError", "Failed to write blobs (IOError)")],
    ["a full disk met while opening", named("UnknownError", "Encountered full disk while opening backing store for indexedDB.open.")],
    ["Firefox without space on the device", named("AbortError", "NS_ERROR_FILE_NO_DEVICE_SPACE")],
  ])("says that the store is full when it is %s", (_, error) => {
    expect(storeProblemOf(error)).toEqual({ code: "store/full" });
  });

  it("is named by its innermost cause, without its message, which may quote data", () => {
    expect(storeProblemOf(named("AbortError", "a", named("ConstraintError", "key 900101-1234567 exists")))).toEqual({ code: "store/failed", reason: "ConstraintError" });
    expect(storeProblemOf(named("DataError", "Data provided to an operation does not meet requirements"))).toEqual({ code: "store/failed", reason: "DataError" });
  });

  it("may be anything that can be thrown", () => {
    expect([null, "text", 5, {}].map(storeProblemOf)).toEqual(["unknown", "unknown", "unknown", "unknown"].map((reason) => ({ code: "store/failed", reason })));
    const loop = named("AbortError");
    expect(storeProblemOf(Object.assign(loop, { inner: loop })).code).toBe("store/failed");
  });

  it("is worth another connection only when the connection is what failed", () => {
    const lost = [named("DatabaseClosedError"), named("InvalidStateError"), named("UnknownError"), named("AbortError", "Connection to Indexed Database server lost. Refresh the page to try again")];
    expect(lost.map(isConnectionLost)).toEqual([true, true, true, true]);
    expect([named("QuotaExceededError"), named("ConstraintError"), null].map(isConnectionLost)).toEqual([false, false, false]);
  });
});
