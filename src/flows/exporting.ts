import type { StudyUid } from "../domain/ids.ts";
import { fail, succeed, type Outcome } from "../domain/outcome.ts";
import type { Problem } from "../domain/problem.ts";
import type { SignedRead } from "../domain/read.ts";
import type { Study } from "../domain/study.ts";
import { formatsFor } from "../i18n/i18n.ts";
import type { Clock } from "../platform/clock.ts";
import type { Lettering } from "../platform/lettering.ts";
import { qualityOf, readStateOf } from "../reading/reading.ts";
import { type RegisterEntry, registerCsv } from "../report/report.ts";
import type { StudyStore } from "../store/store.ts";
import { reportFiles } from "./exportFiles.ts";
import { planExport, type Planned, plannedOf, type StudyPlan } from "./exportPlan.ts";
import type { ExportFailure, ExportProgress, ExportRequest, ExportSummary, FullImages, LeftOut } from "./journeys.ts";

export interface ExportPorts {
  readonly store: StudyStore;
  readonly images: FullImages;
  readonly clock: Clock;
  readonly lettering: Lettering;
  readonly appVersion: string;
}

/**
 * Signed studies -> files, one study after the other, so that 300 cost no more memory than one. What fails belongs to its study and the others go on;
 * only a PACS that cannot be reached ends it for all. The audit trail has it before the first file leaves, with what is planned: what left without a note
 * could not be found again. Problems: `export/nothing-signed`, `export/not-noted`, and what `close` of the destination answers.
 */
export async function exportStudies(
  ports: ExportPorts, request: ExportRequest, onProgress: (progress: ExportProgress) => void, signal: AbortSignal,
): Promise<Outcome<ExportSummary>> {
  const planned = await plannedOf(ports.store, request, signal);
  if (!signal.aborted) {
    const noted = planned.files === 0 && planned.missing === 0 ? fail({ code: "export/nothing-signed" }) : await note(ports, request, planned);
    if (!noted.ok) {
      request.destination.abandon();
      return noted;
    }
  }
  const run = openRun();
  for (const [index, uid] of request.uids.entries()) {
    if (signal.aborted) break;
    onProgress({ done: index, total: request.uids.length });
    await exportStudy(ports, request, run, uid, signal);
  }
  if (!signal.aborted) await putRegister(ports, request, run, signal);
  return finish(request, run, signal.aborted);
}

/** What has come together so far. */
interface Run {
  studies: number;
  files: number;
  sizeBytes: number;
  readonly failures: ExportFailure[];
  readonly leftOut: Map<LeftOut, number>;
  readonly register: RegisterEntry[];
  /** Why nothing more can go there; the studies that were still to come have it as their problem. */
  end: Problem | null;
}

function openRun(): Run {
  return { studies: 0, files: 0, sizeBytes: 0, failures: [], leftOut: new Map(), register: [], end: null };
}

async function exportStudy(ports: ExportPorts, request: ExportRequest, run: Run, uid: StudyUid, signal: AbortSignal): Promise<void> {
  if (run.end !== null) {
    run.failures.push({ uid, problem: run.end });
    return;
  }
  const study = await ports.store.get(uid);
  if (!study.ok) {
    run.failures.push({ uid, problem: study.problem });
    return;
  }
  const plan = planExport(study.value, request, request.settings.secondReader);
  if (plan.isListed) run.register.push(entryOf(plan, request));
  for (const reason of plan.leftOut) leaveOut(run, reason);
  if (plan.read !== null && request.kinds.some((kind) => kind !== "csv")) await putReports(ports, request, run, study.value, plan.read, signal);
}

function entryOf({ study, read }: StudyPlan, { settings }: ExportRequest): RegisterEntry {
  return { study, read, quality: qualityOf(study), state: readStateOf(study, settings.secondReader) };
}

function leaveOut(run: Run, reason: LeftOut): void {
  run.leftOut.set(reason, (run.leftOut.get(reason) ?? 0) + 1);
}

async function putReports(ports: ExportPorts, request: ExportRequest, run: Run, study: Study, read: SignedRead, signal: AbortSignal): Promise<void> {
  let written = 0;
  for await (const file of reportFiles(ports, request, study, read, signal)) {
    if (signal.aborted) return;
    if (file.kind === "left-out") {
      leaveOut(run, file.reason);
      continue;
    }
    const put = file.kind === "file" ? await request.destination.put(file.name, file.bytes, signal) : fail(file.problem);
    if (signal.aborted) return;
    if (!put.ok) {
      if (put.problem.code === "export/pacs-unreachable" || put.problem.code === "export/no-pacs") run.end = put.problem;
      run.failures.push({ uid: study.uid, problem: put.problem });
      break;
    }
    if (file.kind === "file") count(run, file.bytes.length);
    written += 1;
  }
  if (written > 0) run.studies += 1;
}

function count(run: Run, sizeBytes: number): void {
  run.files += 1;
  run.sizeBytes += sizeBytes;
}

/** All lines in one file, when every study was asked. */
async function putRegister({ clock }: ExportPorts, request: ExportRequest, run: Run, signal: AbortSignal): Promise<void> {
  const { settings, language, withUnsigned, destination } = request;
  if (run.register.length === 0) return;
  const columns = withUnsigned ? [...settings.registerColumns, "state" as const] : settings.registerColumns;
  const csv = new TextEncoder().encode(registerCsv(run.register, { columns, locale: language }));
  const put = await destination.put(`register_${formatsFor(language).day(clock.now())}.csv`, csv, signal);
  if (!put.ok) {
    for (const { study } of run.register) run.failures.push({ uid: study.uid, problem: put.problem });
    return;
  }
  count(run, csv.length);
  run.studies = Math.max(run.studies, run.register.length);
}

async function finish({ destination }: ExportRequest, run: Run, wasStopped: boolean): Promise<Outcome<ExportSummary>> {
  if (run.files === 0 || wasStopped) destination.abandon();
  if (run.files === 0 && run.failures.length === 0 && !wasStopped) return fail({ code: "export/nothing-signed" });
  if (run.files > 0 && !wasStopped) {
    const closed = await destination.close();
    if (!closed.ok) return closed;
  }
  const { studies, files, sizeBytes, failures } = run;
  return succeed({ studies, files, sizeBytes, failures, leftOut: Object.fromEntries(run.leftOut), wasStopped });
}

/** How much is to leave, and by whose hand; never who it is of. */
async function note({ store, clock }: ExportPorts, { destination, kinds, readerId }: ExportRequest, { studies, files }: Planned): Promise<Outcome<null>> {
  const noted = await store.note({
    at: clock.now(), action: "studies-exported", subject: null,
    detail: { to: destination.kind, kinds: kinds.join("+"), studies, files, reader: readerId ?? "nobody" },
  });
  return noted.ok ? succeed(null) : fail({ code: "export/not-noted" });
}
