import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { covers } from "../../domain/coverage.ts";
import type { StudyUid } from "../../domain/ids.ts";
import type { SignedRead } from "../../domain/read.ts";
import type { ReportLanguage } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import type { Locale } from "../../i18n/i18n.ts";
import { asItWasRead, isHiddenFrom, readStateOf, standingRead } from "../../reading/reading.ts";
import { namelessTitle, printModel } from "../../report/report.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useLanguage } from "../components/language.ts";
import { nameOf } from "../components/patientWords.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import type { Studies } from "../components/useStudies.ts";
import { useReader, useSite } from "../components/useSite.ts";
import { NoReport } from "./NoReport.tsx";
import { heatmapToPrint } from "./printedHeatmap.ts";
import { ReportTools } from "./ReportTools.tsx";
import { ScaledSheet } from "./ScaledSheet.tsx";
import { useDisplayCopies } from "./useDisplayCopies.ts";
import { usePrintTitle } from "./usePrintTitle.ts";
import styles from "./Report.module.css";

interface ReportPageProps {
  readonly uid: StudyUid;
  /** Null while they are being read. */
  readonly studies: Studies | null;
  readonly onExport: (uids: readonly StudyUid[]) => void;
}

/** The signed reading as one page of paper. A draft never gets this far. */
export function ReportPage({ uid, studies, onExport }: ReportPageProps) {
  const { text } = useLanguage();
  const reader = useReader();
  const { settings } = useSite();
  if (studies === null) return <p className={styles.loading}>{text("app.loading")}</p>;
  if (!studies.ok) return <div className={styles.none}><ProblemNote problem={studies.problem} /></div>;
  const study = studies.value.find((one) => one.uid === uid);
  if (study === undefined) return <NoReport why="gone" uid={uid} />;
  const read = standingRead(study);
  if (read === null) return <NoReport why="unsigned" uid={uid} />;
  if (isWithheld(study) || isHiddenFrom(study, read, settings.secondReader, reader?.id ?? null)) return <NoReport why="hidden" uid={uid} />;
  return <Report stored={study} read={read} onExport={() => onExport([uid])} />;
}

/** The report says what the model said: nobody sees it here before they may see it on the study page. */
function isWithheld({ images }: Study): boolean {
  return images.some(({ result }) => result.state === "withheld");
}

interface ReportProps {
  /** With all of its films, also those that came after the signature. */
  readonly stored: Study;
  readonly read: SignedRead;
  readonly onExport: () => void;
}

function Report({ stored, read, onExport }: ReportProps) {
  const language = useLanguage();
  const [, go] = useLocation();
  const { settings } = useSite();
  const [chosen, choose] = useState<ReportLanguage>(settings.reportLanguage);
  const [wantsHeatmap, setWantsHeatmap] = useState(false);
  const study = useMemo(() => asItWasRead(stored, read), [stored, read]);
  const hasLaterFilm = !covers(read, stored);
  // Who has yet to sign for these films, whatever came since.
  const state = readStateOf(study, settings.secondReader);
  const awaits = state === "second" || state === "adjudication" ? state : null;
  const { letterhead } = settings;
  const model = useMemo(
    () => printModel({ study, read, letterhead, languages: languagesOf[chosen], awaits, hasLaterFilm }), [study, read, letterhead, chosen, awaits, hasLaterFilm],
  );
  const copies = useDisplayCopies(model.images.shown.map(({ image }) => image.radiograph.sopInstanceUid));
  const hasHeatmap = model.images.shown.some(({ image }) => heatmapToPrint(image, read.statements) !== null);
  const heading = useArrival(`${language.text("report.page")} · ${language.text("app.name")}`);
  usePrintTitle(`${namelessTitle({ study, read })}_report`);
  const back = () => go(`/study/${study.uid}`);
  const print = () => {
    if (copies !== null) globalThis.print();
  };
  useKeys({ Escape: back, p: print, e: onExport });
  return (
    <div className={styles.page}>
      <ReportTools
        heading={heading} patient={nameOf(study.patient, language)} chosen={chosen} onChoose={choose} isReady={copies !== null}
        heatmap={hasHeatmap ? { isOn: wantsHeatmap, toggle: () => setWantsHeatmap(!wantsHeatmap) } : null} onBack={back} onPrint={print} onExport={onExport}
      />
      <ScaledSheet model={model} statements={read.statements} copies={copies} withHeatmap={wantsHeatmap && hasHeatmap} />
    </div>
  );
}

const languagesOf: Readonly<Record<ReportLanguage, readonly Locale[]>> = { ko: ["ko"], en: ["en"], both: ["ko", "en"] };
