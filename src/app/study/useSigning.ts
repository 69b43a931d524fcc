import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Verdict } from "../../domain/read.ts";
import type { Reader } from "../../domain/reader.ts";
import type { SiteSettings } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { signRead } from "../../flows/signing.ts";
import { type Missing, missingFrom } from "../../reading/reading.ts";
import { useSiteProblem } from "../components/useSite.ts";
import { useServices } from "../services.ts";
import type { Desk } from "./useDraft.ts";

export interface Signing {
  readonly isSigning: boolean;
  /** What the reader is to do first; null until signing was tried. */
  readonly missing: Missing | null;
  readonly problem: Problem | null;
  readonly sign: () => void;
}

interface SigningRequest {
  readonly study: Study;
  readonly desk: Desk;
  readonly reader: Reader | null;
  readonly settings: SiteSettings;
  readonly onMissing: (missing: Missing) => void;
  readonly onSigned: (verdict: Verdict, isAmendment: boolean) => void;
}

/** "revealing": the first verdict is given, and the scores are to be seen before anything is signed. */
type Stage = "open" | "revealing" | "signing";

export function useSigning({ study, desk, reader, settings, onMissing, onSigned }: SigningRequest): Signing {
  const { store, inference, clock } = useServices();
  const [stage, setStage] = useState<Stage>("open");
  const [tried, setTried] = useState<Missing | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const siteProblem = useSiteProblem();
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);
  const draft = desk.kept?.draft ?? null;
  const isWithheld = study.images.some(({ result }) => result.state === "withheld");
  const [first] = draft === null ? (["reader"] as const) : missingFrom(draft, study, settings.secondReader);

  async function finish(): Promise<void> {
    if (draft === null || draft.opinion.verdict === null || reader === null || desk.keeper === null) return;
    setStage("signing");
    await desk.keeper.rest();
    const answer = await signRead({ store, inference, clock }, { uid: study.uid, draft, reader, settings });
    setStage("open");
    if (!answer.ok) {
      setProblem(answer.problem);
      desk.keeper.wake();
      return;
    }
    desk.keeper.forget();
    if (isHere.current) onSigned(draft.opinion.verdict, draft.amends !== null);
  }

  function sign(): void {
    if (stage === "signing") return;
    // Whose second reader, and what is kept from whom, is the site's to say.
    setProblem(siteProblem);
    if (siteProblem !== null) {
      setStage("open");
      return;
    }
    setTried(first ?? null);
    if (first !== undefined) {
      setStage("open");
      onMissing(first);
    } else if (isWithheld) setStage("revealing");
    else void finish();
  }

  // What is not kept on the disk is not revealed either.
  if (stage === "revealing" && desk.kept?.saving.state === "failed") setStage("open");
  const signRevealed = useEffectEvent(sign);
  useEffect(() => {
    if (stage === "revealing" && !isWithheld) queueMicrotask(signRevealed);
  }, [stage, isWithheld]);
  return { isSigning: stage !== "open", missing: tried !== null && tried === first ? tried : null, problem, sign };
}
