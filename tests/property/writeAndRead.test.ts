import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDicom } from "../../src/dicom/parse.ts";
import { tag } from "../../src/dicom/tags.ts";
import { writeDicom, type DataElement } from "../../src/dicom/write.ts";
import { encodeFrame, syntax } from "../../src/cli/samples/encode.ts";
import { bytesOf, type Samples } from "../../src/cli/samples/samplePixels.ts";
import { openNodeIngest } from "../../src/ingest/node/nodeIngest.ts";
import { imageElements } from "../fakes/dicomFiles.ts";

const ingest = openNodeIngest();

/** From flat to wild, of any depth: what an encoder can meet. */
const picture = fc.record({
  rows: fc.integer({ min: 8, max: 70 }), columns: fc.integer({ min: 8, max: 70 }), bitsStored: fc.integer({ min: 8, max: 16 }),
  step: fc.constantFrom(0, 1, 3, 257, 40_503), wild: fc.constantFrom(0, 1, 7, 65_535), seed: fc.nat(),
}).map(({ rows, columns, bitsStored, step, wild, seed }): Samples => {
  const mask = 2 ** bitsStored - 1;
  let state = seed | 1;
  const next = () => (state = Math.imul(state, 1_664_525) + 1_013_904_223) >>> 16;
  const numbers = Array.from({ length: rows * columns }, (_, at) => (at * step + (next() & wild)) & mask);
  return { rows, columns, bitsStored, values: bitsStored === 8 ? Uint8Array.from(numbers) : Uint16Array.from(numbers) };
});

async function fileOf(samples: Samples, uid: string): Promise<Uint8Array<ArrayBuffer>> {
  const { rows, columns, bitsStored, values } = samples;
  const frame = await encodeFrame(uid, samples);
  const more: DataElement[] = frame ? [{ tag: tag.PixelData, vr: "OB", frames: [[frame]] }] : [];
  return writeDicom(uid, imageElements({ rows, columns, words: values, bitsStored, more }));
}

async function storedPixelSha256(file: Uint8Array<ArrayBuffer>): Promise<string> {
  const [answer] = await ingest.readPixels(file, "x.dcm");
  if (!answer) throw new Error("no answer");
  if (!answer.outcome.ok) throw new Error(answer.outcome.problem.code);
  return answer.outcome.value.storedPixelSha256;
}

const lossless = Object.entries(syntax).filter(([name]) => name !== "jpegBaseline");

describe("a written image is read back", () => {
  it.each(lossless)("with every stored value, in %s", async (_, uid) => {
    await fc.assert(fc.asyncProperty(picture, async (samples) => {
      const expected = createHash("sha256").update(bytesOf(samples)).digest("hex");
      expect(await storedPixelSha256(await fileOf(samples, uid))).toBe(expected);
    }), { numRuns: 25, seed: 2026 });
  }, 60_000);
});

const syllable = fc.integer({ min: 0, max: 2_349 }).map((index) => {
  const [row, cell] = [0xb0 + Math.floor(index / 94), 0xa1 + (index % 94)];
  return new TextDecoder("euc-kr").decode(Uint8Array.of(row, cell));
});
const word = fc.oneof(fc.stringMatching(/^[A-Za-z]{1,8}$/), fc.array(syllable, { minLength: 1, maxLength: 4 }).map((letters) => letters.join("")));

describe("a written name is read back", () => {
  it.each([[["ISO_IR 192"]], [["", "ISO 2022 IR 149"]], [["ISO_IR 149"]]])("in %j", (characterSet) => {
    fc.assert(fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), ([family = "", ...rest]) => {
      const name = `${family}^${rest.join(" ")}=${family}`;
      const elements: DataElement[] = [{ tag: tag.SpecificCharacterSet, vr: "CS", value: characterSet }, { tag: tag.PatientName, vr: "PN", value: name }];
      const parsed = parseDicom(writeDicom(syntax.explicitLittleEndian, elements), 1 << 20);
      expect(parsed.ok && parsed.value.dataSet.text(tag.PatientName)).toBe(name);
    }), { seed: 2026 });
  });
});
