import { describe, expect, it } from "vitest";
import type { SopInstanceUid, StudyUid } from "../../../src/domain/ids.ts";
import { fail, succeed } from "../../../src/domain/outcome.ts";
import type { SignedRead } from "../../../src/domain/read.ts";
import type { ReaderId } from "../../../src/domain/reader.ts";
import type { Study, StudyImage } from "../../../src/domain/study.ts";
import { exportStudies } from "../../../src/flows/exporting.ts";
import type { ExportRequest, ExportSummary } from "../../../src/flows/journeys.ts";
import { defaultSettings } from "../../../src/reading/reading.ts";
import type { StudyStore } from "../../../src/store/store.ts";
import { blockLettering } from "../../fakes/blockLettering.ts";
import { exampleRadiograph, sha256Of } from "../../fakes/examples.ts";
import { memoryDestination } from "../../fakes/memoryDestination.ts";
import { exampleRead, exampleStudy, originalFile } from "../../fakes/signedStudies.ts";

/** Holds studies, and the notes that are made. */
function storeOf(studies: readonly Study[], canNote = true) {
  const notes: unknown[] = [];
  const store = {
    get: (uid: string) => {
      const found = studies.find((study) => study.uid === uid);
      return Promise.resolve(found === undefined ? fail({ code: "store/not-found" }) : succeed(found));
    },
    original: () => Promise.resolve(succeed(originalFile().buffer)),
    note: (facts: unknown) => {
      notes.push(facts);
      return Promise.resolve(canNote ? succeed(facts) : fail({ code: "store/full" }));
    },
  } as unknown as StudyStore;
  return { store, notes };
}

const read = (digit: string, changed: Partial<SignedRead> = {}) => exampleRead({ sha256: sha256Of(digit), ...changed });
const signed = exampleStudy([read("1")], "1.2.3");
const other = exampleStudy([read("2")], "1.2.4");
const unsigned = exampleStudy([], "1.2.5");

interface Given {
  readonly studies?: readonly Study[];
  readonly request?: Partial<ExportRequest>;
  readonly uids?: readonly string[];
  readonly signal?: AbortSignal;
  readonly canNote?: boolean;
}

async function exported({ studies = [signed, other, unsigned], request = {}, uids = studies.map(({ uid }) => uid), signal = new AbortController().signal, canNote }: Given) {
  const { store, notes } = storeOf(studies, canNote);
  const destination = memoryDestination();
  const images = { load: () => Promise.resolve(succeed(exampleRadiograph())) };
  const asked: ExportRequest = {
    uids: uids as readonly StudyUid[], kinds: ["sr"], destination, language: "ko", settings: defaultSettings, readerId: "reader-1" as ReaderId, withUnsigned: false, ...request,
  };
  const outcome = await exportStudies({ store, images, clock: { now: () => Date.UTC(2026, 0, 3) }, lettering: blockLettering, appVersion: "0.1.0" }, asked, () => undefined, signal);
  return { outcome, destination, notes, summary: outcome.ok ? outcome.value : null };
}

const names = (destination: { readonly files: ReadonlyMap<string, unknown> }) => [...destination.files.keys()];

