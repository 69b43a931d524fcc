import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Sha256 } from "../../domain/ids.ts";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import { filesOf } from "../bundle.ts";
import type { BundleManifest } from "../bundle.ts";
import { parseManifest } from "../manifest.ts";

/** A bundle's files, each verified against the manifest. */
export interface BundleFolder {
  readonly manifest: BundleManifest;
  /** Of the manifest's own bytes. */
  readonly sha256: Sha256;
  /** By name: the manifest and everything that it vouches for. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const manifestFile = "manifest.json";

/** Relative to the repository. */
const defaultFolder = "models/cxr-v1";

/** The folder of the bundle that this installation works with: what FIRSTREAD_BUNDLE names or, where it is not set, the one that comes with the app. */
export function chosenBundle(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment["FIRSTREAD_BUNDLE"] ?? "";
  return named === "" ? join(import.meta.dirname, "../../..", defaultFolder) : resolve(named);
}

/** Reads also what is not used here: a bundle that was changed anywhere is not trusted. Problems: `inference/manifest-invalid`, `inference/file-corrupt`. */
export async function readBundle(folder: string): Promise<Outcome<BundleFolder>> {
  const bytes = await bytesIn(folder, manifestFile);
  const manifest = parseManifest(jsonOf(bytes));
  if (!manifest.ok) return manifest;
  const files = new Map([[manifestFile, bytes]]);
  for (const { file, sha256 } of filesOf(manifest.value)) {
    const content = await bytesIn(folder, file);
    if (sha256Of(content) !== sha256) return fail({ code: "inference/file-corrupt", file });
    files.set(file, content);
  }
  return succeed({ manifest: manifest.value, sha256: sha256Of(bytes), files });
}

/** What to tell whoever named the folder on a command line. */
export function bundleFault(folder: string, problem: Problem): string {
  const cause = causeOf(problem);
  return `${folder} is no bundle that can be used: ${cause} Name another folder in FIRSTREAD_BUNDLE, or clear it for the bundle that comes with the app.`;
}

function causeOf(problem: Problem): string {
  if (problem.code === "inference/file-corrupt") return `${problem.file} is missing, or is not what ${manifestFile} says of it.`;
  if (problem.code !== "inference/manifest-invalid") return `${problem.code}.`;
  if (problem.at === "") return `there is no ${manifestFile} in it that can be read.`;
  return `its ${manifestFile} cannot be right at "${problem.at}" (models/training/RECIPE.md has an example).`;
}

/** Undefined, which no schema accepts, where it is no JSON. */
export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Empty, which no digest fits, where it cannot be read. */
function bytesIn(folder: string, file: string): Promise<Buffer> {
  return readFile(join(folder, file)).catch(() => Buffer.alloc(0));
}

function sha256Of(bytes: Buffer): Sha256 {
  return createHash("sha256").update(bytes).digest("hex") as Sha256;
}
