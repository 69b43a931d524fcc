import type { SopInstanceUid, StudyUid } from "../domain/ids.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Problem } from "../domain/problem.ts";
import type { DisplayCopy, Radiograph } from "../domain/radiograph.ts";
import type { ReaderId } from "../domain/reader.ts";
import type { Result } from "../domain/result.ts";
import type { Study } from "../domain/study.ts";
import type { SiteSettings } from "../domain/site.ts";
import { type Locale, locales } from "../i18n/i18n.ts";
import type { ProviderChoice } from "../inference/inference.ts";
import type { Destination } from "../platform/destination.ts";
import type { IngestFile } from "../ingest/ingest.ts";
import { type BundleInUse, type StudyOrder, studyOrders } from "../reading/reading.ts";
import { isBundleInUse } from "./bundleInUse.ts";

/** Port: file -> stored result, for one batch at a time; files that come later join the batch. */
export interface Screening {
  screen(files: readonly IngestFile[]): void;
  /** Called at once and on each change; the answer stops it. Items keep their order and their `id`. */
  watch(onChange: (batch: readonly BatchItem[]) => void): () => void;
  /** Forgets what has ended; what is under way stays. */
  dismiss(): void;
  /** Stops what waits and what is under way; each ends as failed with a `.../cancelled` problem. What is stored stays. */
  cancel(): void;
  /** Reads the synthetic sample films as if they had been dropped. */
  openSamples(): Promise<Outcome<null>>;
}

/** One file of a batch, or one film in an archive. */
export interface BatchItem {
  readonly id: number;
  readonly fileName: string;
  readonly state: BatchState;
}

export type BatchState =
  | { readonly kind: "waiting" }
  | { readonly kind: "reading" }
  | { readonly kind: "scoring" }
  /** `wasKnown`: the same file was here already. */
  | { readonly kind: "saved"; readonly studyUid: StudyUid; readonly wasKnown: boolean; readonly result: Result }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Port: the stored original, decoded at full size. The caller owns the pixels. Problems: `store/...` and `ingest/...`. */
export interface FullImages {
  load(sopUid: SopInstanceUid, signal: AbortSignal): Promise<Outcome<Radiograph>>;
}

/** What a sample film shows, for those that can be read. */
export const practiceTruths = ["normal", "effusion", "cardiomegaly", "pneumothorax", "nodule", "hand"] as const;

export type PracticeTruth = (typeof practiceTruths)[number];

/** Port: the sample films, to be read for practice. Nothing of them is stored: no study, no result, no event. */
export interface Practice {
  /** Every sample that can be read, in an order that `seed` decides. */
  films(seed: number): Promise<Outcome<readonly PracticeFilm[]>>;
}

export interface PracticeFilm {
  readonly truth: PracticeTruth;
  /** Decodes it, and has it scored meanwhile; both run to their end. Problems: `ingest/...`. */
  open(): Promise<Outcome<OpenPracticeFilm>>;
}

export interface OpenPracticeFilm {
  /** As it would be stored, with one image that was not scored yet; in no store. */
  readonly study: Study;
  readonly displayCopy: DisplayCopy;
  /** Never rejects: "valid", "refused" or "failed". */
  readonly result: Promise<Result>;
}

/** Port: the app's own new versions; one is never used before `apply`. */
export interface Updates {
  /** Called at once and on each change; the answer stops it. */
  watch(onChange: (state: UpdateState) => void): () => void;
  /** Reloads into the version that waits. */
  apply(): void;
}

export interface UpdateState {
  /** All that the app needs without a network is on this device. */
  readonly offlineReady: boolean;
  readonly updateReady: boolean;
}

/** Port: what this laptop's readers chose. Survives a reload. */
export interface Preferences {
  /** The same object until something changes. */
  current(): PreferenceValues;
  change(values: Partial<PreferenceValues>): void;
  /** Called after each change, in this tab or another; the answer stops it. */
  watch(onChange: () => void): () => void;
}

