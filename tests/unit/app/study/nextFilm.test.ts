import { describe, expect, it } from "vitest";
import { filmShelf } from "../../../../src/app/study/nextFilm.ts";
import type { SopInstanceUid } from "../../../../src/domain/ids.ts";
import { fail, type Outcome, succeed } from "../../../../src/domain/outcome.ts";
import type { DisplayCopy } from "../../../../src/domain/radiograph.ts";

const uidOf = (name: string) => name as SopInstanceUid;

function disk(answer: () => Outcome<DisplayCopy> = () => succeed({ rows: 1, columns: 1, pixels: new Uint16Array(1) })) {
  const asked: string[] = [];
  return { asked, displayCopy: (uid: SopInstanceUid) => (asked.push(uid), Promise.resolve(answer())) };
}

describe("the shelf of films", () => {
  it("has a film at once that was fetched ahead, from one read of the disk", async () => {
    const store = disk();
    const shelf = filmShelf(store);
    expect(shelf.here(uidOf("a"))).toBeNull();
    const [first, second] = await Promise.all([shelf.load(uidOf("a")), shelf.load(uidOf("a"))]);
    expect(shelf.here(uidOf("a"))).toBe(first);
    expect(second).toBe(first);
    expect(store.asked).toEqual(["a"]);
  });

  it("holds four films at most, however many are read", async () => {
    const shelf = filmShelf(disk());
    const uids = Array.from({ length: 300 }, (_, index) => uidOf(String(index)));
    for (const uid of uids) await shelf.load(uid);
    expect(uids.filter((uid) => shelf.here(uid) !== null)).toEqual(["296", "297", "298", "299"]);
  });

  it("asks a disk again that has failed", async () => {
    const answers: Outcome<DisplayCopy>[] = [fail({ code: "store/closed" }), succeed({ rows: 1, columns: 1, pixels: new Uint16Array(1) })];
    const shelf = filmShelf(disk(() => answers.shift() ?? fail({ code: "store/closed" })));
    expect((await shelf.load(uidOf("a"))).ok).toBe(false);
    expect((await shelf.load(uidOf("a"))).ok).toBe(true);
  });
});
