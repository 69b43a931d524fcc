import { describe, expect, it } from "vitest";
import { isUid } from "../../../src/domain/ids.ts";
import { encodeFrame, syntax } from "../../../src/cli/samples/encode.ts";
import type { Film } from "../../../src/cli/samples/film.ts";
import { codeTable } from "../../../src/cli/samples/huffmanCode.ts";
import { makePhantomFile } from "../../../src/cli/samples/makePhantomFile.ts";
import type { Pathology } from "../../../src/cli/samples/pathology.ts";
import { chestPhantom } from "../../../src/cli/samples/phantom.ts";
import { makeSample, samples, type Sample } from "../../../src/cli/samples/samples.ts";
import { openNodeIngest } from "../../../src/ingest/node/nodeIngest.ts";

const ingest = openNodeIngest();

/** The same study on a coarser detector, which is quick to make. */
const coarse = (sample: Sample): Sample => ({ ...sample, film: { ...sample.film, rows: 160, columns: 128 } });

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const [answer] = await ingest.readRadiographs(bytes, "sample.dcm");
  if (!answer) throw new Error("no answer");
  return answer.outcome;
}

const sampleOf = (title: string) => {
  const found = samples.find((one) => one.title === title);
  if (!found) throw new Error(`no sample shows ${title}`);
  return found;
};

const whole = samples.filter((one) => one.keptShare === undefined);

describe("the sample studies", { timeout: 60_000 }, () => {
  it("show a healthy chest, four conditions, a hand and a file that ends too early", () => {
    const titles = new Set(samples.map((one) => one.title));
    expect([...titles].toSorted()).toEqual(["cardiomegaly", "effusion", "hand", "nodule", "normal", "pneumothorax", "truncated"]);
  });

  it("come in uncompressed, deflated and every compressed syntax, black on white and white on black, in three ways to write Korean", () => {
    const films = samples.map((one) => one.film);
    const { explicitBigEndian: _, ...offered } = syntax;
    expect(new Set(films.map((film) => film.transferSyntaxUid))).toEqual(new Set(Object.values(offered)));
    expect(new Set(films.map((film) => film.photometricInterpretation)).size).toBe(2);
    expect(new Set(films.map((film) => film.characterSet?.join() ?? "ISO_IR 192")).size).toBe(3);
  });

  it.each(whole.map((one) => [one.file, one] as const))("%s is read as a phantom with a Korean name and an adult's age", async (_, sample) => {
    const outcome = await read(await makeSample(coarse(sample)));
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const { patient, radiograph, studyUid } = outcome.value;
    expect(patient.name).toMatch(/^가상 [일이삼사오육칠팔구십]호$/);
    expect(patient.ageYears).toBe(sample.film.patient?.ageYears);
    expect(patient.ageYears).toBeGreaterThanOrEqual(18);
    expect(radiograph.isPhantom).toBe(true);
    expect(radiograph.viewPosition).toBe("PA");
    expect(radiograph.bodyPart).toBe(sample.title === "hand" ? "HAND" : "CHEST");
    expect(radiograph.spacing?.plane).toBe("detector");
    expect(isUid(studyUid)).toBe(true);
  });

  it("the truncated one is found to be truncated", async () => {
    expect(await read(await makeSample(coarse(sampleOf("truncated"))))).toEqual({ ok: false, problem: { code: "ingest/truncated" } });
  });

  it("belong to as many patients and studies as there are files", async () => {
    const outcomes = await Promise.all(whole.map(async (sample) => read(await makeSample(coarse(sample)))));
    const ingested = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    expect(new Set(ingested.map((one) => one.studyUid)).size).toBe(whole.length);
    expect(new Set(ingested.map((one) => one.patient.id)).size).toBe(whole.length);
  });

  it("are the same bytes whenever they are made", async () => {
    const again = coarse(sampleOf("nodule"));
    expect(await makeSample(again)).toEqual(await makeSample(again));
  });
});

