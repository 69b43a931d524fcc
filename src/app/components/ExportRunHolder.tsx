import type { ReactNode } from "react";
import { ExportRunContext, useOneExport } from "./exportRun.ts";

/** Of its own, so that the progress of an export draws nothing anew but what shows it. */
export function ExportRunHolder({ children }: { readonly children: ReactNode }) {
  return <ExportRunContext value={useOneExport()}>{children}</ExportRunContext>;
}
