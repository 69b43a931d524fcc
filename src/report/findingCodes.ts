import type { FindingId } from "../domain/finding.ts";
import type { ReportedFindingId, Verdict } from "../domain/read.ts";
import type { Zone } from "../domain/zone.ts";
import { ownScheme, type Code } from "./codes.ts";

/**
 * SNOMED CT (SCT) and PS3.16 (DCM) where a code means the same as we do: those of the model bundles' manifests and of PS3.16's context groups. What is
 * broader than any code, and the shadows that tuberculosis leaves (the disease is not what a film shows), stay in our own scheme.
 */
export const findingCodes: Readonly<Record<FindingId | ReportedFindingId, Code>> = {
  abnormal: ["168734001", "SCT", "Standard chest X-ray abnormal"],
  atelectasis: ["46621007", "SCT", "Atelectasis"],
  cardiomegaly: ["8186001", "SCT", "Cardiomegaly"],
  consolidation: ["95436008", "SCT", "Lung consolidation"],
  edema: ["19242006", "SCT", "Pulmonary edema"],
  effusion: ["60046008", "SCT", "Pleural effusion"],
  emphysema: ["87433001", "SCT", "Pulmonary emphysema"],
  enlarged_cardiomediastinum: ["wide-mediastin", ownScheme, "Widened cardiomediastinal silhouette"],
  fibrosis: ["51615001", "SCT", "Fibrosis of lung"],
  fracture: ["125605004", "SCT", "Fracture of bone"],
  hernia: ["84089009", "SCT", "Hiatal hernia"],
  infiltration: ["112121", "DCM", "Infiltrate"],
  lung_lesion: ["lung-lesion", ownScheme, "Lung lesion"],
  lung_opacity: ["112001", "DCM", "Opacity"],
  mass: ["4147007", "SCT", "Mass"],
  mass_or_nodule: ["mass-or-nodule", ownScheme, "Mass or nodule"],
  nodule: ["27925004", "SCT", "Nodule"],
  opacity: ["112001", "DCM", "Opacity"],
  pleural_thickening: ["pleural-thick", ownScheme, "Pleural thickening"],
  pneumonia: ["233604007", "SCT", "Pneumonia"],
  pneumothorax: ["36118008", "SCT", "Pneumothorax"],
  tuberculosis: ["tb-shadows", ownScheme, "Shadows as tuberculosis leaves them"],
  cavity: ["cavity", ownScheme, "Cavity in the lung"],
  calcification: ["calcification", ownScheme, "Calcification"],
  inactive_tuberculosis: ["tb-inactive", ownScheme, "Shadows of inactive tuberculosis"],
  scoliosis: ["298382003", "SCT", "Scoliosis deformity of spine"],
  foreign_body: ["19227008", "SCT", "Foreign body"],
  other: ["other", ownScheme, "Other finding"],
};

export const verdictCodes: Readonly<Record<Verdict, Code>> = {
  normal: ["normal", ownScheme, "Read as normal"],
  abnormal: ["abnormal", ownScheme, "Abnormal, not urgent"],
  urgent: ["urgent", ownScheme, "Urgent"],
  retake: ["retake", ownScheme, "To be taken again"],
  undecided: ["undecided", ownScheme, "Cannot be told from this film"],
};

const right: Code = ["24028007", "SCT", "Right"];
const left: Code = ["7771000", "SCT", "Left"];
const upper: Code = ["281392002", "SCT", "Upper zone of lung"];
const middle: Code = ["281393007", "SCT", "Middle zone of lung"];
const lower: Code = ["281394001", "SCT", "Lower zone of lung"];

export interface Site {
  readonly code: Code;
  readonly laterality: Code | null;
}

/** CID 6171 for the lungs; what lies between them is three of our own zones. */
export const zoneSites: Readonly<Record<Zone, Site>> = {
  "right-upper": { code: upper, laterality: right },
  "central-upper": { code: ["central-upper", ownScheme, "Upper mediastinum"], laterality: null },
  "left-upper": { code: upper, laterality: left },
  "right-middle": { code: middle, laterality: right },
  "central-middle": { code: ["central-middle", ownScheme, "Hilar and central area"], laterality: null },
  "left-middle": { code: middle, laterality: left },
  "right-lower": { code: lower, laterality: right },
  "central-lower": { code: ["central-lower", ownScheme, "Heart and lower center"], laterality: null },
  "left-lower": { code: lower, laterality: left },
};
