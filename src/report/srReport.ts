import type { SignedRead } from "../domain/read.ts";
import { tag } from "../dicom/tags.ts";
import { writeDicom, type DataElement } from "../dicom/write.ts";
import { codeItem, concept, type Code } from "./codes.ts";
import { codeContent, container, imageContent, referencedSop, textContent, type ContentItem } from "./contentItems.ts";
import { verdictCodes } from "./findingCodes.ts";
import { measurementGroups } from "./measurementGroups.ts";
import { distinctBundles, instanceElements, modelEquipment, scoredStatements, type ScoredStatement } from "./modules.ts";
import { deviceObserver, personObserver } from "./observers.ts";
import { patientStudyElements, studyUidOf, type OriginalHeader } from "./originalHeader.ts";
import type { SignedStudy } from "./report.ts";
import { dicomTime, lineValue, plainNameValue, uidOf, uidValue } from "./values.ts";

/** Comprehensive SR Storage: all that TID 1500 needs, and read by every viewer of reports (PS3.3 A.35.3). */
const comprehensiveSr = "1.2.840.10008.5.1.4.1.1.88.33";
const explicitLittleEndian = "1.2.840.10008.1.2.1";

/**
 * A signed read as Measurement Report (PS3.16 TID 1500): what the model gave each finding, what the reader found and drew, and what the reader
 * concludes; complete and verified by who signed. It does not depend on when or in which language it is exported.
 */
export function structuredReport(signed: SignedStudy): Uint8Array<ArrayBuffer> {
  const { study, read, headers, letterhead, appVersion } = signed;
  const scored = scoredStatements(read);
  return writeDicom(explicitLittleEndian, [
    ...instanceElements({
      sopClassUid: comprehensiveSr, sopInstanceUid: srUidOf(read), seriesUid: uidOf("firstread/sr-series", study.uid), modality: "SR",
      seriesNumber: 9001, instanceNumber: read.number, seriesDescription: "Signed report", at: read.signedAt,
    }, appVersion, letterhead.name),
    ...patientStudyElements(study, headers[0] ?? null),
    ...modelEquipment(scored),
    ...documentElements(signed),
    ...contentElements(signed, scored),
  ]);
}

function srUidOf({ sha256 }: SignedRead): string {
  return uidOf("firstread/sr", sha256);
}

/** SR Document General Module (PS3.3 C.17.2). */
function documentElements({ study, read, headers, letterhead }: SignedStudy): readonly DataElement[] {
  const predecessor = study.reads.find(({ number }) => number === read.amends?.number);
  const evidence = evidenceItems(study.uid, headers);
  return [
    { tag: tag.ReferencedPerformedProcedureStepSequence, vr: "SQ", value: [] },
    { tag: tag.PerformedProcedureCodeSequence, vr: "SQ", value: [] },
    { tag: tag.CompletionFlag, vr: "CS", value: "COMPLETE" },
    { tag: tag.VerificationFlag, vr: "CS", value: "VERIFIED" },
    { tag: tag.PreliminaryFlag, vr: "CS", value: "FINAL" },
    {
      tag: tag.VerifyingObserverSequence, vr: "SQ", value: [[
        { tag: tag.VerifyingOrganization, vr: "LO", value: lineValue(letterhead.name) || "not given" },
        { tag: tag.VerificationDateTime, vr: "DT", value: dicomTime(read.signedAt).dateTime },
        { tag: tag.VerifyingObserverName, vr: "PN", value: plainNameValue(read.reader.name) },
        { tag: tag.VerifyingObserverIdentificationCodeSequence, vr: "SQ", value: [] },
      ]],
    },
    ...(evidence.length === 0 ? [] : [{ tag: tag.CurrentRequestedProcedureEvidenceSequence, vr: "SQ", value: evidence } as const]),
    ...(predecessor === undefined ? [] : [{
      tag: tag.PredecessorDocumentsSequence, vr: "SQ",
      value: [referenceItem(studyUidOf(study, headers[0] ?? null), uidOf("firstread/sr-series", study.uid), comprehensiveSr, srUidOf(predecessor))],
    } as const]),
  ];
}

