import type { InferenceStatus } from "../../inference/inference.ts";
import type { Language } from "./language.ts";

type Downloading = Extract<InferenceStatus, { state: "downloading" }>;

/** How far the model's download is, in bytes and percent. */
export function downloadWords({ doneBytes, totalBytes }: Downloading, { text, formats }: Language): string {
  const percent = formats.percent(totalBytes === 0 ? 0 : doneBytes / totalBytes);
  return text("status.ai.downloading", { done: formats.bytes(doneBytes), total: formats.bytes(totalBytes), percent });
}
