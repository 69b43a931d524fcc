import { describe, expect, it } from "vitest";
import { keepDraft } from "../../../../src/app/study/draftKeeper.ts";
import { leftWork } from "../../../../src/app/study/leftWork.ts";
import type { StudyUid } from "../../../../src/domain/ids.ts";
import { fail, type Outcome, succeed } from "../../../../src/domain/outcome.ts";
import type { Draft } from "../../../../src/domain/read.ts";
import { emptyDraft } from "../../../../src/reading/reading.ts";
import { readerIdOf } from "../../../fakes/readStudies.ts";

const place = { uid: "1.2.3" as StudyUid, readerId: readerIdOf("Kim") };

/** Fails until it is mended. */
function brokenDisk() {
  let isMended = false;
  const store = {
    saveDraft: (_: StudyUid, draft: Draft): Promise<Outcome<Draft>> => Promise.resolve(isMended ? succeed(draft) : fail({ code: "store/full" })),
    discardDraft: () => Promise.resolve(succeed(null)),
  };
  return { store, mend: () => void (isMended = true) };
}

function keeperOn({ store }: ReturnType<typeof brokenDisk>) {
  return keepDraft({ store, clock: { now: () => 1 }, uid: place.uid, empty: emptyDraft(place.readerId, 1), stored: null });
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("work that was left", () => {
  it("is kept with its keeper while it cannot be saved, and let go once it is", async () => {
    const disk = brokenDisk();
    const keeper = keeperOn(disk);
    const left = leftWork();
    const leave = left.open(place, keeper);
    keeper.change((draft) => ({ ...draft, opinion: { ...draft.opinion, impression: "Left hilum." } }), false);
    expect(left.lost()).toEqual([]);
    leave();
    await settle();
    expect(left.lost()).toEqual([{ ...place, what: "draft" }]);
    expect(left.keeperOf(place)).toBe(keeper);
    const leaveAgain = left.open(place, keeper);
    expect(left.lost()).toEqual([]);
    disk.mend();
    leaveAgain();
    await settle();
    expect(left.lost()).toEqual([]);
    expect(left.keeperOf(place)).toBeNull();
  });

  it("is nothing where nothing was said", async () => {
    const left = leftWork();
    left.open(place, keeperOn(brokenDisk()))();
    await settle();
    expect(left.keeperOf(place)).toBeNull();
  });

  it("says of a signature that it failed until the reader has come back and seen it", async () => {
    const left = leftWork();
    const keeper = keeperOn(brokenDisk());
    left.open(place, keeper)();
    await settle();
    left.notSigned(place, keeper, { code: "store/full" });
    expect(left.lost()).toEqual([{ ...place, what: "signature" }]);
    const leave = left.open(place, keeper);
    expect(left.signingProblemOf(place)).toEqual({ code: "store/full" });
    leave();
    await settle();
    expect(left.lost()).toEqual([]);
  });
});
