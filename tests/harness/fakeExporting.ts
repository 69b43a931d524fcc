import { fail, succeed } from "../../src/domain/outcome.ts";
import { exportStudies } from "../../src/flows/exporting.ts";
import type { Exporting } from "../../src/flows/journeys.ts";
import type { Destination } from "../../src/platform/destination.ts";
import type { StudyStore } from "../../src/store/store.ts";

/** Files go nowhere; `export=failing`: nor do they get there. */
export function fakeExporting(store: StudyStore, query: URLSearchParams): Exporting {
  const open = (kind: Destination["kind"]): Destination => ({
    kind,
    put: async (fileName) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return query.get("export") === "failing" ? fail({ code: "export/write-failed", fileName }) : succeed(null);
    },
    close: () => Promise.resolve(succeed(null)),
    abandon: () => undefined,
  });
  const images = { load: () => Promise.resolve(fail({ code: "store/not-found" })) };
  const lettering = () => ({ rows: 0, columns: 0, strength: new Uint8Array(0) });
  return {
    openZip: () => open("zip"), openFolder: () => Promise.resolve(succeed(open("folder"))), openPacs: () => succeed(open("pacs")),
    run: (request, onProgress, signal) => exportStudies({ store, images, clock: { now: () => Date.now() }, lettering, appVersion: "0.1.0" }, request, onProgress, signal),
  };
}
