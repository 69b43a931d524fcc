import { access, constants, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { EvaluationProblem } from "../../evaluation/problem.ts";

/** Asked before the work, not after it. Null where a report can be written to `path`. */
export async function problemOfFolder(path: string, isForced: boolean): Promise<EvaluationProblem | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return (await canCreate(resolve(path))) ? null : { code: "evaluation/output-not-writable", path };
  if (!found.isDirectory() || !(await isWritable(path))) return { code: "evaluation/output-not-writable", path };
  return isForced || (await readdir(path)).length === 0 ? null : { code: "evaluation/output-not-empty", path };
}

/** The nearest folder above that exists can be written to. */
async function canCreate(path: string): Promise<boolean> {
  const parent = dirname(path);
  const found = await stat(parent).catch(() => null);
  if (found !== null) return found.isDirectory() && isWritable(parent);
  return parent !== path && canCreate(parent);
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(() => true, () => false);
}

/** All files or none: each is written whole under another name first. False where that fails. */
export async function writeReport(path: string, contents: Readonly<Record<string, string>>): Promise<boolean> {
  const files = Object.entries(contents).map(([name, content]) => ({ final: join(path, name), partial: join(path, `.${name}.partial`), content }));
  try {
    await mkdir(path, { recursive: true });
    for (const { partial, content } of files) await writeFile(partial, content);
    for (const { partial, final } of files) await rename(partial, final);
    return true;
  } catch {
    for (const { partial } of files) await rm(partial, { force: true }).catch(() => undefined);
    return false;
  }
}
