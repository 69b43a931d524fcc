import { type FindingId, findingIds } from "../domain/finding.ts";
import type { ReportedFindingId } from "../domain/read.ts";
import type { Bundle, Device, DiagnosticReport, Organization, Practitioner, Reference, Resource } from "../fhir/fhir.ts";
import { textFor } from "../i18n/everyLanguage.ts";
import type { Locale } from "../i18n/i18n.ts";
import { concept, type Code } from "./codes.ts";
import { codeable, identifierOf, referenceTo, resourceId, system } from "./fhirCodes.ts";
import { conclusionObservations, findingObservation, scoreObservation } from "./fhirObservations.ts";
import { imagingStudyResource, patientResource, studyTime } from "./fhirSubject.ts";
import { findingCodes, verdictCodes } from "./findingCodes.ts";
import { distinctBundles, manufacturer, scoredStatements, type ScoredStatement } from "./modules.ts";
import type { SignedStudy } from "./report.ts";
import { isoTime } from "./values.ts";

/**
 * A signed read as FHIR R4: a collection of the report and all that it refers to, for the clinic's own record system. It names the patient: what leaves
 * the clinic is another thing. Texts of codes are in `locale`, the reader's words as they were written.
 */
export function fhirReport(signed: SignedStudy, locale: Locale): Bundle {
  const { read, letterhead } = signed;
  const context = contextOf(signed, locale);
  const observations = [
    ...scoredStatements(read).map((statement) => scoreObservation(signed, statement, context)),
    ...read.opinion.findings.map((finding) => findingObservation(signed, finding, context)),
    ...conclusionObservations(signed, context),
  ];
  const resources: readonly Resource[] = [
    reportResource(signed, context, observations.map(({ id }) => ({ reference: `urn:uuid:${id}` }))),
    patientResource(signed, context.patientId),
    practitionerResource(signed, context.practitionerId),
    ...(letterhead.name === "" ? [] : [organizationResource(signed, context.organizationId)]),
    ...distinctBundles(scoredStatements(read)).map((statement) => deviceResource(statement, context)),
    imagingStudyResource(signed, context),
    ...observations,
  ];
  return {
    resourceType: "Bundle", id: resourceId("bundle", read.sha256), type: "collection", timestamp: isoTime(read.signedAt),
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
}

/** Names and ids that several resources share. */
export interface FhirContext {
  readonly locale: Locale;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly organizationId: string;
  readonly imagingStudyId: string;
  readonly deviceIdOf: (statement: ScoredStatement) => string;
  readonly findingName: (finding: FindingId | ReportedFindingId) => string;
}

function contextOf({ study, read, letterhead }: SignedStudy, locale: Locale): FhirContext {
  return {
    locale,
    patientId: resourceId("patient", study.uid), practitionerId: resourceId("practitioner", read.reader.id),
    organizationId: resourceId("organization", letterhead.name), imagingStudyId: resourceId("imaging-study", study.uid),
    deviceIdOf: ({ bundle }) => resourceId("device", bundle.sha256),
    findingName: (finding) => findingName(finding, locale),
  };
}

export function findingName(finding: FindingId | ReportedFindingId, locale: Locale): string {
  const text = textFor(locale);
  return isModelFinding(finding) ? text(`finding.${finding}`) : text(`reading.finding.${finding}`);
}

function isModelFinding(finding: FindingId | ReportedFindingId): finding is FindingId {
  return findingIds.some((id) => id === finding);
}

function reportResource(signed: SignedStudy, context: FhirContext, result: readonly Reference[]): DiagnosticReport {
  const { study, read, letterhead } = signed;
  const text = textFor(context.locale);
  const { opinion } = read;
  const started = studyTime(study);
  return {
    resourceType: "DiagnosticReport", id: resourceId("report", read.sha256), identifier: [identifierOf(system.digest, read.sha256)],
    status: read.amends === null ? "final" : "amended",
    category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0074", code: "RAD", display: "Radiology" }] }],
    code: codeable(radiographCodes(study.images.length), text("export.fhir.radiograph")),
    subject: referenceTo(context.patientId),
    ...(started === null ? {} : { effectiveDateTime: started }),
    issued: isoTime(read.signedAt),
    ...(letterhead.name === "" ? {} : { performer: [referenceTo(context.organizationId)] }),
    resultsInterpreter: [referenceTo(context.practitionerId)], result, imagingStudy: [referenceTo(context.imagingStudyId)],
    conclusion: opinion.impression,
    conclusionCode: [
      codeable([verdictCodes[opinion.verdict]], text(`reading.verdict.${opinion.verdict}`)),
      ...opinion.findings.map(({ finding }) => codeable([findingCodes[finding]], context.findingName(finding))),
    ],
  };
}

/** LOINC has a code for one film and one for two. */
function radiographCodes(images: number): readonly Code[] {
  const loinc: Readonly<Record<number, Code>> = { 1: ["36554-4", "LN", "XR Chest Single view"], 2: ["36643-5", "LN", "XR Chest 2 Views"] };
  const known = loinc[images];
  return known === undefined ? [concept.plainChestRadiograph] : [known, concept.plainChestRadiograph];
}

function practitionerResource({ read }: SignedStudy, id: string): Practitioner {
  const { reader } = read;
  return {
    resourceType: "Practitioner", id,
    identifier: [identifierOf(system.reader, reader.id), ...(reader.license === "" ? [] : [identifierOf(system.license, reader.license)])],
    name: [{ text: reader.name }],
    ...(reader.title === "" ? {} : { qualification: [{ code: { text: reader.title } }] }),
  };
}

function organizationResource({ letterhead }: SignedStudy, id: string): Organization {
  const { name, phone, address } = letterhead;
  return {
    resourceType: "Organization", id, name,
    ...(phone === "" ? {} : { telecom: [{ system: "phone", value: phone }] }),
    ...(address === "" ? {} : { address: [{ text: address }] }),
  };
}

function deviceResource(statement: ScoredStatement, context: FhirContext): Device {
  const { name, version, sha256 } = statement.bundle;
  return {
    resourceType: "Device", id: context.deviceIdOf(statement), identifier: [identifierOf(system.model, sha256)], status: "active", manufacturer,
    deviceName: [{ name, type: "model-name" }], type: { text: textFor(context.locale)("export.fhir.device") }, version: [{ value: version }],
  };
}
