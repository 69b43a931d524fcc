import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makePicture, pictures } from "./samples/pictures.ts";
import { makeSample, samples, type Sample, type SampleTitle } from "./samples/samples.ts";

/** One entry of index.json, which the app reads to know what it can offer. */
interface SampleEntry {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly title: SampleTitle;
  readonly transferSyntaxUid: string;
}

const root = join(import.meta.dirname, "../..");
const folder = join(root, "public/samples");
/** The pictures of the help. */
const pictureFolder = join(root, "public/help");
const indexPath = join(folder, "index.json");
/** Digest of the code that made the files: another one makes them anew. */
const madeByPath = join(root, ".cache/samples.sha256");

await main();

/** Writes public/samples and public/help, unless this very code has written it already. */
async function main(): Promise<void> {
  const madeBy = await digestOfCode();
  if (await isMade(madeBy)) return;
  for (const made of [folder, pictureFolder]) {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true });
  }
  const entries: SampleEntry[] = [];
  for (const sample of samples) entries.push(await writeSample(sample));
  for (const picture of pictures) await writeFile(join(pictureFolder, picture.file), makePicture(picture));
  await writeFile(indexPath, `${JSON.stringify(entries, null, 2)}\n`);
  await mkdir(dirname(madeByPath), { recursive: true });
  await writeFile(madeByPath, madeBy);
  const sizeBytes = entries.reduce((sum, one) => sum + one.sizeBytes, 0);
  console.log(`${entries.length} sample studies, ${(sizeBytes / 1e6).toFixed(1)} MB, in public/samples; ${pictures.length} pictures in public/help`);
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
    ...["write.ts", "byteSink.ts", "encodeText.ts", "tags.ts", "transferSyntax.ts", "valueRepresentation.ts"].map((name) => join(import.meta.dirname, "../dicom", name)),
    join(root, "package.json"),
  ];
  const hash = createHash("sha256");
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest("hex");
}

async function isMade(madeBy: string): Promise<boolean> {
  try {
    if ((await readFile(madeByPath, "utf8")) !== madeBy) return false;
    const entries = JSON.parse(await readFile(indexPath, "utf8")) as readonly SampleEntry[];
    const intact = await Promise.all(entries.map(async ({ file, sha256: expected }) => sha256(await readFile(join(folder, file))) === expected));
    await Promise.all(pictures.map(({ file }) => access(join(pictureFolder, file))));
    return intact.every(Boolean);
  } catch {
    // Not made yet, or something is missing: the files are made anew.
    return false;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
