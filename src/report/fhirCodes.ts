import type { CodeableConcept, Coding, Identifier, Quantity, Reference } from "../fhir/fhir.ts";
import { ownScheme, type Code } from "./codes.ts";
import { digestOf, uidOf } from "./values.ts";

/** Ours are UIDs as URIs: nobody has to own a domain for them to be unique. */
export const system = {
  codes: `urn:oid:${uidOf("firstread/codes")}`,
  digest: `urn:oid:${uidOf("firstread/read-sha256")}`,
  model: `urn:oid:${uidOf("firstread/model-sha256")}`,
  reader: `urn:oid:${uidOf("firstread/reader")}`,
  license: `urn:oid:${uidOf("firstread/license")}`,
  observation: `urn:oid:${uidOf("firstread/observation")}`,
  dicomUid: "urn:dicom:uid",
  dcm: "http://dicom.nema.org/resources/ontology/DCM",
} as const;

const systemByScheme: Readonly<Record<string, string>> = { SCT: "http://snomed.info/sct", DCM: system.dcm, LN: "http://loinc.org", [ownScheme]: system.codes };

/** Asserted by an artificial intelligence (v3-ObservationValue). */
export const aiAsserted: Coding = { system: "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", code: "AIAST" };

export function codeable(codes: readonly Code[], text: string): CodeableConcept {
  return { coding: codes.map(codingOf), text };
}

function codingOf([code, scheme, display]: Code): Coding {
  return { system: systemByScheme[scheme] ?? system.codes, code, display };
}

export function identifierOf(namespace: string, value: string): Identifier {
  return { system: namespace, value };
}

export function referenceTo(id: string): Reference {
  return { reference: `urn:uuid:${id}` };
}

/** 0..1 as percent. */
export function percentOf(share: number): Quantity {
  return { value: Number((100 * share).toFixed(2)), unit: "%", system: "http://unitsofmeasure.org", code: "%" };
}

/** A UUID of version 8 (RFC 9562 section 5.8), the same one for the same words. */
export function resourceId(...words: readonly string[]): string {
  const hex = digestOf(["firstread/fhir", ...words]);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
