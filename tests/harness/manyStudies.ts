import type { Sha256, SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import type { Result } from "../../src/domain/result.ts";
import type { NewImage, StudyStore } from "../../src/store/store.ts";
import { exampleDraft, exampleOpinion, exampleSignedRead } from "../fakes/fullReads.ts";
import { exampleStudies } from "./exampleStudies.ts";
import { drawThorax } from "./thorax.ts";

const families = Array.from("김이박최정강조윤장임");
const given = ["가상", "모의", "합성", "예시", "시험", "견본", "가공"];
const minuteMs = 60_000;

/** Invented people, eleven films again and again, one every ten minutes backwards from `now`; read as a busy site has read them. */
export async function fillWithMany(store: StudyStore, count: number, now: number): Promise<void> {
  const films = exampleStudies(now);
  for (let index = 1; index <= count; index += 1) {
    const film = films[(index * 7) % films.length];
    if (film === undefined) throw new Error("No such film.");
    const uid = `2.25.9${index}` as StudyUid;
    const at = now - index * 10 * minuteMs;
    await store.save(copyOf(film, index, at));
    if (index % 29 === 0) await store.prioritize(uid, "urgent", at);
    if (index % 31 === 0) await store.saveDraft(uid, exampleDraft({ startedAt: at, updatedAt: at }));
    else if (index > 40 && index % 8 !== 0) await store.sign(uid, signedAt(at, index, sopUidOf(index)));
  }
}

const sopUidOf = (index: number) => `2.25.9${index}.1` as SopInstanceUid;

function signedAt(at: number, index: number, sopInstanceUid: SopInstanceUid) {
  const opinion = { ...exampleOpinion(), marks: [], wantsSecondReader: index % 10 === 1 };
  const statements = [{ state: "not-scored" as const, sopInstanceUid, code: null }];
  return exampleSignedRead({ statements, opinion, mode: "ai-first", firstVerdict: null, startedAt: at, signedAt: at + minuteMs });
}

function copyOf({ study, image, original }: NewImage, index: number, at: number): NewImage {
  const sopInstanceUid = sopUidOf(index);
  const [date, time] = new Date(at).toISOString().split("T");
  const name = `${families[index % families.length] ?? ""}${given[Math.floor(index / 3) % given.length] ?? ""}`;
  return {
    study: {
      ...study, uid: `2.25.9${index}` as StudyUid, date: date ?? null, time: time?.slice(0, 8) ?? null,
      patient: { ...study.patient, name, id: `V-${String(index).padStart(5, "0")}`, ageYears: study.patient.ageYears ?? 50, sex: study.patient.sex ?? "F" },
    },
    image: {
      ...image, radiograph: { ...image.radiograph, sopInstanceUid }, result: ownResult(image.result, sopInstanceUid),
      fileSha256: `f${index.toString(16).padStart(63, "0")}` as Sha256, receivedAt: at,
    },
    displayCopy: drawThorax(64, 56),
    original,
  };
}

function ownResult(result: Result, sopInstanceUid: SopInstanceUid): Result {
  return "scored" in result ? { ...result, scored: { ...result.scored, sopInstanceUid } } : result;
}
