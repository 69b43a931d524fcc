/** The resources of FHIR R4 (https://hl7.org/fhir/R4/) that we exchange, with the fields that we fill. */

export interface Bundle {
  readonly resourceType: "Bundle";
  readonly id: string;
  readonly type: "collection";
  /** ISO 8601 with an offset. */
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[];
}

export type Resource = Patient | Practitioner | Organization | Device | ImagingStudy | Observation | DiagnosticReport;

/** A resource without the id that its bundle gives it. */
interface Named {
  readonly id: string;
  readonly meta?: { readonly security: readonly Coding[] };
}

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
}

export interface Identifier {
  readonly system?: string;
  readonly value: string;
}

export interface Reference {
  readonly reference: string;
}

export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly system: "http://unitsofmeasure.org";
  /** UCUM. */
  readonly code: string;
}

export interface HumanName {
  readonly text: string;
  readonly family?: string;
  readonly given?: readonly string[];
  readonly extension?: readonly { readonly url: string; readonly valueCode: string }[];
}

export interface Patient extends Named {
  readonly resourceType: "Patient";
  readonly identifier?: readonly Identifier[];
  readonly name?: readonly HumanName[];
  readonly gender?: "male" | "female" | "other";
  /** "YYYY-MM-DD" */
  readonly birthDate?: string;
}

export interface Practitioner extends Named {
  readonly resourceType: "Practitioner";
  readonly identifier: readonly Identifier[];
  readonly name: readonly HumanName[];
  readonly qualification?: readonly { readonly code: CodeableConcept }[];
}

export interface Organization extends Named {
  readonly resourceType: "Organization";
  readonly name: string;
  readonly telecom?: readonly { readonly system: "phone"; readonly value: string }[];
  readonly address?: readonly { readonly text: string }[];
}

export interface Device extends Named {
  readonly resourceType: "Device";
  readonly identifier: readonly Identifier[];
  readonly status: "active";
  readonly manufacturer: string;
  readonly deviceName: readonly { readonly name: string; readonly type: "model-name" }[];
  readonly type: CodeableConcept;
  readonly version: readonly { readonly value: string }[];
}

export interface ImagingStudy extends Named {
  readonly resourceType: "ImagingStudy";
  readonly identifier: readonly Identifier[];
  readonly status: "available";
  readonly subject: Reference;
  readonly started?: string;
  readonly numberOfInstances: number;
  readonly series?: readonly ImagingSeries[];
}

export interface ImagingSeries {
  readonly uid: string;
  readonly modality: Coding;
  readonly instance: readonly { readonly uid: string; readonly sopClass: Coding }[];
}

export interface Observation extends Named {
  readonly resourceType: "Observation";
  readonly identifier: readonly Identifier[];
  readonly status: "final";
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly effectiveDateTime?: string;
  readonly issued: string;
  readonly performer?: readonly Reference[];
  readonly device?: Reference;
  readonly derivedFrom: readonly Reference[];
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueString?: string;
  readonly note?: readonly { readonly text: string }[];
  readonly component?: readonly ObservationComponent[];
}

export interface ObservationComponent {
  readonly code: CodeableConcept;
  readonly valueQuantity?: Quantity;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly interpretation?: readonly CodeableConcept[];
  readonly referenceRange?: readonly { readonly high: Quantity; readonly text: string }[];
}

export interface DiagnosticReport extends Named {
  readonly resourceType: "DiagnosticReport";
  readonly identifier: readonly Identifier[];
  readonly status: "final" | "amended";
  readonly category: readonly CodeableConcept[];
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly effectiveDateTime?: string;
  readonly issued: string;
  readonly performer?: readonly Reference[];
  readonly resultsInterpreter: readonly Reference[];
  readonly result: readonly Reference[];
  readonly imagingStudy: readonly Reference[];
  readonly conclusion: string;
  readonly conclusionCode: readonly CodeableConcept[];
}
