import type { StudyUid } from "../../src/domain/ids.ts";
import type { BatchItem, BatchState } from "../../src/flows/journeys.ts";
import { validResult } from "../fakes/examples.ts";

const states: readonly (readonly [fileName: string, state: BatchState])[] = [
  ["IM0001.dcm", { kind: "saved", studyUid: "2.25.1" as StudyUid, wasKnown: false, result: validResult("2.25.11") }],
  ["IM0002.dcm", { kind: "saved", studyUid: "2.25.2" as StudyUid, wasKnown: true, result: validResult("2.25.21", 0.1) }],
  ["스캔_2026-11-23.jpg", { kind: "failed", problem: { code: "ingest/color-image" } }],
  ["IM0004.dcm", { kind: "failed", problem: { code: "ingest/truncated" } }],
  ["IM0005.dcm", { kind: "scoring" }],
  ["IM0006.dcm", { kind: "reading" }],
  ["IM0007.dcm", { kind: "waiting" }],
  ["IM0008 a rather long name that does not fit.dcm", { kind: "waiting" }],
];

export const exampleBatch: readonly BatchItem[] = states.map(([fileName, state], id) => ({ id, fileName, state }));
