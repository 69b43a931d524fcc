import { syntax } from "./encode.ts";
import { makePhantomFile, type PhantomFileOptions } from "./makePhantomFile.ts";

/** One file that is offered as "try with samples". */
export interface Sample {
  readonly file: string;
  /** What it shows. */
  readonly title: SampleTitle;
  readonly film: PhantomFileOptions;
  /** Only this share of the file's bytes is kept. */
  readonly keptShare?: number;
}

export type SampleTitle = "normal" | "effusion" | "cardiomegaly" | "pneumothorax" | "nodule" | "hand" | "truncated";

/** Bytes of a sample; the same on every machine. */
export async function makeSample({ film, keptShare = 1 }: Sample): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await makePhantomFile(film);
  return bytes.slice(0, Math.floor(bytes.length * keptShare));
}

const small = { rows: 896, columns: 784 };
const large = { rows: 1024, columns: 896 };
const negative = "MONOCHROME2";
const positive = "MONOCHROME1";

/** Names of nobody: "Virtual One" and so on, in the character sets that Korean equipment writes. */
export const samples: readonly Sample[] = [
  {
    file: "normal-explicit.dcm", title: "normal",
    film: {
      ...small, bits: 12, seed: 11, pathology: "normal", transferSyntaxUid: syntax.explicitLittleEndian, photometricInterpretation: negative,
      patient: { name: "Gasang^Ilho=假想^一號=가상^일호", sex: "M", ageYears: 41 },
    },
  },
  {
    file: "effusion-jpeg-lossless.dcm", title: "effusion",
    film: {
      ...small, bits: 10, seed: 23, pathology: "effusion", transferSyntaxUid: syntax.jpegLossless, photometricInterpretation: positive,
      modality: "CR", breast: 0.1, patient: { name: "Gasang^Iho==가상^이호", sex: "M", ageYears: 67 },
    },
  },
  {
    file: "cardiomegaly-rle.dcm", title: "cardiomegaly",
    film: {
      ...small, bits: 10, seed: 37, pathology: "cardiomegaly", transferSyntaxUid: syntax.rle, photometricInterpretation: negative,
      modality: "CR", breast: 0.7, patient: { name: "Gasang^Samho==가상^삼호", sex: "F", ageYears: 74 },
    },
  },
  {
    file: "pneumothorax-jpeg-ls.dcm", title: "pneumothorax",
    film: {
      ...large, bits: 11, seed: 53, pathology: "pneumothorax", transferSyntaxUid: syntax.jpegLs, photometricInterpretation: negative,
      breast: 0.05, patient: { name: "Gasang^Saho==가상^사호", sex: "M", ageYears: 23 },
    },
  },
  {
    file: "nodule-jpeg-2000.dcm", title: "nodule",
    film: {
      ...large, bits: 10, seed: 71, pathology: "nodule", transferSyntaxUid: syntax.jpeg2000, photometricInterpretation: negative,
      breast: 0.2, fragments: 3, patient: { name: "Gasang^Oho==가상^오호", sex: "M", ageYears: 58 },
    },
  },
  {
    file: "normal-htj2k.dcm", title: "normal",
    film: {
      ...large, bits: 10, seed: 89, pathology: "normal", transferSyntaxUid: syntax.htj2k, photometricInterpretation: negative,
      breast: 0.6, characterSet: ["", "ISO 2022 IR 149"], patient: { name: "Gasang^Yukho==가상^육호", sex: "F", ageYears: 35 },
    },
  },
  {
    file: "normal-deflated.dcm", title: "normal",
    film: {
      ...small, bits: 8, seed: 97, pathology: "normal", transferSyntaxUid: syntax.deflated, photometricInterpretation: negative,
      breast: 0.4, characterSet: ["ISO_IR 149"], patient: { name: "가상^칠호", sex: "F", ageYears: 52 },
    },
  },
  {
    file: "normal-jpeg.dcm", title: "normal",
    film: {
      ...large, bits: 8, seed: 113, pathology: "normal", transferSyntaxUid: syntax.jpegBaseline, photometricInterpretation: negative,
      modality: "CR", breast: 0.15, patient: { name: "Gasang^Palho==가상^팔호", sex: "M", ageYears: 29 },
    },
  },
  {
    file: "hand.dcm", title: "hand",
    film: {
      rows: 800, columns: 600, bits: 10, seed: 5, pathology: "hand", transferSyntaxUid: syntax.jpegLossless, photometricInterpretation: positive,
      modality: "CR", patient: { name: "Gasang^Guho==가상^구호", sex: "F", ageYears: 46 },
    },
  },
  {
    file: "truncated.dcm", title: "truncated", keptShare: 0.5,
    film: {
      rows: 384, columns: 336, bits: 10, seed: 131, pathology: "normal", transferSyntaxUid: syntax.implicitLittleEndian, photometricInterpretation: negative,
      patient: { name: "Gasang^Sipho==가상^십호", sex: "M", ageYears: 61 },
    },
  },
];
