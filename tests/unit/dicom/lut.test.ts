import { describe, expect, it } from "vitest";
import { parseLookupTable, lookUp, mirroredWindow, windowBeforeRescale } from "../../../src/dicom/lut.ts";
import { parseDicom } from "../../../src/dicom/parse.ts";
import { tag } from "../../../src/dicom/tags.ts";
import type { DataElement } from "../../../src/dicom/write.ts";
import { windowFunction } from "../../../src/domain/window.ts";
import type { WindowShape } from "../../../src/domain/radiograph.ts";
import { imageFile, lutItem, syntax } from "../../fakes/dicomFiles.ts";

const shapes: readonly WindowShape[] = ["linear", "linear-exact", "sigmoid"];

function tableOf(item: readonly DataElement[], isSigned: boolean, uid: string = syntax.explicit) {
  const words = Uint16Array.of(0);
  const file = parseDicom(imageFile({ rows: 1, columns: 1, words, more: [{ tag: tag.VOILUTSequence, vr: "SQ", value: [item] }] }, uid), 1 << 24);
  const [first] = file.ok ? file.value.dataSet.items(tag.VOILUTSequence) : [];
  return first === undefined ? null : parseLookupTable(first, isSigned);
}

describe("lookup tables (PS3.3 C.11.1.1)", () => {
  it("inputs before the first entry get the first, inputs behind the last one the last", () => {
    const table = tableOf(lutItem(10, 16, [7, 8, 9]), false);
    expect([0, 10, 11.4, 12, 13, 99].map((input) => table && lookUp(table, input))).toEqual([7, 7, 8, 9, 9, 9]);
  });

  it("the first input is negative where inputs can be", () => {
    expect(tableOf(lutItem(-3, 16, [7, 8]), true)?.firstInput).toBe(-3);
    expect(tableOf(lutItem(0xfffd, 16, [7, 8]), false)?.firstInput).toBe(0xfffd);
  });

  it("a size of 0 means 65,536 entries", () => {
    const table = tableOf(lutItem(0, 16, Array.from({ length: 0x10000 }, (_, i) => 0xffff - i)), false);
    expect([table?.entries.length, table && lookUp(table, 65_535)]).toEqual([0x10000, 0]);
  });

  it("entries may be bytes", () => {
    const item: DataElement[] = [{ tag: tag.LUTDescriptor, vr: "US", value: [4, 0, 8] }, { tag: tag.LUTData, vr: "OW", value: Uint8Array.of(9, 8, 7, 6) }];
    expect(tableOf(item, false)?.entries).toEqual(Uint16Array.of(9, 8, 7, 6));
  });

  it.each([syntax.implicit, syntax.big])("reads tables in %s", (uid) => {
    expect(tableOf(lutItem(0, 12, [1, 4095]), false, uid)).toEqual({ firstInput: 0, entries: Uint16Array.of(1, 4095), top: 4095 });
  });

  it("a table that is shorter than it says is none", () => {
    const item: DataElement[] = [{ tag: tag.LUTDescriptor, vr: "US", value: [400, 0, 8] }, { tag: tag.LUTData, vr: "OW", value: Uint8Array.of(9, 8) }];
    expect(tableOf(item, false)).toBeNull();
  });
});

describe.each(shapes)("a %s window", (shape) => {
  const window = { center: 300, width: 121, shape };

  it("shows the same before a rescale as behind it", () => {
    const before = windowFunction(windowBeforeRescale(window, 2.5, -1024));
    for (let stored = 480; stored < 580; stored++) expect(before(stored)).toBeCloseTo(windowFunction(window)(2.5 * stored - 1024), 9);
  });

  it("shows the negative of mirrored values as it shows the values", () => {
    const mirrored = windowFunction(mirroredWindow(window, 4095));
    for (let value = 200; value < 400; value++) expect(1 - mirrored(4095 - value)).toBeCloseTo(windowFunction(window)(value), 9);
  });
});
