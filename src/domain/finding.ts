/** Everything that a bundle may score. A bundle names a subset; a name outside this list is refused when its manifest is parsed. */
export const findingIds = [
  "abnormal", "atelectasis", "cardiomegaly", "consolidation", "edema", "effusion", "emphysema", "enlarged_cardiomediastinum",
  "fibrosis", "fracture", "hernia", "infiltration", "lung_lesion", "lung_opacity", "mass", "mass_or_nodule", "nodule", "opacity",
  "pleural_thickening", "pneumonia", "pneumothorax", "tuberculosis",
] as const;

export type FindingId = (typeof findingIds)[number];
