import { succeed, type Outcome } from "../domain/outcome.ts";
import { headerOf } from "../domain/radiograph.ts";
import { scoredOf, type Result } from "../domain/result.ts";
import { imageOf } from "../domain/study.ts";
import type { Inference } from "../inference/inference.ts";
import type { Ingest, IngestAnswer, Ingested, IngestFile } from "../ingest/ingest.ts";
import type { Clock } from "../platform/clock.ts";
import type { Saved, StudyStore } from "../store/store.ts";
import type { BatchItem, BatchState, Screening } from "./journeys.ts";

export interface ScreeningPorts {
  readonly ingest: Ingest;
  readonly inference: Inference;
  readonly store: StudyStore;
  readonly clock: Clock;
  /** The synthetic sample films. */
  readonly samples: () => Promise<Outcome<readonly IngestFile[]>>;
  /** How many files are under way at once; 2 keeps decoder and network busy without filling the memory of an old laptop. */
  readonly parallel: number;
}

/** File -> `Radiograph` -> `Result` -> store, each file answered on its own: one that fails, or a full disk, costs only itself. */
export function openScreening(ports: ScreeningPorts): Screening {
  const batch = openBatch();
  let cancellation = new AbortController();
  const waiting: { readonly id: number; readonly file: IngestFile }[] = [];
  let underWay = 0;

  function startNext(): void {
    while (underWay < ports.parallel) {
      const next = waiting.shift();
      if (next === undefined) return;
      underWay += 1;
      void screenFile(ports, batch, next.id, next.file, cancellation.signal).finally(() => {
        underWay -= 1;
        startNext();
      });
    }
  }

  function screen(files: readonly IngestFile[]): void {
    for (const file of files) waiting.push({ id: batch.add(file.name), file });
    startNext();
  }

  function cancel(): void {
    for (const { id } of waiting.splice(0)) batch.set(id, { kind: "failed", problem: { code: "ingest/cancelled" } });
    cancellation.abort();
    cancellation = new AbortController();
  }

  async function openSamples(): Promise<Outcome<null>> {
    const files = await ports.samples();
    if (!files.ok) return files;
    screen(files.value);
    return succeed(null);
  }

  return { screen, watch: batch.watch, dismiss: batch.dismiss, cancel, openSamples };
}

interface Batch {
  readonly add: (fileName: string) => number;
  /** The answer is `id`. */
  readonly rename: (id: number, fileName: string) => number;
  readonly set: (id: number, state: BatchState) => void;
  readonly watch: (onChange: (items: readonly BatchItem[]) => void) => () => void;
  readonly dismiss: () => void;
}

function openBatch(): Batch {
  let items: readonly BatchItem[] = [];
  let nextId = 1;
  const watchers = new Set<(items: readonly BatchItem[]) => void>();
  function change(next: readonly BatchItem[]): void {
    items = next;
    for (const watcher of watchers) watcher(items);
  }
  return {
    add(fileName) {
      const id = nextId;
      nextId += 1;
      change([...items, { id, fileName, state: { kind: "waiting" } }]);
      return id;
    },
    rename(id, fileName) {
      change(items.map((item) => (item.id === id ? { ...item, fileName } : item)));
      return id;
    },
    set: (id, state) => change(items.map((item) => (item.id === id ? { ...item, state } : item))),
    watch(onChange) {
      watchers.add(onChange);
      onChange(items);
      return () => watchers.delete(onChange);
    },
    dismiss: () => change(items.filter(({ state }) => !hasEnded(state))),
  };
}

export function hasEnded(state: BatchState): boolean {
  return state.kind === "saved" || state.kind === "failed";
}

async function screenFile(ports: ScreeningPorts, batch: Batch, id: number, file: IngestFile, signal: AbortSignal): Promise<void> {
  batch.set(id, { kind: "reading" });
  const answers = await ports.ingest.read(file, signal);
  if (answers.length === 0) return batch.set(id, { kind: "failed", problem: { code: "ingest/empty-archive" } });
  // An archive's first film takes the archive's place in the list, the others follow at its end; all of them before any is scored.
  const ids = answers.map(({ fileName }, index) => (index === 0 ? batch.rename(id, fileName) : batch.add(fileName)));
  for (const [index, answer] of answers.entries()) await settle(ports, batch, ids[index] ?? id, answer, signal);
}

async function settle(ports: ScreeningPorts, batch: Batch, id: number, { fileName, outcome }: IngestAnswer, signal: AbortSignal): Promise<void> {
  if (!outcome.ok) return batch.set(id, { kind: "failed", problem: outcome.problem });
  batch.set(id, { kind: "scoring" });
  const { radiograph, patient } = outcome.value;
  // The header is taken before `score` takes the pixels.
  const header = headerOf(radiograph);
  const result = await ports.inference.score(radiograph, patient, signal);
  if (signal.aborted) return batch.set(id, { kind: "failed", problem: { code: "inference/cancelled" } });
  const saved = await save(ports, outcome.value, header, fileName, result);
  batch.set(id, saved.ok ? { kind: "saved", ...saved.value, result } : { kind: "failed", problem: saved.problem });
}

type Header = ReturnType<typeof headerOf>;
type SavedStudy = Pick<Extract<BatchState, { kind: "saved" }>, "studyUid" | "wasKnown">;

async function save(ports: ScreeningPorts, ingested: Ingested, radiograph: Header, fileName: string, result: Result): Promise<Outcome<SavedStudy>> {
  const { studyUid, patient, date, time, original, displayCopy, fileSha256 } = ingested;
  const image = { radiograph, result, fileSha256, fileName, fileSizeBytes: original.size, receivedAt: ports.clock.now() };
  const saved = await ports.store.save({ study: { uid: studyUid, patient, date, time }, image, displayCopy, original });
  if (!saved.ok) return saved;
  // Who opens a film again that has no score wants it tried again.
  if (saved.value.wasKnown && result.state === "valid") await mend(ports, saved.value, result);
  return succeed({ studyUid: saved.value.studyUid, wasKnown: saved.value.wasKnown });
}

async function mend({ store, clock }: ScreeningPorts, { studyUid, sopInstanceUid }: Saved, result: Result): Promise<void> {
  const study = await store.get(studyUid);
  const known = study.ok ? imageOf(study.value, sopInstanceUid) : null;
  if (known !== null && scoredOf(known.result) === null) await store.rescore(sopInstanceUid, result, clock.now());
}