describe("exporting", () => {
  it("gives each signed study its files, and names nobody in them", async () => {
    const { destination, summary } = await exported({ request: { kinds: ["sr", "sc", "fhir", "csv"] } });
    expect(names(destination)).toEqual([
      "2026-01-02_1111111111_report.dcm", "2026-01-02_1111111111_overlay.dcm", "2026-01-02_1111111111_fhir.json",
      "2026-01-02_2222222222_report.dcm", "2026-01-02_2222222222_overlay.dcm", "2026-01-02_2222222222_fhir.json", "register_2026-01-03.csv",
    ]);
    expect(summary).toMatchObject({ studies: 2, files: 7, failures: [], wasStopped: false, leftOut: { unsigned: 1 } });
    expect(destination.state()).toBe("closed");
  });

  it("lets no read out that waits for another reader", async () => {
    const asked = read("1", { opinion: { ...read("1").opinion, wantsSecondReader: true } });
    const { destination, summary } = await exported({ studies: [exampleStudy([asked]), other], request: { kinds: ["sr", "csv"], settings: { ...defaultSettings, registerColumns: ["studyUid"] } } });
    expect(names(destination)).toEqual(["2026-01-02_2222222222_report.dcm", "register_2026-01-03.csv"]);
    expect(new TextDecoder().decode(destination.files.get("register_2026-01-03.csv"))).toBe("검사 UID\r\n1.2.4\r\n");
    expect(summary?.leftOut).toEqual({ unfinished: 1 });
  });

  it("has nothing to give where nothing is signed, and says so", async () => {
    const { outcome, destination } = await exported({ studies: [unsigned] });
    expect(outcome).toEqual(fail({ code: "export/nothing-signed" }));
    expect(destination.state()).toBe("abandoned");
  });

  it("lists unsigned studies in the register where they are wanted, with their state", async () => {
    const { destination } = await exported({ studies: [signed, unsigned], request: { kinds: ["csv"], withUnsigned: true, settings: { ...defaultSettings, registerColumns: ["studyUid"] } } });
    expect(new TextDecoder().decode(destination.files.get("register_2026-01-03.csv"))).toBe("검사 UID,상태\r\n1.2.3,서명됨\r\n1.2.5,판독 전\r\n");
  });

  it("a file that cannot be written costs only its study", async () => {
    const destination = memoryDestination("folder", (name) => (name.includes("1111") ? { code: "export/write-failed", fileName: name } : null));
    const { summary } = await exported({ request: { destination } });
    expect(summary?.failures.map(({ uid, problem }) => [uid, problem.code])).toEqual([["1.2.3", "export/write-failed"]]);
    expect(names(destination)).toEqual(["2026-01-02_2222222222_report.dcm"]);
  });

  it("a study that is gone costs only itself", async () => {
    const { summary } = await exported({ studies: [other], uids: ["9.9", other.uid] });
    expect(summary).toMatchObject({ studies: 1, failures: [{ uid: "9.9", problem: { code: "store/not-found" } }] });
  });

  it("asks a PACS that does not answer once, not for every study", async () => {
    let asked = 0;
    const destination = memoryDestination("pacs", () => {
      asked += 1;
      return { code: "export/pacs-unreachable" };
    });
    const { summary } = await exported({ studies: [signed, other], request: { destination } });
    expect(asked).toBe(1);
    expect(summary?.failures.map(({ problem }) => problem.code)).toEqual(["export/pacs-unreachable", "export/pacs-unreachable"]);
  });

  it("leaves the picture out where the stored heatmap is another model's than the one that was reported", async () => {
    const [image] = signed.images;
    if (image?.result.state !== "valid") throw new Error("the example is scored");
    const bundle = { ...image.result.scored.bundle, sha256: sha256Of("9") };
    const rescored: Study = { ...signed, images: [{ ...image, result: { state: "valid", scored: { ...image.result.scored, bundle } } }] };
    const { destination, summary } = await exported({ studies: [rescored], request: { kinds: ["sr", "sc"] } });
    expect(names(destination)).toEqual(["2026-01-02_1111111111_report.dcm"]);
    expect(summary?.leftOut).toEqual({ noHeatmap: 1 });
  });

  it("one of our own pictures that came back after the signature changes nothing of the report", async () => {
    const [image] = signed.images;
    if (image === undefined) throw new Error("the example has an image");
    const picture: StudyImage = {
      ...image, radiograph: { ...image.radiograph, sopInstanceUid: "1.2.3.99" as SopInstanceUid },
      result: { state: "refused", reason: { code: "inference/derived-picture" } },
    };
    const later: Study = { ...signed, images: [...signed.images, picture] };
    const kinds = ["sr", "sc", "fhir"] as const;
    const before = await exported({ studies: [signed], request: { kinds } });
    const after = await exported({ studies: [later], request: { kinds } });
    expect(after.destination.files).toEqual(before.destination.files);
  });

  it("stops between two files when it is told to, and throws a ZIP away", async () => {
    const controller = new AbortController();
    const destination = memoryDestination("zip", () => {
      controller.abort();
      return null;
    });
    const { summary, notes } = await exported({ request: { destination }, signal: controller.signal });
    expect((summary satisfies ExportSummary | null)?.wasStopped).toBe(true);
    expect(names(destination)).toHaveLength(1);
    expect([destination.state(), notes.length]).toEqual(["abandoned", 1]);
  });

  it("notes how much is to leave and by whom, and of nobody", async () => {
    const { notes } = await exported({ request: { kinds: ["sr", "csv"] } });
    expect(notes).toEqual([{
      at: Date.UTC(2026, 0, 3), action: "studies-exported", subject: null,
      detail: { to: "zip", kinds: "sr+csv", studies: 2, files: 3, reader: "reader-1" },
    }]);
  });

  it("lets nothing out that could not be noted before", async () => {
    const { outcome, destination } = await exported({ canNote: false });
    expect(outcome).toEqual(fail({ code: "export/not-noted" }));
    expect([names(destination), destination.state()]).toEqual([[], "abandoned"]);
  });

  it("a study whose files cannot be made is named, and the others go on", async () => {
    const [broken] = signed.images;
    if (broken === undefined) throw new Error("the example has an image");
    // No reader gives a film like this: it stands for any fault of ours.
    const images = [{ ...broken, radiograph: { ...broken.radiograph, get source(): never { throw new RangeError("a fault"); } } }];
    const { destination, summary } = await exported({ studies: [{ ...signed, images }, other] });
    expect(summary).toMatchObject({ studies: 1, failures: [{ uid: "1.2.3", problem: { code: "export/not-made" } }] });
    expect(names(destination)).toEqual(["2026-01-02_2222222222_report.dcm"]);
  });
});