/** The films that are DICOM; a PNG or JPEG is no instance that anybody could ask for, so none is named. */
function evidenceItems(studyUid: string, headers: readonly (OriginalHeader | null)[]): readonly (readonly DataElement[])[] {
  const images = headers.flatMap((header) => (header?.image === null || header === null ? [] : [{ ...header.image, studyUid: header.studyUid ?? studyUid }]));
  const studies = [...new Set(images.map((image) => image.studyUid))];
  return studies.map((uid) => {
    const own = images.filter((image) => image.studyUid === uid);
    const series = [...new Set(own.map(({ seriesUid }) => seriesUid))];
    return [
      { tag: tag.StudyInstanceUID, vr: "UI", value: uidValue(uid) },
      {
        tag: tag.ReferencedSeriesSequence, vr: "SQ",
        value: series.map((seriesUid): readonly DataElement[] => [
          { tag: tag.SeriesInstanceUID, vr: "UI", value: seriesUid },
          { tag: tag.ReferencedSOPSequence, vr: "SQ", value: own.filter((image) => image.seriesUid === seriesUid).map(referencedSop) },
        ]),
      },
    ];
  });
}

function referenceItem(studyUid: string, seriesUid: string, sopClassUid: string, sopInstanceUid: string): readonly DataElement[] {
  const series: readonly DataElement[] = [
    { tag: tag.SeriesInstanceUID, vr: "UI", value: seriesUid },
    { tag: tag.ReferencedSOPSequence, vr: "SQ", value: [referencedSop({ sopClassUid, sopInstanceUid })] },
  ];
  return [{ tag: tag.StudyInstanceUID, vr: "UI", value: uidValue(studyUid) }, { tag: tag.ReferencedSeriesSequence, vr: "SQ", value: [series] }];
}

/** SR Document Content Module (PS3.3 C.17.3): the tree of TID 1500. */
function contentElements(signed: SignedStudy, scored: readonly ScoredStatement[]): readonly DataElement[] {
  const { read, headers, letterhead } = signed;
  const library = imageLibrary(headers);
  const groups = measurementGroups(signed);
  const children: readonly ContentItem[] = [
    codeContent("HAS CONCEPT MOD", concept.language, languageOf(read.opinion.impression)),
    ...personObserver(read, letterhead.name),
    ...distinctBundles(scored).flatMap(deviceObserver),
    codeContent("HAS CONCEPT MOD", concept.procedureReported, concept.plainChestRadiograph),
    ...(library === null ? [] : [library]),
    ...(groups.length === 0 ? [] : [container(concept.imagingMeasurements, groups)]),
    container(concept.qualitativeEvaluations, conclusions(read)),
  ];
  return [
    { tag: tag.ValueType, vr: "CS", value: "CONTAINER" },
    { tag: tag.ConceptNameCodeSequence, vr: "SQ", value: [codeItem(concept.imagingMeasurementReport)] },
    { tag: tag.ContinuityOfContent, vr: "CS", value: "SEPARATE" },
    {
      tag: tag.ContentTemplateSequence, vr: "SQ",
      value: [[{ tag: tag.MappingResource, vr: "CS", value: "DCMR" }, { tag: tag.TemplateIdentifier, vr: "CS", value: "1500" }]],
    },
    { tag: tag.ContentSequence, vr: "SQ", value: children },
  ];
}

/** Of the reader's words; the codes' meanings are English always. */
function languageOf(impression: string): Code {
  return /\p{Script=Hangul}/u.test(impression) ? ["ko", "RFC5646", "Korean"] : ["en", "RFC5646", "English"];
}

/** TID 1600, a group for each kind of image. */
function imageLibrary(headers: readonly (OriginalHeader | null)[]): ContentItem | null {
  const images = headers.flatMap((header) => (header === null || header.image === null ? [] : [{ ...header.image, modality: header.modality ?? "" }]));
  if (images.length === 0) return null;
  const modalities = [...new Set(images.map(({ modality }) => modality))];
  const groups = modalities.map((modality) => container(concept.imageLibraryGroup, [
    codeContent("HAS ACQ CONTEXT", concept.modality, modality === "CR" ? ["CR", "DCM", "Computed Radiography"] : ["DX", "DCM", "Digital Radiography"]),
    ...images.filter((image) => image.modality === modality).map((image) => imageContent("CONTAINS", null, image)),
  ]));
  return container(concept.imageLibrary, groups);
}

function conclusions(read: SignedRead): readonly ContentItem[] {
  const { opinion } = read;
  const notScored = read.statements.filter((one) => one.state === "not-scored");
  return [
    codeContent("CONTAINS", concept.conclusion, verdictCodes[opinion.verdict]),
    textContent("CONTAINS", concept.impression, opinion.impression),
    ...(opinion.nextStep === "" ? [] : [textContent("CONTAINS", concept.recommendation, opinion.nextStep)]),
    ...(read.amends === null ? [] : [textContent("CONTAINS", concept.comment, read.amends.reason)]),
    ...notScored.map(({ sopInstanceUid, code }) => textContent("CONTAINS", concept.notScored, `${sopInstanceUid} ${code ?? "not run"}`)),
    textContent("CONTAINS", concept.digest, read.sha256),
  ];
}
