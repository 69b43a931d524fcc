import type { ModelStatement, SignedRead } from "../domain/read.ts";
import { tag } from "../dicom/tags.ts";
import type { DataElement } from "../dicom/write.ts";
import { codeItem, codingSchemeItems, concept } from "./codes.ts";
import { dicomTime, lineValue, uidOf } from "./values.ts";

export type ScoredStatement = Extract<ModelStatement, { state: "scored" }>;

export const manufacturer = "Firstread";

interface Instance {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly seriesUid: string;
  readonly modality: string;
  readonly seriesNumber: number;
  readonly instanceNumber: number;
  readonly seriesDescription: string;
  /** Milliseconds since 1970: of what the instance states, so that the same statement is the same instance. */
  readonly at: number;
}

/** SOP Common, General Series and General Equipment (PS3.3 C.12.1, C.7.3.1, C.7.5.1). */
export function instanceElements(instance: Instance, appVersion: string, institution: string): readonly DataElement[] {
  const { date, time } = dicomTime(instance.at);
  return [
    { tag: tag.SpecificCharacterSet, vr: "CS", value: "ISO_IR 192" },
    { tag: tag.InstanceCreationDate, vr: "DA", value: date },
    { tag: tag.InstanceCreationTime, vr: "TM", value: time },
    { tag: tag.SOPClassUID, vr: "UI", value: instance.sopClassUid },
    { tag: tag.SOPInstanceUID, vr: "UI", value: instance.sopInstanceUid },
    { tag: tag.CodingSchemeIdentificationSequence, vr: "SQ", value: codingSchemeItems() },
    { tag: tag.ContentDate, vr: "DA", value: date },
    { tag: tag.ContentTime, vr: "TM", value: time },
    { tag: tag.Modality, vr: "CS", value: instance.modality },
    { tag: tag.SeriesInstanceUID, vr: "UI", value: instance.seriesUid },
    { tag: tag.SeriesNumber, vr: "IS", value: String(instance.seriesNumber) },
    { tag: tag.SeriesDescription, vr: "LO", value: instance.seriesDescription },
    { tag: tag.InstanceNumber, vr: "IS", value: String(instance.instanceNumber) },
    { tag: tag.Manufacturer, vr: "LO", value: manufacturer },
    { tag: tag.ManufacturerModelName, vr: "LO", value: manufacturer },
    { tag: tag.DeviceSerialNumber, vr: "LO", value: "none" },
    { tag: tag.SoftwareVersions, vr: "LO", value: appVersion },
    ...(institution === "" ? [] : [{ tag: tag.InstitutionName, vr: "LO", value: lineValue(institution) } as const]),
  ];
}

/** The model as equipment that contributed (PS3.3 C.12.1.1.5): its name, its version, and the digest that tells it from any other. */
export function modelEquipment(statements: readonly ScoredStatement[]): readonly DataElement[] {
  if (statements.length === 0) return [];
  const items = distinctBundles(statements).map(({ bundle, scoredAt }): readonly DataElement[] => [
    { tag: tag.PurposeOfReferenceCodeSequence, vr: "SQ", value: [codeItem(concept.processingEquipment)] },
    { tag: tag.Manufacturer, vr: "LO", value: manufacturer },
    { tag: tag.ManufacturerModelName, vr: "LO", value: lineValue(bundle.name) },
    { tag: tag.DeviceSerialNumber, vr: "LO", value: bundle.sha256 },
    { tag: tag.SoftwareVersions, vr: "LO", value: lineValue(bundle.version) },
    { tag: tag.ContributionDateTime, vr: "DT", value: dicomTime(scoredAt).dateTime },
    { tag: tag.ContributionDescription, vr: "ST", value: "AI scores as decision support, not a diagnosis" },
  ]);
  return [{ tag: tag.ContributingEquipmentSequence, vr: "SQ", value: items }];
}

export function scoredStatements(read: SignedRead): readonly ScoredStatement[] {
  return read.statements.filter((one) => one.state === "scored");
}

/** One statement for each bundle: nearly always one in all. */
export function distinctBundles(statements: readonly ScoredStatement[]): readonly ScoredStatement[] {
  return statements.filter((one, index) => statements.findIndex(({ bundle }) => bundle.sha256 === one.bundle.sha256) === index);
}

export function deviceUidOf({ bundle }: ScoredStatement): string {
  return uidOf("firstread/device", bundle.sha256);
}
