import { isUid } from "../domain/ids.ts";
import type { Study } from "../domain/study.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import { parseDate, parseTime } from "../dicom/dateTime.ts";
import { parseDicom } from "../dicom/parse.ts";
import { tag } from "../dicom/tags.ts";
import type { DataElement } from "../dicom/write.ts";
import { lineValue, nameValue, plainNameValue, uidValue } from "./values.ts";

/** What an original DICOM file says of patient, study and itself, in Unicode; texts are as written, null where there is nothing. */
export interface OriginalHeader {
  readonly patientName: string | null;
  readonly patientId: string | null;
  readonly issuerOfPatientId: string | null;
  /** DA */
  readonly birthDate: string | null;
  readonly studyUid: string | null;
  readonly studyDate: string | null;
  readonly studyTime: string | null;
  readonly accessionNumber: string | null;
  readonly referringPhysician: string | null;
  readonly studyId: string | null;
  readonly studyDescription: string | null;
  /** A word of capital letters; null where the file has another thing in its place. */
  readonly modality: string | null;
  /** YES: the film itself shows who it is of; NO: somebody looked; null: not said. */
  readonly burnedInAnnotation: string | null;
  /** Toward where its rows and columns go (PS3.3 C.7.6.1.1.1): two values, or none where the file has anything else there. */
  readonly patientOrientation: readonly string[];
  /** Null where the file does not say it, or nothing that is a UID. */
  readonly image: { readonly sopClassUid: string; readonly sopInstanceUid: string; readonly seriesUid: string } | null;
}

/** A data set may be packed; what stands before its pixels is small. */
const inflateLimitBytes = 512 * 1024 * 1024;

/** Null for what is no DICOM file: a PNG or JPEG says nothing of its patient. */
export function parseOriginalHeader(bytes: Uint8Array): OriginalHeader | null {
  const file = parseDicom(bytes, inflateLimitBytes);
  return file.ok ? headerFrom(file.value.dataSet) : null;
}

function headerFrom(dataSet: DataSet): OriginalHeader {
  return {
    patientName: dataSet.text(tag.PatientName), patientId: dataSet.text(tag.PatientID), issuerOfPatientId: dataSet.text(tag.IssuerOfPatientID),
    birthDate: dateOf(dataSet, tag.PatientBirthDate),
    studyUid: dataSet.string(tag.StudyInstanceUID), studyDate: dateOf(dataSet, tag.StudyDate), studyTime: timeOf(dataSet, tag.StudyTime),
    accessionNumber: dataSet.text(tag.AccessionNumber), referringPhysician: dataSet.text(tag.ReferringPhysicianName),
    studyId: dataSet.text(tag.StudyID), studyDescription: dataSet.text(tag.StudyDescription), modality: codeOf(dataSet.string(tag.Modality)),
    burnedInAnnotation: codeOf(dataSet.string(tag.BurnedInAnnotation)),
    patientOrientation: orientationOf(dataSet), image: imageOf(dataSet),
  };
}

/** CS (PS3.5 table 6.2-1): what is no such word would break whatever it is copied into. */
function codeOf(value: string | null): string | null {
  return value !== null && /^[A-Z0-9_ ]{1,16}$/.test(value) ? value : null;
}

function orientationOf(dataSet: DataSet): readonly string[] {
  const values = dataSet.strings(tag.PatientOrientation);
  return values.length === 2 && values.every((value) => /^[AFHLPR]{1,3}$/.test(value)) ? values : [];
}

function imageOf(dataSet: DataSet): OriginalHeader["image"] {
  const [sopClassUid, sopInstanceUid, seriesUid] = [tag.SOPClassUID, tag.SOPInstanceUID, tag.SeriesInstanceUID].map((one) => dataSet.string(one) ?? "");
  const isWhole = [sopClassUid, sopInstanceUid, seriesUid].every((uid) => uid !== undefined && isUid(uid));
  return isWhole && sopClassUid !== undefined && sopInstanceUid !== undefined && seriesUid !== undefined ? { sopClassUid, sopInstanceUid, seriesUid } : null;
}

function dateOf(dataSet: DataSet, element: number): string | null {
  return parseDate(dataSet.string(element))?.replaceAll("-", "") ?? null;
}

function timeOf(dataSet: DataSet, element: number): string | null {
  return parseTime(dataSet.string(element))?.replaceAll(":", "") ?? null;
}

/** The Patient and General Study Modules (PS3.3 C.7.1.1, C.7.2.1) as the original has them; without one, what the study is known by. */
export function patientStudyElements(study: Study, header: OriginalHeader | null): readonly DataElement[] {
  const { patient } = study;
  const issuer = header?.issuerOfPatientId ?? null;
  const description = header?.studyDescription ?? null;
  return [
    { tag: tag.PatientName, vr: "PN", value: header === null ? plainNameValue(patient.name ?? "") : nameValue(header.patientName ?? "") },
    { tag: tag.PatientID, vr: "LO", value: lineValue((header === null ? patient.id : header.patientId) ?? "") },
    ...(issuer === null ? [] : [{ tag: tag.IssuerOfPatientID, vr: "LO", value: lineValue(issuer) } as const]),
    { tag: tag.PatientBirthDate, vr: "DA", value: (header === null ? patient.birthDate?.replaceAll("-", "") : header.birthDate) ?? "" },
    { tag: tag.PatientSex, vr: "CS", value: patient.sex ?? "" },
    { tag: tag.StudyInstanceUID, vr: "UI", value: uidValue(studyUidOf(study, header)) },
    { tag: tag.StudyDate, vr: "DA", value: header?.studyDate ?? study.date?.replaceAll("-", "") ?? "" },
    { tag: tag.StudyTime, vr: "TM", value: header?.studyTime ?? study.time?.replaceAll(":", "") ?? "" },
    { tag: tag.AccessionNumber, vr: "SH", value: lineValue(header?.accessionNumber ?? "", 16) },
    { tag: tag.ReferringPhysicianName, vr: "PN", value: nameValue(header?.referringPhysician ?? "") },
    { tag: tag.StudyID, vr: "SH", value: lineValue(header?.studyId ?? "", 16) },
    ...(description === null ? [] : [{ tag: tag.StudyDescription, vr: "LO", value: lineValue(description) } as const]),
  ];
}

export function studyUidOf(study: Study, header: OriginalHeader | null): string {
  const uid = header?.studyUid ?? "";
  return isUid(uid) ? uid : study.uid;
}
