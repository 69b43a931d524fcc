import type { SiteSettings } from "../domain/site.ts";
import { newestFirst, type Study, type Triage, triageOf, urgencyOf } from "../domain/study.ts";
import { profiles } from "./profile.ts";
import { isFinished, readStateOf, readStates } from "./readState.ts";
import type { StudyOrder } from "./reading.ts";

/** `studies` as their reader sees them: what is withheld gives no hint. */
export function sortWorklist(studies: readonly Study[], order: StudyOrder, settings: SiteSettings): Study[] {
  const byUid = studies.toSorted((a, b) => (a.uid < b.uid ? -1 : 1));
  return sorters[order](newestFirst(byUid), settings);
}

/** Each is given the newest first, and may change the array. */
const sorters: Readonly<Record<StudyOrder, (newest: Study[], settings: SiteSettings) => Study[]>> = {
  newest: (newest) => newest,
  oldest: (newest) => newest.reverse(),
  patient: (newest) => newest.sort(byPatient),
  state: (newest, { secondReader }) => sortedByKey(newest, (study) => [readStates.indexOf(readStateOf(study, secondReader))]),
  urgent: (newest, settings) => sortedByKey(newest, (study) => urgencyKey(study, settings)),
};

/** Smallest first, place by place: what a person made urgent, what is unfinished, what the model says; the model only ever decides after a person. */
function urgencyKey(study: Study, settings: SiteSettings): readonly number[] {
  const triage = triageOf(study);
  return [
    study.priority === "urgent" ? 0 : 1,
    isFinished(readStateOf(study, settings.secondReader)) ? 1 : 0,
    place[triage],
    scoreKey(study, triage, settings),
  ];
}

const place: Readonly<Record<Triage, number>> = { attention: 0, unclear: 1, withheld: 2, running: 3, clear: 4 };

/** The highest score first among positive ones; the lowest, which is the surest, among the others where the site wants it so. */
function scoreKey(study: Study, triage: Triage, { profile }: SiteSettings): number {
  if (triage === "attention") return -urgencyOf(study);
  return triage === "clear" && profiles[profile].clearFirst === "lowest-score" ? urgencyOf(study) : 0;
}

/** Stable. Keys are of one length. */
function sortedByKey(studies: readonly Study[], keyOf: (study: Study) => readonly number[]): Study[] {
  const keyed = studies.map((study) => ({ study, key: keyOf(study) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ study }) => study);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** "SYN-2" before "SYN-10"; Hangul before Latin script, as in a Korean register. */
const collator = new Intl.Collator(["ko", "en"], { numeric: true });

/** Without a name last. */
function byPatient({ patient: a }: Study, { patient: b }: Study): number {
  return Number(a.name === null) - Number(b.name === null) || collator.compare(a.name ?? "", b.name ?? "") || collator.compare(a.id ?? "", b.id ?? "");
}
