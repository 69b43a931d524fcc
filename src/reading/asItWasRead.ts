import type { SignedRead } from "../domain/read.ts";
import type { Study } from "../domain/study.ts";

/** With the images that were there when it was signed: what has come since, such as one of our own pictures, is no part of the report. */
export function asItWasRead(study: Study, read: SignedRead): Study {
  const images = study.images.filter(({ radiograph }) => read.statements.some(({ sopInstanceUid }) => sopInstanceUid === radiograph.sopInstanceUid));
  return { ...study, images };
}
