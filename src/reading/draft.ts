import type { Disagreement, Draft, FirstVerdict, ReadingMode, ReadRole, SignedRead, Verdict } from "../domain/read.ts";
import type { ReaderId } from "../domain/reader.ts";
import type { InBothLanguages, Phrase } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { canAmend } from "./readState.ts";

/** What a verdict is given in. */
export interface VerdictContext {
  /** The site's table. */
  readonly phrases: readonly Phrase[];
  /** In which the texts are written. */
  readonly locale: keyof InBothLanguages;
  readonly mode: ReadingMode;
  /** `roleFor` this reader. */
  readonly role: ReadRole | null;
  /** Milliseconds since 1970; when the newest film came: a first verdict of before that is given anew. */
  readonly newestFilmAt: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function emptyDraft(readerId: ReaderId, at: number): Draft {
  return {
    readerId,
    opinion: {
      verdict: null, phrase: null, findings: [], impression: "", nextStep: "", disagreement: null, wantsSecondReader: false, marks: [],
    },
    firstVerdict: null, amends: null, startedAt: at, updatedAt: at,
  };
}

/** With the verdict and the first line of the site's table for it; a line of that verdict that was chosen before stays. */
export function withVerdict(draft: Draft, verdict: Verdict, context: VerdictContext): Draft {
  const fitting = context.phrases.filter((phrase) => phrase.verdict === verdict);
  const phrase = fitting.find(({ id }) => id === draft.opinion.phrase?.id) ?? fitting[0] ?? null;
  return decided(draft, verdict, phrase, context);
}

/** With a line of the site's table and the verdict that it stands for. */
export function withPhrase(draft: Draft, phrase: Phrase, context: VerdictContext): Draft {
  return decided(draft, phrase.verdict, phrase, context);
}

/** A signed read as it was, to be changed; the reason is still to be given. */
export function amendmentOf(study: Study, read: SignedRead, readerId: ReaderId, at: number): Draft {
  if (!canAmend(study, read, readerId)) throw new Error("this reader cannot amend this read");
  return { readerId, opinion: read.opinion, firstVerdict: null, amends: { number: read.number, reason: "" }, startedAt: at, updatedAt: at };
}

function decided(draft: Draft, verdict: Verdict, phrase: Phrase | null, context: VerdictContext): Draft {
  const { opinion } = draft;
  const known = opinion.phrase === null ? context.phrases : [...context.phrases, opinion.phrase];
  const text = (part: "impression" | "nextStep") => {
    const isTyped = opinion[part].trim() !== "" && !isFromTable(opinion[part], part, known);
    return isTyped ? opinion[part] : (phrase?.[part][context.locale] ?? "");
  };
  const disagreement = fits(opinion.disagreement, verdict) ? opinion.disagreement : null;
  return {
    ...draft,
    opinion: { ...opinion, verdict, phrase, impression: text("impression"), nextStep: text("nextStep"), disagreement },
    firstVerdict: firstVerdictOf(draft, verdict, context),
    updatedAt: context.at,
  };
}

/** Text that no line of the table holds, now or when it was used, is the reader's own. */
function isFromTable(text: string, part: "impression" | "nextStep", phrases: readonly Phrase[]): boolean {
  return phrases.some((phrase) => Object.values(phrase[part]).some((own: string) => own.trim() === text.trim()));
}

function fits(disagreement: Disagreement | null, verdict: Verdict): boolean {
  return disagreement?.kind === "model-only" ? verdict === "normal" : verdict === "abnormal" || verdict === "urgent";
}

/** Kept where it is given without knowing what the model or the first reader says. Never of before the film came, whatever the clock says. */
function firstVerdictOf({ amends, firstVerdict }: Draft, verdict: Verdict, { mode, role, at, newestFilmAt }: VerdictContext): FirstVerdict | null {
  if (firstVerdict !== null && firstVerdict.at >= newestFilmAt) return firstVerdict;
  return amends === null && (mode === "blind" || role === "second") ? { verdict, at: Math.max(at, newestFilmAt) } : firstVerdict;
}
