import type { Patient as KnownPatient, Study } from "../domain/study.ts";
import type { HumanName, ImagingSeries, ImagingStudy, Patient } from "../fhir/fhir.ts";
import { identifierOf, referenceTo, system } from "./fhirCodes.ts";
import type { FhirContext } from "./fhirReport.ts";
import { studyUidOf } from "./originalHeader.ts";
import type { SignedStudy } from "./report.ts";
import { isoTime, uidValue } from "./values.ts";

export function patientResource({ study, headers }: SignedStudy, id: string): Patient {
  const { patient } = study;
  const written = headers[0]?.patientName ?? null;
  const name = written === null ? plainName(patient) : namesOf(written);
  return {
    resourceType: "Patient", id,
    ...(patient.id === null ? {} : { identifier: [{ value: patient.id }] }),
    ...(name.length === 0 ? {} : { name }),
    ...(patient.sex === null ? {} : { gender: genders[patient.sex] }),
    ...(patient.birthDate === null ? {} : { birthDate: patient.birthDate }),
  };
}

const genders = { M: "male", F: "female", O: "other" } as const;

function plainName({ name }: KnownPatient): readonly HumanName[] {
  return name === null ? [] : [{ text: name }];
}

/** Alphabetic, ideographic, phonetic: the groups of a DICOM name, as ISO 21090 calls them. */
const representations = ["ABC", "IDE", "SYL"] as const;

function namesOf(written: string): readonly HumanName[] {
  return written.split("=").slice(0, 3).flatMap((group, index): readonly HumanName[] => {
    const [family = "", ...given] = group.split("^").map((part) => part.trim());
    const words = [family, ...given].filter((part) => part !== "");
    if (words.length === 0) return [];
    const givenNames = given.slice(0, 2).filter((part) => part !== "");
    return [{
      extension: [{ url: "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation", valueCode: representations[index] ?? "ABC" }],
      text: words.join(" "), ...(family === "" ? {} : { family }), ...(givenNames.length === 0 ? {} : { given: givenNames }),
    }];
  });
}

export function imagingStudyResource({ study, headers }: SignedStudy, context: FhirContext): ImagingStudy {
  const started = studyTime(study);
  const series = seriesOf(headers);
  return {
    resourceType: "ImagingStudy", id: context.imagingStudyId,
    identifier: [identifierOf(system.dicomUid, `urn:oid:${uidValue(studyUidOf(study, headers[0] ?? null))}`)], status: "available",
    subject: referenceTo(context.patientId), ...(started === null ? {} : { started }), numberOfInstances: study.images.length,
    ...(series.length === 0 ? {} : { series }),
  };
}

function seriesOf(headers: SignedStudy["headers"]): readonly ImagingSeries[] {
  const images = headers.flatMap((header) => (header === null || header.image === null ? [] : [{ ...header.image, modality: header.modality ?? "OT" }]));
  return [...new Set(images.map(({ seriesUid }) => seriesUid))].map((uid) => {
    const own = images.filter(({ seriesUid }) => seriesUid === uid);
    return {
      uid, modality: { system: system.dcm, code: own[0]?.modality ?? "OT" },
      instance: own.map(({ sopInstanceUid, sopClassUid }) => ({ uid: sopInstanceUid, sopClass: { system: "urn:ietf:rfc:3986", code: `urn:oid:${sopClassUid}` } })),
    };
  });
}

/** FHIR wants an offset with a time; the film's is taken to be this laptop's. */
export function studyTime({ date, time }: Study): string | null {
  if (date === null || time === null) return date;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  return isoTime(new Date(year, month - 1, day, hour, minute, second).getTime());
}
