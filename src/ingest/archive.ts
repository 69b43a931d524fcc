import { fail } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import { limitFileBytes } from "./limits.ts";
import type { ArchiveEntry, PixelDecoders } from "./pixelDecoders.ts";
import { sniffFormat } from "./sniff.ts";

/** What became of one image file. */
export interface FileAnswer<T> {
  /** Of the file itself, or of the entry in an archive. */
  readonly fileName: string;
  readonly outcome: Outcome<T>;
}

/** Reads one image file. Takes `bytes`. */
export type ReadOne<T> = (bytes: Uint8Array<ArrayBuffer>) => Promise<Outcome<T>>;

/** A ZIP gives an answer for each image in it, one after the other; anything else gives one. An archive in an archive is not opened. */
export async function readEach<T>(bytes: Uint8Array<ArrayBuffer>, fileName: string, decoders: PixelDecoders, readOne: ReadOne<T>): Promise<FileAnswer<T>[]> {
  if (sniffFormat(bytes) !== "zip") return [{ fileName, outcome: await readOne(bytes) }];
  if (bytes.length > limitFileBytes) return [{ fileName, outcome: fail({ code: "ingest/too-large", sizeBytes: bytes.length, limitBytes: limitFileBytes }) }];
  const entries = decoders.unzip(bytes);
  if (!entries.ok) return [{ fileName, outcome: entries }];
  const answers: FileAnswer<T>[] = [];
  for (const entry of entries.value) {
    const outcome = await readEntry(entry, readOne);
    if (outcome !== null) answers.push({ fileName: entry.name, outcome });
  }
  return answers.length > 0 ? answers : [{ fileName, outcome: fail({ code: "ingest/empty-archive" }) }];
}

/** Null for what a disc carries beside its images: viewers, texts, the directory of the medium. */
async function readEntry<T>(entry: ArchiveEntry, readOne: ReadOne<T>): Promise<Outcome<T> | null> {
  const baseName = entry.name.split("/").at(-1)?.toUpperCase() ?? "";
  if (baseName === "DICOMDIR" || /\.(EXE|DLL|MSI|TXT|HTML?|XML|INF|PDF|JS|CSS|ICO)$/.test(baseName)) return null;
  const bytes = entry.read();
  const isNamedImage = /\.(DCM|DICOM|PNG|JPE?G|ZIP)$/.test(baseName);
  if (!bytes.ok) return isNamedImage || !baseName.includes(".") ? bytes : null;
  return sniffFormat(bytes.value) === "unknown" && !isNamedImage ? null : readOne(bytes.value);
}
