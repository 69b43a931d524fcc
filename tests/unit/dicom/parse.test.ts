import { describe, expect, it } from "vitest";
import { parseDicom } from "../../../src/dicom/parse.ts";
import { tag } from "../../../src/dicom/tags.ts";
import { imageFile, lutItem, syntax } from "../../fakes/dicomFiles.ts";

const limit = 1 << 24;
const image = { rows: 2, columns: 3, words: Uint16Array.of(1, 2, 3, 4, 5, 6) };

function opened(bytes: Uint8Array) {
  const file = parseDicom(bytes, limit);
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  return file.value;
}

function problemOf(bytes: Uint8Array): string | null {
  const file = parseDicom(bytes, limit);
  return file.ok ? null : file.problem.code;
}

/** Where the data set begins: behind the meta information, which ends with its group length. */
function metaEnd(bytes: Uint8Array): number {
  return 144 + new DataView(bytes.buffer).getUint32(140, true);
}

describe("parseDicom", () => {
  it.each(Object.entries(syntax).filter(([name]) => name !== "rle"))("reads %s data sets alike", (_, uid) => {
    const { dataSet, transferSyntaxUid, isComplete } = opened(imageFile(image, uid));
    expect({ transferSyntaxUid, isComplete }).toEqual({ transferSyntaxUid: uid, isComplete: true });
    expect(dataSet.uint16(tag.Rows)).toBe(2);
    expect(dataSet.string(tag.Modality)).toBe("DX");
    expect(dataSet.text(tag.PatientName)).toBe("Hong^Gildong=洪^吉洞=홍^길동");
    expect(dataSet.pixelData()).toMatchObject({ kind: "native", isLittleEndian: uid !== syntax.big });
  });

  it("needs no preamble and no mark", () => {
    const whole = imageFile(image);
    for (const start of [128, 132]) expect(opened(whole.subarray(start)).dataSet.uint16(tag.Columns)).toBe(3);
  });

  it.each(["implicit", "explicit", "big"] as const)("reads a bare %s data set without meta information", (name) => {
    const whole = imageFile(image, syntax[name]);
    const { dataSet, transferSyntaxUid } = opened(whole.subarray(metaEnd(whole)));
    expect([dataSet.uint16(tag.Columns), transferSyntaxUid]).toEqual([3, null]);
  });

  it("believes the data set, not the transfer syntax that the file claims", () => {
    const [explicit, implicit] = [imageFile(image, syntax.explicit), imageFile(image, syntax.implicit)];
    const lying = Uint8Array.from([...explicit.subarray(0, metaEnd(explicit)), ...implicit.subarray(metaEnd(implicit))]);
    expect(opened(lying).dataSet.uint16(tag.Columns)).toBe(3);
  });

  it("reads on behind a value representation that is younger than the parser", () => {
    const whole = imageFile({ ...image, more: [{ tag: 0x0028_3010, vr: "SQ", value: [lutItem(0, 8, [1, 2])] }] });
    const at = metaEnd(whole);
    const signedVeryLong = [0x08, 0x00, 0x01, 0x00, 0x53, 0x56, 0, 0, 8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];
    const { dataSet } = opened(Uint8Array.from([...whole.subarray(0, at), ...signedVeryLong, ...whole.subarray(at)]));
    expect(dataSet.uint16(tag.Columns)).toBe(3);
    expect(dataSet.pixelData()?.kind).toBe("native");
    expect(dataSet.items(tag.VOILUTSequence).map((item) => item.uint16s(tag.LUTDescriptor))).toEqual([[2, 0, 8]]);
  });

  it("gives what is there of a file that ends early, and says that it does", () => {
    const whole = imageFile(image);
    const { dataSet, isComplete } = opened(whole.subarray(0, whole.length - 30));
    expect([dataSet.string(tag.Modality), isComplete]).toEqual(["DX", false]);
  });

  it("stops a deflated data set that unpacks without end", () => {
    const bomb = imageFile({ rows: 1, columns: 1, words: new Uint16Array(1 << 18) }, syntax.deflated);
    expect(parseDicom(bomb, 1 << 16)).toMatchObject({ ok: false, problem: { code: "ingest/too-large", limitBytes: 1 << 16 } });
  });

  it("gives up on sequences that are nested beyond any sense, without a throw", () => {
    const whole = imageFile(image);
    const opening = [0x08, 0x00, 0x40, 0x11, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff];
    const nested = Array.from({ length: 20_000 }, () => opening).flat();
    expect(opened(Uint8Array.from([...whole.subarray(0, metaEnd(whole)), ...nested])).isComplete).toBe(false);
  });

  it("says what is not DICOM", () => {
    expect(problemOf(new Uint8Array(0))).toBe("ingest/empty-file");
    expect(problemOf(new Uint8Array(1000))).toBe("ingest/unknown-format");
    expect(problemOf(new TextEncoder().encode("FORMAT dicom\n".repeat(20)))).toBe("ingest/unknown-format");
    expect(problemOf(imageFile(image).subarray(0, 132))).toBe("ingest/truncated");
  });
});

describe("values", () => {
  it("decimal strings take points, commas and exponents", () => {
    const { dataSet } = opened(imageFile({ ...image, more: [{ tag: tag.WindowCenter, vr: "DS", value: ["1,5", "+2.5E2", "x", ""] }] }));
    expect(dataSet.decimals(tag.WindowCenter)).toEqual([1.5, 250, Number.NaN, Number.NaN]);
  });

  it("what is absent is null or an empty list", () => {
    const { dataSet } = opened(imageFile(image));
    expect([dataSet.string(tag.RescaleSlope), dataSet.uint16(tag.PixelPaddingValue), dataSet.bytes(tag.LUTData)]).toEqual([null, null, null]);
    expect([dataSet.strings(tag.RescaleSlope), dataSet.items(tag.VOILUTSequence)]).toEqual([[], []]);
  });
});