describe("a phantom file", { timeout: 60_000 }, () => {
  const film = {
    rows: 120, columns: 104, seed: 3, pathology: "normal", photometricInterpretation: "MONOCHROME2", transferSyntaxUid: syntax.htj2k,
  } as const;

  it.each([8, 10, 12, 14, 16])("can be made with %i bits", async (bits) => {
    const outcome = await read(await makePhantomFile({ ...film, bits }));
    expect(outcome.ok && outcome.value.radiograph.source.bitsStored).toBe(bits);
  });

  it("looks the same whether 0 is black or white", async () => {
    const [negative, positive] = await Promise.all((["MONOCHROME2", "MONOCHROME1"] as const).map(async (photometricInterpretation) => {
      const outcome = await read(await makePhantomFile({ ...film, bits: 12, photometricInterpretation }));
      return outcome.ok ? outcome.value.radiograph.pixels : null;
    }));
    const difference = negative?.map((value, at) => Math.abs(value - (positive?.[at] ?? 0)));
    // Rounding up and rounding down of the same half.
    expect(Math.max(...(difference ?? [Infinity]))).toBeLessThanOrEqual(1);
  });

  it("loses little in baseline JPEG", async () => {
    const gray = chestPhantom({ ...film, pathology: "normal" });
    const samples8 = { ...gray, bitsStored: 8, values: Uint8Array.from(gray.values, (value) => Math.round(value * 255)) };
    const frame = await encodeFrame(syntax.jpegBaseline, samples8);
    const outcome = await read(await makePhantomFile({ ...film, bits: 8, transferSyntaxUid: syntax.jpegBaseline }));
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const errors = [...outcome.value.radiograph.pixels].map((value, at) => Math.abs(value - (samples8.values[at] ?? 0)));
    expect(frame?.length).toBeLessThan(samples8.values.length / 2);
    // A few gray steps of 255, at quality 92.
    expect(errors.reduce((sum, one) => sum + one, 0) / errors.length).toBeLessThan(2);
  });
});

/** Mean gray of a box given in shares of the height and width. */
function grayOf({ rows, columns, values }: Film, top: number, bottom: number, left: number, right: number): number {
  let sum = 0;
  let count = 0;
  for (let row = Math.round(top * rows); row < bottom * rows; row++) {
    for (let column = Math.round(left * columns); column < right * columns; column++) {
      sum += values[row * columns + column] ?? 0;
      count++;
    }
  }
  return sum / count;
}

const phantomWith = (pathology: Pathology) => chestPhantom({ rows: 256, columns: 224, seed: 7, pathology });

describe("the chest phantom", { timeout: 60_000 }, () => {
  it("has black air around the neck, dark lungs and a white belly", () => {
    const normal = phantomWith("normal");
    expect(grayOf(normal, 0.03, 0.1, 0.02, 0.06)).toBeLessThan(0.05);
    expect(grayOf(normal, 0.4, 0.6, 0.15, 0.3)).toBeLessThan(0.5);
    expect(grayOf(normal, 0.85, 0.95, 0.2, 0.4)).toBeGreaterThan(0.7);
  });

  it("an effusion whitens the left base and leaves the right one alone", () => {
    const [sick, healthy] = [phantomWith("effusion"), phantomWith("normal")];
    expect(grayOf(sick, 0.68, 0.78, 0.78, 0.86)).toBeGreaterThan(grayOf(healthy, 0.68, 0.78, 0.78, 0.86) + 0.2);
    expect(Math.abs(grayOf(sick, 0.5, 0.6, 0.15, 0.3) - grayOf(healthy, 0.5, 0.6, 0.15, 0.3))).toBeLessThan(0.05);
  });

  it("a large heart reaches where the left lung should be", () => {
    expect(grayOf(phantomWith("cardiomegaly"), 0.68, 0.74, 0.75, 0.8)).toBeGreaterThan(grayOf(phantomWith("normal"), 0.68, 0.74, 0.75, 0.8) + 0.15);
  });

  it("air beside a fallen lung is blacker than lung", () => {
    expect(grayOf(phantomWith("pneumothorax"), 0.3, 0.5, 0.76, 0.8)).toBeLessThan(grayOf(phantomWith("normal"), 0.3, 0.5, 0.76, 0.8) - 0.03);
  });

  it("a nodule is whiter than the lung around it", () => {
    expect(grayOf(phantomWith("nodule"), 0.46, 0.5, 0.22, 0.26)).toBeGreaterThan(grayOf(phantomWith("normal"), 0.46, 0.5, 0.22, 0.26) + 0.08);
  });
});

describe("the Huffman code of the lossless encoder", () => {
  it("gives frequent symbols short codes, and none longer than JPEG's 16 bits", () => {
    const { lengths, symbols } = codeTable(Array.from({ length: 17 }, (_, symbol) => 2 ** symbol));
    expect(Math.max(...lengths)).toBe(16);
    expect(lengths[16]).toBe(1);
    expect(symbols).toHaveLength(17);
  });

  it("leaves the code of ones only unused, as JPEG demands", () => {
    const { codes, lengths } = codeTable([5, 5]);
    expect([...codes].every((code, symbol) => code !== 2 ** (lengths[symbol] ?? 0) - 1)).toBe(true);
  });
});
