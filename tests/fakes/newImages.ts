import type { Sha256, SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import { headerOf } from "../../src/domain/radiograph.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Patient } from "../../src/domain/study.ts";
import { digestNow } from "../../src/platform/digest.ts";
import type { NewImage } from "../../src/store/store.ts";
import { exampleFinding, exampleRadiograph, exampleScored, examplePatient } from "./examples.ts";

export interface NewImageFacts {
  readonly study?: string;
  readonly uid?: string;
  /** The bytes of the file, which decide its digest. */
  readonly file?: string;
  readonly patient?: Partial<Patient>;
  readonly result?: Result;
  readonly receivedAt?: number;
}

/** A film as the screening flow hands it to the store. The same facts give the same file. */
export function exampleNewImage({ study = "1.2.9", uid = "1.2.3", file = uid, patient = {}, result, receivedAt = 1000 }: NewImageFacts = {}): NewImage {
  const radiograph = exampleRadiograph(uid, 32, 28);
  const original = new TextEncoder().encode(`the bytes of ${file}`);
  return {
    study: { uid: study as StudyUid, patient: { ...examplePatient, ...patient }, date: "2026-11-23", time: "09:42:00" },
    image: {
      radiograph: headerOf(radiograph), result: result ?? resultWithHeatmap(uid, 0.8), fileSha256: fileSha256Of(file), fileName: `${file}.dcm`,
      fileSizeBytes: original.byteLength, receivedAt,
    },
    displayCopy: { rows: radiograph.rows, columns: radiograph.columns, pixels: radiograph.pixels.slice() },
    original: new Blob([original]),
  };
}

export function fileSha256Of(file: string): Sha256 {
  return digestNow(new TextEncoder().encode(`the bytes of ${file}`));
}

export function resultWithHeatmap(uid: string, score: number): Result {
  const values = Float32Array.from({ length: 12 }, (_, index) => index / 12);
  const heatmap = { rows: 3, columns: 4, values, area: { left: 0, top: 2, width: 28, height: 28 } };
  return { state: "valid", scored: { ...exampleScored(uid), findings: [{ ...exampleFinding(score), heatmap }] } };
}

export const studyUid = (uid: string) => uid as StudyUid;
export const sopUid = (uid: string) => uid as SopInstanceUid;
