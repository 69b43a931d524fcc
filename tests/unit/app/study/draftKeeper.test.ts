import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DraftEdit, keepDraft, pauseMs } from "../../../../src/app/study/draftKeeper.ts";
import type { StudyUid } from "../../../../src/domain/ids.ts";
import { fail, type Outcome, succeed } from "../../../../src/domain/outcome.ts";
import type { Draft } from "../../../../src/domain/read.ts";
import { emptyDraft } from "../../../../src/reading/reading.ts";
import { exampleDraft, readerIdOf } from "../../../fakes/readStudies.ts";

const uid = "1.2.3" as StudyUid;
const empty = emptyDraft(readerIdOf("Kim"), 1);
const writing = (impression: string): DraftEdit => (draft) => ({ ...draft, opinion: { ...draft.opinion, impression } });

/** A disk that answers when it is told to. */
function slowDisk() {
  const saves: { readonly draft: Draft; readonly answer: (outcome?: Outcome<Draft>) => void }[] = [];
  return {
    saves,
    saveDraft: (_: StudyUid, draft: Draft) =>
      new Promise<Outcome<Draft>>((resolve) => saves.push({ draft, answer: (outcome = succeed(draft)) => resolve(outcome) })),
    discardDraft: () => Promise.resolve(succeed(null)),
  };
}

function keeperOn(store: ReturnType<typeof slowDisk>, stored: Draft | null = null) {
  let at = 10;
  return keepDraft({ store, clock: { now: () => (at += 1) }, uid, empty, stored });
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a draft's keeper", () => {
  it("saves what is typed once the reader pauses, and only the last of it", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change(writing("L"), false);
    keeper.change(writing("Le"), false);
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    expect(disk.saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(disk.saves.map(({ draft }) => draft.opinion.impression)).toEqual(["Le"]);
    disk.saves[0]?.answer();
    await settle();
    expect(keeper.current().saving).toMatchObject({ state: "saved", isEarlier: false });
  });

  it("saves a decision at once, with all that waited", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change(writing("Left"), false);
    keeper.change((draft) => ({ ...draft, opinion: { ...draft.opinion, verdict: "abnormal" } }), true);
    await settle();
    expect(disk.saves.map(({ draft }) => draft.opinion)).toMatchObject([{ verdict: "abnormal", impression: "Left" }]);
  });

  it("has one save under way, and never says of newer words that they are saved", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change(writing("one"), true);
    await settle();
    keeper.change(writing("two"), true);
    await settle();
    expect(disk.saves.length).toBe(1);
    disk.saves[0]?.answer();
    await settle();
    expect(keeper.current()).toMatchObject({ draft: { opinion: { impression: "two" } }, saving: { state: "waiting" } });
    expect(disk.saves[1]?.draft.opinion.impression).toBe("two");
  });

  it("keeps the words where the disk refuses, and saves them with the next ones", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change(writing("one"), true);
    await settle();
    disk.saves[0]?.answer(fail({ code: "store/full" }));
    await settle();
    expect(keeper.current()).toMatchObject({ draft: { opinion: { impression: "one" } }, saving: { state: "failed", problem: { code: "store/full" } } });
    void keeper.flush();
    await settle();
    expect(disk.saves[1]?.draft.opinion.impression).toBe("one");
  });

  it("takes over the first verdict that the disk has kept", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change((draft) => ({ ...draft, firstVerdict: { verdict: "normal", at: 9 } }), true);
    await settle();
    disk.saves[0]?.answer(succeed({ ...empty, firstVerdict: { verdict: "urgent", at: 5 } }));
    await settle();
    expect(keeper.current().draft.firstVerdict).toEqual({ verdict: "urgent", at: 5 });
  });

  it("says of an earlier draft when it was saved, and of nothing that it is nothing", () => {
    expect(keeperOn(slowDisk(), exampleDraft("Kim", "normal")).current().saving).toEqual({ state: "saved", at: 1, isEarlier: true });
    expect(keeperOn(slowDisk()).current().saving.state).toBe("untouched");
  });

  it("takes later words of another tab, never earlier ones, and never over what is not saved", () => {
    const stored = { ...exampleDraft("Kim", "normal"), updatedAt: 5 };
    const keeper = keeperOn(slowDisk(), stored);
    keeper.take({ ...writing("older")(stored), updatedAt: 4 });
    expect(keeper.current().draft).toBe(stored);
    keeper.take({ ...writing("newer")(stored), updatedAt: 6 });
    expect(keeper.current().draft.opinion.impression).toBe("newer");
    keeper.change(writing("mine"), false);
    keeper.take({ ...writing("theirs")(stored), updatedAt: 99 });
    expect(keeper.current().draft.opinion.impression).toBe("mine");
  });

  it("takes what the visit before has saved meanwhile, whatever its time, but nothing of what was signed", () => {
    const stored = { ...exampleDraft("Kim", "normal"), updatedAt: 0 };
    const keeper = keeperOn(slowDisk());
    keeper.take(stored);
    expect(keeper.current()).toEqual({ draft: stored, saving: { state: "saved", at: 0, isEarlier: true } });
    keeper.forget();
    keeper.take(stored);
    expect(keeper.current().saving.state).toBe("untouched");
  });

  it("is empty again when another tab has signed or discarded the draft", () => {
    const keeper = keeperOn(slowDisk(), exampleDraft("Kim", "normal"));
    keeper.take(null);
    expect(keeper.current()).toEqual({ draft: empty, saving: { state: "untouched" } });
  });

  it("writes nothing while it rests, and nothing of what was signed afterwards", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change(writing("last"), false);
    await keeper.rest();
    void keeper.flush();
    keeper.forget();
    await vi.advanceTimersByTimeAsync(pauseMs * 2);
    expect(disk.saves).toEqual([]);
    expect(keeper.current().saving.state).toBe("untouched");
  });

  it("goes on where it rested when signing failed", async () => {
    const disk = slowDisk();
    const keeper = keeperOn(disk);
    keeper.change(writing("last"), false);
    await keeper.rest();
    keeper.wake();
    await settle();
    expect(disk.saves.map(({ draft }) => draft.opinion.impression)).toEqual(["last"]);
  });
});
