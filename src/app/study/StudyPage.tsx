import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import type { SopInstanceUid, StudyUid } from "../../domain/ids.ts";
import type { Problem } from "../../domain/problem.ts";
import { imageOf, type Study } from "../../domain/study.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import type { Studies } from "../components/useStudies.ts";
import { useText } from "../services.ts";
import { Film } from "./Film.tsx";
import { neighborsOf } from "./neighbors.ts";
import { ResultPanel } from "./ResultPanel.tsx";
import { StudyBar } from "./StudyBar.tsx";
import styles from "./Study.module.css";
import { useExperimental } from "./useExperimental.ts";
import { useHeatmap } from "./useHeatmap.ts";

interface StudyPageProps {
  readonly uid: StudyUid;
  /** Null while they are being read. */
  readonly studies: Studies | null;
  /** Tells the worklist where the reader is. */
  readonly onOpen: (uid: StudyUid) => void;
}

/** What is on this film? */
export function StudyPage({ uid, studies, onOpen }: StudyPageProps) {
  useEffect(() => onOpen(uid), [uid, onOpen]);
  if (studies === null) return <div className={styles.waiting} />;
  if (!studies.ok) return <Missing problem={studies.problem} />;
  const study = studies.value.find((one) => one.uid === uid);
  if (study === undefined) return <Missing problem={{ code: "store/not-found" }} />;
  return <OpenStudy study={study} studies={studies.value} />;
}

function OpenStudy({ study, studies }: { readonly study: Study; readonly studies: readonly Study[] }) {
  const text = useText();
  const [, go] = useLocation();
  const [chosen, choose] = useState<SopInstanceUid | null>(null);
  const image = (chosen === null ? null : imageOf(study, chosen)) ?? study.images[0];
  if (image === undefined) throw new Error("A study has at least one image.");
  const { previous, next } = neighborsOf(studies, study.uid);
  const experimental = useExperimental(image);
  const heatmap = useHeatmap(image, experimental);
  const heading = useArrival(`${text("study.page")} · ${text("app.name")}`);
  const open = (uid: StudyUid | null) => () => uid !== null && go(`/study/${uid}`);
  const nextImage = () => {
    const following = study.images[(study.images.indexOf(image) + 1) % study.images.length];
    choose(following?.radiograph.sopInstanceUid ?? null);
  };
  useKeys({
    j: open(next), "]": open(next), k: open(previous), "[": open(previous), Escape: () => go("/"), "?": () => go("/about"),
    h: heatmap.toggleAny, n: heatmap.showNext, e: experimental.toggle, ".": nextImage,
  });
  return (
    <div className={styles.page}>
      <StudyBar study={study} image={image} previous={previous} next={next} onChoose={choose} heading={heading} />
      <Film key={image.radiograph.sopInstanceUid} study={study} image={image} heatmap={heatmap} />
      <ResultPanel key={`result ${image.radiograph.sopInstanceUid}`} study={study} image={image} heatmap={heatmap} experimental={experimental} />
    </div>
  );
}

function Missing({ problem }: { readonly problem: Problem }) {
  const text = useText();
  const [, go] = useLocation();
  const heading = useArrival(`${text("study.page")} · ${text("app.name")}`);
  useKeys({ Escape: () => go("/") });
  return (
    <div className={styles.missing}>
      <h1 ref={heading} tabIndex={-1}>
        {text("study.page")}
      </h1>
      <ProblemNote problem={problem} />
      <Link href="/">{text("app.backToWorklist")}</Link>
    </div>
  );
}
