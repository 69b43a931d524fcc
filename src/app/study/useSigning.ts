import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { ReadRole, Verdict } from "../../domain/read.ts";
import type { Reader } from "../../domain/reader.ts";
import type { SiteSettings } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { signRead } from "../../flows/signing.ts";
import { type Missing, missingFrom } from "../../reading/reading.ts";
import { useSiteProblem } from "../components/useSite.ts";
import { useServices } from "../services.ts";
import { useLeftWork } from "./leftWork.ts";
import type { Desk } from "./useDraft.ts";
import type { Sight } from "./useSight.ts";

/** "film": no film has been on the screen; "look": this study came a moment ago, and the key or click may have been meant for the one before. */
export type Lacking = Missing | "film" | "look";

export interface Signing {
  readonly isSigning: boolean;
  /** What the reader is to do first; null until signing was tried. */
  readonly lacking: Exclude<Lacking, "look"> | null;
  readonly problem: Problem | null;
  readonly sign: () => void;
}

interface SigningRequest {
  readonly study: Study;
  readonly desk: Desk;
  readonly reader: Reader | null;
  /** As the screen shows it. */
  readonly role: ReadRole | null;
  readonly settings: SiteSettings;
  readonly sight: Sight;
  readonly onLacking: (lacking: Lacking) => void;
  readonly onSigned: (verdict: Verdict, isAmendment: boolean) => void;
}

/** "revealing": the first verdict is given, and the scores are to be seen before anything is signed. */
type Stage = "open" | "revealing" | "signing";

export function useSigning({ study, desk, reader, role, settings, sight, onLacking, onSigned }: SigningRequest): Signing {
  const { store, inference, preferences, clock } = useServices();
  const [stage, setStage] = useState<Stage>("open");
  const [tried, setTried] = useState<Lacking | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const siteProblem = useSiteProblem();
  const left = useLeftWork();
  const place = reader === null ? null : { uid: study.uid, readerId: reader.id };
  const leftProblem = useSyncExternalStore(left.watch, () => (place === null ? null : left.signingProblemOf(place)));
  const isHere = useIsHere();
  const draft = desk.kept?.draft ?? null;
  const isWithheld = study.images.some(({ result }) => result.state === "withheld");
  const [missing] = draft === null ? (["reader"] as const) : missingFrom(draft, study, settings.secondReader);
  const first = missing ?? unseen(draft?.opinion.verdict ?? null, sight, desk.isTouched);

  async function finish(): Promise<void> {
    if (draft === null || draft.opinion.verdict === null || reader === null || place === null || desk.keeper === null) return;
    setStage("signing");
    await desk.keeper.rest();
    const answer = await signRead({ store, inference, clock }, { uid: study.uid, draft, reader, role, images: study.images, settings, lastBundle: preferences.current().lastBundle });
    setStage("open");
    if (!answer.ok) {
      if (isHere.current) setProblem(answer.problem);
      else left.notSigned(place, desk.keeper, answer.problem);
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
      onLacking(first);
    } else if (isWithheld) setStage("revealing");
    else void finish();
  }

  // What is not kept on the disk is not revealed either.
  if (stage === "revealing" && desk.kept?.saving.state === "failed") setStage("open");
  const signRevealed = useEffectEvent(sign);
  useEffect(() => {
    if (stage === "revealing" && !isWithheld) queueMicrotask(signRevealed);
  }, [stage, isWithheld]);
  const lacking = tried === null || tried === "look" || tried !== first ? null : tried;
  return { isSigning: stage !== "open", lacking, problem: problem ?? leftProblem, sign };
}

/** Why a draft that is complete is not signed yet. Of a film that nobody has seen only what says so can be signed. */
function unseen(verdict: Verdict | null, { isShown, isSettled }: Sight, isTouched: boolean): "film" | "look" | undefined {
  if (!isShown && verdict !== "retake" && verdict !== "undecided") return "film";
  return isTouched || isSettled ? undefined : "look";
}

function useIsHere(): { readonly current: boolean } {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => void (isHere.current = false);
  }, []);
  return isHere;
}
