import { expect } from "vitest";
import { page } from "vitest/browser";
import type { Services } from "../../src/app/services.ts";
import type { StudyUid } from "../../src/domain/ids.ts";
import type { SignedRead } from "../../src/domain/read.ts";
import type { ReaderId } from "../../src/domain/reader.ts";
import type { Study } from "../../src/domain/study.ts";

/** Who reads on the harness. */
export const reader = "11111111-1111-4111-8111-111111111111" as ReaderId;

export const patient = (name: string) => page.getByRole("heading", { name, exact: true });
export const verdict = (name: string) => page.getByRole("group", { name: "Verdict" }).getByRole("radio", { name, exact: true });

/** The study is open, and its film is on the screen. */
export async function arrived(name: string): Promise<void> {
  await expect.element(patient(name)).toBeInTheDocument();
  await expect.poll(() => document.querySelector("[data-film]")?.getAttribute("data-film")).toBe("shown");
}

export async function stored({ store }: Services, uid: string): Promise<Study> {
  const answer = await store.get(uid as StudyUid);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

export async function readsOf(services: Services, uid: string): Promise<readonly SignedRead[]> {
  return (await stored(services, uid)).reads;
}
