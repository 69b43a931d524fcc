import { encode } from "fast-png";
import { zipSync } from "fflate";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tag } from "../../src/dicom/tags.ts";
import { openNodeIngest } from "../../src/ingest/node/nodeIngest.ts";
import { readRadiographs, readStoredPixels } from "../../src/ingest/read.ts";
import { imageFile, lutItem, rampWords, syntax } from "../fakes/dicomFiles.ts";
import { readTools } from "../fakes/readTools.ts";

const image = { rows: 17, columns: 13, words: rampWords(17, 13, 12), bitsStored: 12 };
const more = [{ tag: tag.VOILUTSequence, vr: "SQ" as const, value: [lutItem(0, 8, [1, 2, 3])] }, { tag: tag.PixelPaddingValue, vr: "US" as const, value: 3 }];

const seeds: readonly Uint8Array[] = [
  ...[syntax.explicit, syntax.implicit, syntax.big, syntax.deflated].map((uid) => imageFile({ ...image, more }, uid)),
  encode({ width: 13, height: 17, data: Uint8Array.from(image.words), channels: 1, depth: 8 }),
  zipSync({ "a.dcm": imageFile(image), "b.png": encode({ width: 13, height: 17, data: image.words, channels: 1, depth: 16 }) }),
];

const lengths = [0xffff_ffff, 0xffff_fffe, 0x7fff_ffff, 0x8000_0000, 0, 1, 0xffff];

/** Cut short, bytes changed, lengths made absurd, pieces taken out: what disks, networks and attackers do. */
const mutant = fc.record({
  seed: fc.constantFrom(...seeds),
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
  bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
  length: fc.option(fc.tuple(fc.nat(900), fc.constantFrom(...lengths))),
  splice: fc.option(fc.tuple(fc.nat(1500), fc.nat(300)), { freq: 3 }),
}).map(({ seed, cut, bytes, length, splice }) => {
  const file = Uint8Array.from(seed);
  for (const [share, value] of bytes) file[Math.floor(share * (file.length - 1))] = value;
  if (length !== null && 136 + length[0] < file.length) new DataView(file.buffer).setUint32(132 + length[0], length[1], true);
  const spliced = splice === null ? file : Uint8Array.from([...file.subarray(0, splice[0]), ...file.subarray(splice[0] + splice[1])]);
  return cut === null ? spliced : spliced.slice(0, Math.floor(cut * spliced.length));
});

describe("hostile files", () => {
  it("every mutant gets an answer: a radiograph or a coded problem, never a throw", async () => {
    await fc.assert(fc.asyncProperty(mutant, async (file) => {
      const answers = [...await readRadiographs(file.slice(), "mutant", readTools), ...await readStoredPixels(file.slice(), "mutant", readTools)];
      expect(answers.length).toBeGreaterThanOrEqual(2);
      expect(answers.every(({ outcome }) => outcome.ok || outcome.problem.code.startsWith("ingest/"))).toBe(true);
    }), { numRuns: 500, seed: 20_260_102 });
  }, 60_000);

  it("a radiograph that comes out of a mutant is whole and finite", async () => {
    await fc.assert(fc.asyncProperty(mutant, async (file) => {
      for (const { outcome } of await readRadiographs(file.slice(), "mutant", readTools)) {
        if (!outcome.ok) continue;
        const { rows, columns, pixels, window } = outcome.value.radiograph;
        expect(pixels.length).toBe(rows * columns);
        expect(Number.isFinite(window.center) && window.width > 0 && Number.isFinite(window.width)).toBe(true);
      }
    }), { numRuns: 200, seed: 7 });
  }, 60_000);

  it("what is read after a broken file is not touched by it", async () => {
    const ingest = openNodeIngest();
    const read = async () => {
      const [answer] = await ingest.readPixels(imageFile(image), "good");
      return answer?.outcome.ok === true ? answer.outcome.value.storedPixelSha256 : null;
    };
    const before = await read();
    await ingest.readPixels(imageFile(image).slice(0, 500), "broken");
    expect(before).not.toBeNull();
    expect(await read()).toBe(before);
  });
});
