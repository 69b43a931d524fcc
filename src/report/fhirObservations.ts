import type { ReportedFinding, StatedFinding } from "../domain/read.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import type { CodeableConcept, Observation, ObservationComponent } from "../fhir/fhir.ts";
import { textFor } from "../i18n/everyLanguage.ts";
import { concept, ownScheme } from "./codes.ts";
import { aiAsserted, codeable, identifierOf, percentOf, referenceTo, resourceId, system } from "./fhirCodes.ts";
import type { FhirContext } from "./fhirReport.ts";
import { studyTime } from "./fhirSubject.ts";
import { findingCodes, zoneSites } from "./findingCodes.ts";
import type { ScoredStatement } from "./modules.ts";
import type { SignedStudy } from "./report.ts";
import { isoTime } from "./values.ts";

/** What the model gave one film: one panel, one component for each finding that a reader is shown. */
export function scoreObservation(signed: SignedStudy, statement: ScoredStatement, context: FhirContext): Observation {
  const text = textFor(context.locale);
  return {
    ...observation(signed, context, `scores/${statement.sopInstanceUid}`, statement.scoredAt),
    meta: { security: [aiAsserted] },
    code: codeable([["scores", ownScheme, "Scores of one film"]], text("export.fhir.scores")),
    device: referenceTo(context.deviceIdOf(statement)),
    note: [{ text: text("export.overlay.notice") }],
    component: statement.findings.filter((one) => !isHiddenAtFirst(one)).map((one) => scoreComponent(one, context)),
  };
}

function scoreComponent({ finding, score, cutOff, call }: StatedFinding, context: FhirContext): ObservationComponent {
  return {
    code: codeable([findingCodes[finding]], context.findingName(finding)),
    valueQuantity: percentOf(score),
    interpretation: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", ...interpretations[call] }] }],
    referenceRange: [{ high: percentOf(cutOff), text: textFor(context.locale)("export.fhir.cutOff") }],
  };
}

const interpretations = { positive: { code: "POS", display: "Positive" }, negative: { code: "NEG", display: "Negative" } } as const;

export function findingObservation(signed: SignedStudy, { finding, zones }: ReportedFinding, context: FhirContext): Observation {
  const text = textFor(context.locale);
  const sites = zones.map((zone): ObservationComponent => {
    // The public code has no side; ours and the words have.
    const place = codeable([zoneSites[zone].code, [zone, ownScheme, textFor("en")(`zone.${zone}`)]], text(`zone.${zone}`));
    return { code: codeable([concept.findingSite], text("export.fhir.where")), valueCodeableConcept: place };
  });
  return {
    ...observation(signed, context, `finding/${finding}`, signed.read.signedAt),
    code: codeable([concept.finding], text("export.fhir.finding")),
    performer: [referenceTo(context.practitionerId)],
    valueCodeableConcept: codeable([findingCodes[finding]], context.findingName(finding)),
    ...(sites.length === 0 ? {} : { component: sites }),
  };
}

/** What the reader recommends; the conclusion itself stands in the report. */
export function conclusionObservations(signed: SignedStudy, context: FhirContext): readonly Observation[] {
  const { nextStep } = signed.read.opinion;
  if (nextStep === "") return [];
  return [{
    ...observation(signed, context, "recommendation", signed.read.signedAt),
    code: codeable([concept.recommendation], textFor(context.locale)("export.fhir.nextStep")),
    performer: [referenceTo(context.practitionerId)],
    valueString: nextStep,
  }];
}

const imaging: CodeableConcept = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "imaging", display: "Imaging" }] };

type Common = Pick<Observation, "resourceType" | "id" | "identifier" | "status" | "category" | "subject" | "effectiveDateTime" | "issued" | "derivedFrom">;

function observation({ study, read }: SignedStudy, context: FhirContext, what: string, at: number): Common {
  const id = resourceId("observation", read.sha256, what);
  const started = studyTime(study);
  return {
    resourceType: "Observation", id, identifier: [identifierOf(system.observation, id)], status: "final", category: [imaging],
    subject: referenceTo(context.patientId), ...(started === null ? {} : { effectiveDateTime: started }), issued: isoTime(at), derivedFrom: [referenceTo(context.imagingStudyId)],
  };
}