export interface PreferenceValues {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Milliseconds since 1970; null before the first-run notice was confirmed. */
  readonly noticeAcceptedAt: number | null;
  readonly studyOrder: StudyOrder;
  /** What the scores are computed with on this laptop. */
  readonly provider: ProviderChoice;
  /** Milliseconds since 1970, when the tour was taken or declined; null: it is still to be offered. */
  readonly tourSeenAt: number | null;
  /** Whether keys of one character act on the whole page. */
  readonly hasCharacterKeys: boolean;
  /** What calls need of the bundle that was last ready on this laptop; null before the first. */
  readonly lastBundle: BundleInUse | null;
}

/** Storage may hold anything: what an older version wrote, or what somebody typed. */
export function isPreferences(values: PreferenceValues): boolean {
  const { locale, theme, noticeAcceptedAt, studyOrder, provider, tourSeenAt, hasCharacterKeys, lastBundle } = values;
  return (
    typeof hasCharacterKeys === "boolean" && locales.includes(locale) && ["dark", "light"].includes(theme) && isTimeOrNull(noticeAcceptedAt) && isTimeOrNull(tourSeenAt) &&
    isBundleInUse(lastBundle) && studyOrders.includes(studyOrder) && ["automatic", "wasm", "webgpu"].includes(provider)
  );
}

function isTimeOrNull(at: number | null): boolean {
  return at === null || Number.isFinite(at);
}

/** Port: who reads in this window now. Forgotten when the browser closes: nobody signs under the name of who was here yesterday. */
export interface ReaderSession {
  current(): ReaderId | null;
  choose(id: ReaderId | null): void;
  /** Called after each change; the answer stops it. */
  watch(onChange: () => void): () => void;
}

type Theme = "dark" | "light";

/** Port: the browser's storage for this app. */
export interface DeviceStorage {
  /** Called at once, with null while it is unknown, and on each change; the answer stops it. */
  watch(onChange: (state: StorageState | null) => void): () => void;
}

export interface StorageState {
  /** How much is left is not said: browsers invent that number (Chromium: 10 GiB, whatever the disk has). */
  readonly usedBytes: number;
  /** True: the browser has promised not to clear it when the disk fills up. */
  readonly isPersistent: boolean;
}

export const exportKinds = ["sr", "sc", "fhir", "csv"] as const;

/** DICOM report, DICOM picture with heatmap, FHIR report, register. */
export type ExportKind = (typeof exportKinds)[number];

/** Port: reports leave this laptop, by a reader's hand only. One export at a time. */
export interface Exporting {
  /** Offered as a download when it is closed. */
  openZip(fileName: string): Destination;
  /** Asks the reader for a folder; null where the reader has changed the mind. Null itself where the browser cannot do it. */
  readonly openFolder: (() => Promise<Outcome<Destination> | null>) | null;
  /** `url`: as `SiteSettings.pacsUrl`; `export/no-pacs` where it is no address. */
  openPacs(url: string): Outcome<Destination>;
  run(request: ExportRequest, onProgress: (progress: ExportProgress) => void, signal: AbortSignal): Promise<Outcome<ExportSummary>>;
}

export interface ExportRequest {
  readonly uids: readonly StudyUid[];
  readonly kinds: readonly ExportKind[];
  readonly destination: Destination;
  /** Of headings and of the words in pictures; the reader's own words stay as they are. */
  readonly language: Locale;
  readonly settings: SiteSettings;
  readonly readerId: ReaderId | null;
  /** The register lists unsigned studies too, with their state. */
  readonly withUnsigned: boolean;
}

export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** "unsigned": nobody has signed; "unfinished": waits for another reader; "noHeatmap": none of the model that was reported. */
export type LeftOut = "unsigned" | "unfinished" | "noHeatmap";

export interface ExportFailure {
  readonly uid: StudyUid;
  readonly problem: Problem;
}

export interface ExportSummary {
  /** Those of which something got out. */
  readonly studies: number;
  readonly files: number;
  readonly sizeBytes: number;
  /** How many studies each reason has kept out of something. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  readonly failures: readonly ExportFailure[];
  readonly wasStopped: boolean;
}
