import type { Sha256, SopInstanceUid, StudyUid } from "../domain/ids.ts";
import { isUid, uidFromDigest } from "../domain/ids.ts";
import type { Patient } from "../domain/study.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import { parseAgeYears, parseDate, parseTime, yearsBetween } from "../dicom/dateTime.ts";
import { displayName } from "../dicom/personName.ts";
import { tag } from "../dicom/tags.ts";

/** Whose image it is and to which study it belongs. */
export interface Identity {
  readonly studyUid: StudyUid;
  readonly sopInstanceUid: SopInstanceUid;
  readonly patient: Patient;
  readonly date: string | null;
  readonly time: string | null;
}

/** `fileSha256` stands in for UIDs that are missing or malformed, so that the same file is the same image again. */
export function identityOf(dataSet: DataSet, fileSha256: Sha256): Identity {
  const unnamed = unnamedIdentity(fileSha256);
  const [study, instance] = [dataSet.string(tag.StudyInstanceUID) ?? "", dataSet.string(tag.SOPInstanceUID) ?? ""];
  const date = parseDate(dataSet.string(tag.StudyDate));
  return {
    studyUid: isUid(study) ? (study as StudyUid) : unnamed.studyUid,
    sopInstanceUid: isUid(instance) ? (instance as SopInstanceUid) : unnamed.sopInstanceUid,
    patient: patientOf(dataSet, date),
    date,
    time: parseTime(dataSet.string(tag.StudyTime)),
  };
}

/** Of a file that names nobody, such as a PNG. The two halves of the digest keep the study's UID apart from the instance's. */
export function unnamedIdentity(fileSha256: Sha256): Identity {
  const swapped = `${fileSha256.slice(32)}${fileSha256.slice(0, 32)}` as Sha256;
  return {
    studyUid: uidFromDigest(swapped) as StudyUid,
    sopInstanceUid: uidFromDigest(fileSha256) as SopInstanceUid,
    patient: { name: null, id: null, birthDate: null, sex: null, ageYears: null },
    date: null,
    time: null,
  };
}

function patientOf(dataSet: DataSet, date: string | null): Patient {
  const birthDate = parseDate(dataSet.string(tag.PatientBirthDate));
  const sex = (dataSet.string(tag.PatientSex) ?? "").toUpperCase();
  const ageYears = parseAgeYears(dataSet.string(tag.PatientAge));
  return {
    name: displayName(dataSet.text(tag.PatientName) ?? ""),
    id: dataSet.text(tag.PatientID),
    birthDate,
    sex: sex === "M" || sex === "F" || sex === "O" ? sex : null,
    ageYears: ageYears ?? (birthDate !== null && date !== null ? yearsBetween(birthDate, date) : null),
  };
}
