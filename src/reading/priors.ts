import type { Patient, Study } from "../domain/study.ts";

/** Earlier studies of the same patient, newest first. */
export function priorsOf(studies: readonly Study[], study: Study): readonly Study[] {
  const earlier = studies.filter((one) => one.uid !== study.uid && isSamePatient(one.patient, study.patient) && byTime(one, study) < 0);
  return earlier.sort((a, b) => byTime(b, a));
}

/** By ID; without any ID by name and birth date together. Birth date and sex never contradict: an ID such as "1" is given to many. */
function isSamePatient(a: Patient, b: Patient): boolean {
  if (differ(a.birthDate, b.birthDate) || differ(a.sex, b.sex)) return false;
  const [aId, bId] = [trimmed(a.id), trimmed(b.id)];
  if (aId !== null || bId !== null) return aId === bId;
  return trimmed(a.name) !== null && trimmed(a.name) === trimmed(b.name) && a.birthDate !== null && a.birthDate === b.birthDate;
}

/** Both are known, and not the same. */
function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function trimmed(text: string | null): string | null {
  const bare = text?.trim() ?? "";
  return bare === "" ? null : bare;
}

/** By date and time of the study, then by arrival. Without a date, by the day and time at which it came, on this laptop's clock. */
function byTime(a: Study, b: Study): number {
  const [aMoment, bMoment] = [momentOf(a), momentOf(b)];
  if (aMoment !== bMoment) return aMoment < bMoment ? -1 : 1;
  return a.receivedAt - b.receivedAt;
}

function momentOf({ date, time, receivedAt }: Study): string {
  return date === null ? arrivalOf(receivedAt) : `${date} ${time ?? ""}`;
}

/** As the date and time of a study are written. */
function arrivalOf(receivedAt: number): string {
  const at = new Date(receivedAt);
  const [month, day, hours, minutes, seconds] = [at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits);
  return `${at.getFullYear()}-${month}-${day} ${hours}:${minutes}:${seconds}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
