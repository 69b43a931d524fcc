import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeSample, samples, type Sample } from "./samples/samples.ts";

/** One entry of index.json, which the app reads to know what it can offer. */
interface SampleEntry {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly title: string;
  readonly transferSyntaxUid: string;
}

interface SampleIndex {
  /** Of the code that made the files: another one makes them anew. */
  readonly madeBy: string;
  readonly samples: readonly SampleEntry[];
}

const folder = join(import.meta.dirname, "../../public/samples");
const indexPath = join(folder, "index.json");

await main();

/** Writes public/samples, unless this very code has written it already. */
async function main(): Promise<void> {
  const madeBy = await digestOfCode();
  if (await isMade(madeBy)) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const entries: SampleEntry[] = [];
  for (const sample of samples) entries.push(await writeSample(sample));
  const index: SampleIndex = { madeBy, samples: entries };
  await writeFile(indexPath, `${JSON.stringify(index, null, 2)}\n`);
  const sizeBytes = entries.reduce((sum, one) => sum + one.sizeBytes, 0);
  console.log(`${entries.length} sample studies, ${(sizeBytes / 1e6).toFixed(1)} MB, in public/samples`);
}

async function writeSample(sample: Sample): Promise<SampleEntry> {
  const bytes = await makeSample(sample);
  await writeFile(join(folder, sample.file), bytes);
  return { file: sample.file, sizeBytes: bytes.length, sha256: sha256(bytes), title: sample.title, transferSyntaxUid: sample.film.transferSyntaxUid };
}

/** Of every source file that a sample depends on, and of the encoders' versions. */
async function digestOfCode(): Promise<string> {
  const own = join(import.meta.dirname, "samples");
  const paths = [
    ...(await readdir(own)).toSorted().map((name) => join(own, name)),
    ...["write.ts", "byteSink.ts", "encodeText.ts", "tags.ts", "valueRepresentation.ts"].map((name) => join(import.meta.dirname, "../dicom", name)),
    join(import.meta.dirname, "../../package.json"),
  ];
  const hash = createHash("sha256");
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest("hex");
}

async function isMade(madeBy: string): Promise<boolean> {
  try {
    const index = JSON.parse(await readFile(indexPath, "utf8")) as SampleIndex;
    if (index.madeBy !== madeBy) return false;
    const intact = await Promise.all(index.samples.map(async ({ file, sha256: expected }) => sha256(await readFile(join(folder, file))) === expected));
    return intact.length === samples.length && intact.every(Boolean);
  } catch {
    // No index, or not one of ours: the files are made anew.
    return false;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
