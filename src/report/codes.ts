import type { DataElement } from "../dicom/write.ts";
import { tag } from "../dicom/tags.ts";

/** A coded concept: value, scheme, meaning (PS3.3 section 8.8). The value has at most 16 characters, the meaning at most 64. */
export type Code = readonly [value: string, scheme: string, meaning: string];

/** What no public scheme that we could verify has a code for: declared in every file that uses it (see `codingSchemeItems`). */
export const ownScheme = "99FIRSTREAD";

/** PS3.16 annex D (DCM) and the context groups that its templates name. */
export const concept = {
  imagingMeasurementReport: ["126000", "DCM", "Imaging Measurement Report"],
  language: ["121049", "DCM", "Language of Content Item and Descendants"],
  observerType: ["121005", "DCM", "Observer Type"],
  person: ["121006", "DCM", "Person"],
  device: ["121007", "DCM", "Device"],
  personName: ["121008", "DCM", "Person Observer Name"],
  personOrganization: ["121009", "DCM", "Person Observer's Organization Name"],
  deviceUid: ["121012", "DCM", "Device Observer UID"],
  deviceName: ["121013", "DCM", "Device Observer Name"],
  deviceManufacturer: ["121014", "DCM", "Device Observer Manufacturer"],
  deviceModel: ["121015", "DCM", "Device Observer Model Name"],
  procedureReported: ["121058", "DCM", "Procedure reported"],
  plainChestRadiograph: ["399208008", "SCT", "Plain X-ray of chest"],
  imageLibrary: ["111028", "DCM", "Image Library"],
  imageLibraryGroup: ["126200", "DCM", "Image Library Group"],
  modality: ["121139", "DCM", "Modality"],
  imagingMeasurements: ["126010", "DCM", "Imaging Measurements"],
  qualitativeEvaluations: ["C0034375", "UMLS", "Qualitative Evaluations"],
  measurementGroup: ["125007", "DCM", "Measurement Group"],
  trackingIdentifier: ["112039", "DCM", "Tracking Identifier"],
  trackingUid: ["112040", "DCM", "Tracking Unique Identifier"],
  finding: ["121071", "DCM", "Finding"],
  findingSite: ["363698007", "SCT", "Finding Site"],
  laterality: ["272741003", "SCT", "Laterality"],
  algorithmName: ["111001", "DCM", "Algorithm Name"],
  algorithmVersion: ["111003", "DCM", "Algorithm Version"],
  algorithmParameters: ["111002", "DCM", "Algorithm Parameters"],
  /** As TID 4104 row 12 uses it: what a device gives a finding, in percent. */
  certainty: ["111012", "DCM", "Certainty of Finding"],
  call: ["call", ownScheme, "Call at the operating point"],
  positive: ["10828004", "SCT", "Positive"],
  negative: ["260385009", "SCT", "Negative"],
  sourceOfMeasurement: ["121112", "DCM", "Source of Measurement"],
  imageRegion: ["111030", "DCM", "Image Region"],
  length: ["410668003", "SCT", "Length"],
  angle: ["1483009", "SCT", "Angle"],
  cardiothoracicRatio: ["ctr", ownScheme, "Cardiothoracic ratio"],
  conclusion: ["121077", "DCM", "Conclusion"],
  impression: ["121073", "DCM", "Impression"],
  recommendation: ["121075", "DCM", "Recommendation"],
  comment: ["121106", "DCM", "Comment"],
  license: ["license", ownScheme, "License number of the reader"],
  digest: ["read-sha256", ownScheme, "SHA-256 of the signed read"],
  notScored: ["not-scored", ownScheme, "Image without a score, and why"],
  processingEquipment: ["109102", "DCM", "Processing Equipment"],
  sourceImage: ["121322", "DCM", "Source image for image processing operation"],
} as const satisfies Record<string, Code>;

/** UCUM. */
export const unit = {
  percent: ["%", "UCUM", "Percent"],
  millimeter: ["mm", "UCUM", "mm"],
  pixels: ["{pixels}", "UCUM", "pixels"],
  degree: ["deg", "UCUM", "Degree"],
  ratio: ["{ratio}", "UCUM", "ratio"],
} as const satisfies Record<string, Code>;

export function codeItem([value, scheme, meaning]: Code): readonly DataElement[] {
  return [
    { tag: tag.CodeValue, vr: "SH", value },
    { tag: tag.CodingSchemeDesignator, vr: "SH", value: scheme },
    { tag: tag.CodeMeaning, vr: "LO", value: meaning },
  ];
}

/** Coding Scheme Identification Sequence (PS3.3 C.12.1.1.4), for the one scheme that PS3.16 does not know. */
export function codingSchemeItems(): readonly (readonly DataElement[])[] {
  return [[
    { tag: tag.CodingSchemeDesignator, vr: "SH", value: ownScheme },
    { tag: tag.CodingSchemeName, vr: "ST", value: "Codes of Firstread" },
    { tag: tag.CodingSchemeVersion, vr: "SH", value: "1" },
    { tag: tag.CodingSchemeResponsibleOrganization, vr: "ST", value: "Firstread, an open-source project" },
  ]];
}
