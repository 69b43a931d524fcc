import * as v from "valibot";
import { isSha256, type Sha256, type SopInstanceUid, type StudyUid } from "../domain/ids.ts";
import type { ReaderId } from "../domain/reader.ts";
import type { Score } from "../domain/score.ts";

export const text = v.string();
export const textOrNull = v.nullable(text);
export const someText = v.pipe(text, v.nonEmpty());
export const finite = v.pipe(v.number(), v.finite());
export const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
export const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const score = v.pipe(share, v.transform((value) => value as Score));
export const sha256 = v.pipe(text, v.check(isSha256), v.transform((value) => value as Sha256));
// Not the strict form of PS3.5 section 9.1: a device that writes a bad UID must not make its films unreadable.
export const studyUid = v.pipe(someText, v.transform((value) => value as StudyUid));
export const sopInstanceUid = v.pipe(someText, v.transform((value) => value as SopInstanceUid));
export const readerId = v.pipe(someText, v.transform((value) => value as ReaderId));
