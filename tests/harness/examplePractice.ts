import { succeed } from "../../src/domain/outcome.ts";
import type { PracticeFilm, PracticeTruth } from "../../src/flows/journeys.ts";
import { exampleStudies } from "./exampleStudies.ts";

/** In this order: the model calls the first right, raises a false alarm at the second, misses the third, and refuses the hand. */
export function examplePractice(now: number): readonly PracticeFilm[] {
  const films: readonly (readonly [truth: PracticeTruth, uid: string])[] = [
    ["pneumothorax", "2.25.6"], ["normal", "2.25.1"], ["nodule", "2.25.3"], ["hand", "2.25.11"],
  ];
  return films.map(([truth, uid]) => filmOf(truth, uid, now));
}

function filmOf(truth: PracticeTruth, uid: string, now: number): PracticeFilm {
  const found = exampleStudies(now).find(({ study }) => study.uid === uid);
  if (found === undefined) throw new Error("An example is wrong.");
  const { study, image, displayCopy } = found;
  const { result, ...rest } = image;
  const radiograph = { ...image.radiograph, isPhantom: true };
  return {
    truth,
    open: () => Promise.resolve(succeed({
      study: { ...study, receivedAt: now, images: [{ ...rest, radiograph, result: { state: "notRun" } }], priority: "routine", reads: [], drafts: [] },
      displayCopy,
      result: Promise.resolve(result),
    })),
  };
}
