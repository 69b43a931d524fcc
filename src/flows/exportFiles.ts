import type { Problem } from "../domain/problem.ts";
import type { ModelStatement, SignedRead, StatedFinding } from "../domain/read.ts";
import { scoredOf, type Heatmap } from "../domain/result.ts";
import { imageOf, type Study } from "../domain/study.ts";
import { textFor } from "../i18n/everyLanguage.ts";
import { formatsFor } from "../i18n/i18n.ts";
import { succeed, type Outcome } from "../domain/outcome.ts";
import { asItWasRead } from "../reading/reading.ts";
import {
  type Capture, fhirReport, findingName, type OriginalHeader, overlayPicture, parseOriginalHeader, reportFileName, secondaryCapture, type SignedStudy, structuredReport,
} from "../report/report.ts";
import type { ExportPorts } from "./exporting.ts";
import { pictured, pictureName } from "./exportPlan.ts";
import type { ExportRequest, LeftOut } from "./journeys.ts";

export type ReportFile =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "left-out"; readonly reason: LeftOut }
  | { readonly kind: "failed"; readonly problem: Problem };

/** The files of one study, each made when it is asked for. What cannot be made is this study's failure, whatever the reason: the others go on. */
export async function* reportFiles(ports: ExportPorts, request: ExportRequest, stored: Study, read: SignedRead, signal: AbortSignal): AsyncGenerator<ReportFile> {
  try {
    yield* filesOf(ports, request, stored, read, signal);
  } catch {
    yield { kind: "failed", problem: { code: "export/not-made" } };
  }
}

async function* filesOf(ports: ExportPorts, request: ExportRequest, stored: Study, read: SignedRead, signal: AbortSignal): AsyncGenerator<ReportFile> {
  const study = asItWasRead(stored, read);
  const headers = await headersOf(ports, study);
  if (!headers.ok) {
    yield { kind: "failed", problem: headers.problem };
    return;
  }
  const signed: SignedStudy = { study, read, headers: headers.value, letterhead: request.settings.letterhead, appVersion: ports.appVersion };
  if (request.kinds.includes("sr")) yield { kind: "file", name: reportFileName(signed, "sr"), bytes: structuredReport(signed) };
  if (request.kinds.includes("sc")) yield* pictures(ports, request, signed, signal);
  if (request.kinds.includes("fhir")) {
    const json = JSON.stringify(fhirReport(signed, request.language), null, 2);
    yield { kind: "file", name: reportFileName(signed, "fhir"), bytes: new TextEncoder().encode(json) };
  }
}

/** Names, numbers and character sets as the films' own files have them. */
async function headersOf({ store }: ExportPorts, study: Study): Promise<Outcome<readonly (OriginalHeader | null)[]>> {
  const headers: (OriginalHeader | null)[] = [];
  for (const { radiograph } of study.images) {
    if (radiograph.source.format !== "dicom") {
      headers.push(null);
      continue;
    }
    const original = await store.original(radiograph.sopInstanceUid);
    if (!original.ok) return original;
    headers.push(parseOriginalHeader(new Uint8Array(original.value)));
  }
  return succeed(headers);
}

type Scored = Extract<ModelStatement, { state: "scored" }>;

async function* pictures(ports: ExportPorts, request: ExportRequest, signed: SignedStudy, signal: AbortSignal): AsyncGenerator<ReportFile> {
  const { study, read } = signed;
  for (const statement of read.statements) {
    const shown = statement.state === "scored" ? shownFinding(study, statement) : null;
    if (statement.state !== "scored") continue;
    if (shown === null) {
      yield { kind: "left-out", reason: "noHeatmap" };
      continue;
    }
    const film = await ports.images.load(statement.sopInstanceUid, signal);
    if (!film.ok) {
      yield { kind: "failed", problem: film.problem };
      return;
    }
    const lines = overlayLines(request, read, statement, shown.finding);
    const capture: Capture = { statement, picture: overlayPicture(film.value, shown.heatmap, lines, ports.lettering), description: lines.join(" / ") };
    yield { kind: "file", name: pictureName(study, read, statement.sopInstanceUid), bytes: secondaryCapture(signed, capture) };
  }
}

/** Null where the stored heatmaps are another model's than the one that the reader has signed for, or the model has none. */
function shownFinding(study: Study, statement: Scored): { readonly finding: StatedFinding; readonly heatmap: Heatmap } | null {
  const image = imageOf(study, statement.sopInstanceUid);
  const scored = image === null ? null : scoredOf(image.result);
  if (scored === null || scored.bundle.sha256 !== statement.bundle.sha256) return null;
  for (const finding of pictured(statement.findings)) {
    const heatmap = scored.findings.find((one) => one.finding === finding.finding)?.heatmap ?? null;
    if (heatmap !== null) return { finding, heatmap };
  }
  return null;
}

function overlayLines({ language }: ExportRequest, read: SignedRead, { bundle }: Scored, stated: StatedFinding): readonly string[] {
  const text = textFor(language);
  const { scale } = formatsFor(language);
  return [
    text("export.overlay.notice"),
    text("export.overlay.finding", {
      finding: findingName(stated.finding, language), score: scale(stated.score, 1), cutOff: scale(stated.cutOff, 1), call: text(`export.overlay.${stated.call}`),
    }),
    text("export.overlay.model", { model: `${bundle.name} ${bundle.version}`, day: formatsFor(language).day(read.signedAt) }),
  ];
}
