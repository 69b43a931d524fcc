import { covers, doesStand } from "../domain/coverage.ts";
import type { AuditFacts } from "../domain/auditEvent.ts";
import type { StudyUid } from "../domain/ids.ts";
import { fail, succeed, type Outcome } from "../domain/outcome.ts";
import type { Draft, SignedRead } from "../domain/read.ts";
import type { Priority, Study } from "../domain/study.ts";
import type { StudyChange } from "./merge.ts";

/** Null where it is so already. */
export function changePriority(study: Study, priority: Priority, at: number): StudyChange | null {
  if (study.priority === priority) return null;
  return { study: { ...study, priority }, facts: { at, action: "study-prioritized", subject: study.uid, detail: { priority } } };
}

/** Problem: `store/conflict` where the read is not the next one of the study. */
export function addRead(study: Study, read: SignedRead): Outcome<StudyChange> {
  if (read.number !== study.reads.length + 1) return fail({ code: "store/conflict" });
  const drafts = study.drafts.filter(({ readerId }) => readerId !== read.reader.id);
  return succeed({ study: { ...study, reads: [...study.reads, read], drafts }, facts: signatureFacts(study.uid, read) });
}

function signatureFacts(uid: StudyUid, { number, role, opinion, sha256, amends, signedAt }: SignedRead): AuditFacts {
  const detail = { number, role, verdict: opinion.verdict, sha256, ...(amends === null ? {} : { amends: amends.number }) };
  return { at: signedAt, action: "read-signed", subject: uid, detail };
}

/** A draft as it is to be written, and what the audit trail is to say of it: only a first verdict is worth an event. */
export interface DraftChange {
  readonly draft: Draft;
  readonly facts: AuditFacts | null;
}

/**
 * A first verdict that is known stays, until a film comes that it was not given on. Problem: `store/conflict` for new work of a reader who has signed
 * the study as it is now meanwhile, such as in another tab: who has signed can only amend.
 */
export function changeDraft(study: Study, changed: Draft): Outcome<DraftChange> {
  if (changed.amends === null && study.reads.some((read) => read.reader.id === changed.readerId && covers(read, study))) return fail({ code: "store/conflict" });
  const known = study.drafts.find(({ readerId }) => readerId === changed.readerId)?.firstVerdict ?? null;
  const stays = known !== null && (changed.firstVerdict === null || changed.firstVerdict.at <= known.at || doesStand(known, study));
  const draft = { ...changed, firstVerdict: stays ? known : changed.firstVerdict };
  return succeed({ draft, facts: stays || draft.amends !== null ? null : verdictFacts(study.uid, draft) });
}

/** Given before the scores, or before what the first reader signed, could be seen. */
function verdictFacts(uid: StudyUid, { firstVerdict }: Draft): AuditFacts | null {
  if (firstVerdict === null) return null;
  return { at: firstVerdict.at, action: "verdict-given", subject: uid, detail: { verdict: firstVerdict.verdict } };
}

/** What stays of a draft that is discarded: its first verdict, or nothing at all (null). */
export function discardedDraft({ readerId, firstVerdict, startedAt, updatedAt }: Draft): Draft | null {
  if (firstVerdict === null) return null;
  const opinion = { verdict: null, phrase: null, findings: [], impression: "", nextStep: "", disagreement: null, wantsSecondReader: false, marks: [] };
  return { readerId, opinion, firstVerdict, amends: null, startedAt, updatedAt };
}
