import { describe, expect, it } from "vitest";
import { parseDicom } from "../../../src/dicom/parse.ts";
import { tag } from "../../../src/dicom/tags.ts";
import { writeDicom, type DataElement } from "../../../src/dicom/write.ts";

const implicit = "1.2.840.10008.1.2";
const explicit = "1.2.840.10008.1.2.1";
const big = "1.2.840.10008.1.2.2";
const rle = "1.2.840.10008.1.2.5";

const identity: readonly DataElement[] = [
  { tag: tag.SOPClassUID, vr: "UI", value: "1.2.840.10008.5.1.4.1.1.1.1" },
  { tag: tag.SOPInstanceUID, vr: "UI", value: "1.2.3" },
];

const named = (name: string, ...characterSet: string[]): DataElement[] => [
  ...identity, { tag: tag.SpecificCharacterSet, vr: "CS", value: characterSet }, { tag: tag.PatientName, vr: "PN", value: name },
];

function parsed(file: Uint8Array) {
  const outcome = parseDicom(file, 1 << 20);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

/** The value's bytes in the file. */
const bytesOf = (elements: readonly DataElement[], element: number, syntax = explicit) =>
  [...(parsed(writeDicom(syntax, [...identity, ...elements])).dataSet.bytes(element) ?? [])];

const ascii = (text: string) => [...new TextEncoder().encode(text)];

describe("writeDicom", () => {
  it("starts with a preamble, the mark DICM and the length of the meta information", () => {
    const file = writeDicom(explicit, identity);
    const metaLength = new DataView(file.buffer).getUint32(140, true);
    expect([...file.subarray(0, 132)]).toEqual([...Array.from({ length: 128 }, () => 0), ...ascii("DICM")]);
    expect([...file.subarray(144 + metaLength, 148 + metaLength)]).toEqual([0x08, 0x00, 0x16, 0x00]);
  });

  it.each([implicit, explicit, big, rle])("says its transfer syntax %s", (syntax) => {
    expect(parsed(writeDicom(syntax, identity)).transferSyntaxUid).toBe(syntax);
  });

  it("orders its elements by tag, as PS3.5 7.1 wants", () => {
    const forward = writeDicom(explicit, [...identity, { tag: tag.Rows, vr: "US", value: 2 }]);
    const backward = writeDicom(explicit, [{ tag: tag.Rows, vr: "US", value: 2 }, ...identity.toReversed()]);
    expect(backward).toEqual(forward);
  });

  it("fills odd values up: text with a space, UIDs and bytes with zero", () => {
    expect(bytesOf([{ tag: tag.PatientID, vr: "LO", value: "abc" }], tag.PatientID)).toEqual(ascii("abc "));
    expect(bytesOf([{ tag: tag.StudyInstanceUID, vr: "UI", value: "1.2" }], tag.StudyInstanceUID)).toEqual([...ascii("1.2"), 0]);
    expect(bytesOf([{ tag: tag.PixelData, vr: "OB", value: Uint8Array.of(7) }], tag.PixelData)).toEqual([7, 0]);
  });

  it("writes words of big-endian files with their high byte first, but never turns single bytes around", () => {
    expect(bytesOf([{ tag: tag.PixelData, vr: "OW", value: Uint8Array.of(1, 2, 3, 4) }], tag.PixelData, big)).toEqual([2, 1, 4, 3]);
    expect(bytesOf([{ tag: tag.PixelData, vr: "OB", value: Uint8Array.of(1, 2, 3, 4) }], tag.PixelData, big)).toEqual([1, 2, 3, 4]);
    expect(bytesOf([{ tag: tag.Rows, vr: "US", value: 0x0102 }], tag.Rows, big)).toEqual([1, 2]);
  });

  it.each([implicit, explicit, big])("keeps the items of a sequence, and their items, in %s", (syntax) => {
    const inner: DataElement = { tag: tag.VOILUTSequence, vr: "SQ", value: [[{ tag: tag.LUTDescriptor, vr: "US", value: [2, 0, 16] }], []] };
    const file = writeDicom(syntax, [...identity, { tag: tag.ModalityLUTSequence, vr: "SQ", value: [[inner]] }]);
    const items = parsed(file).dataSet.items(tag.ModalityLUTSequence)[0]?.items(tag.VOILUTSequence);
    expect(items?.map((item) => item.uint16s(tag.LUTDescriptor))).toEqual([[2, 0, 16], []]);
  });

  it("points its offset table at the first fragment of every frame", () => {
    const frames = [[Uint8Array.of(1, 2, 3), Uint8Array.of(4)], [Uint8Array.of(5, 6)]];
    const file = writeDicom(rle, [...identity, { tag: tag.PixelData, vr: "OB", frames }]);
    const tail = [
      0xfe, 0xff, 0x00, 0xe0, 8, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0,
      0xfe, 0xff, 0x00, 0xe0, 4, 0, 0, 0, 1, 2, 3, 0, 0xfe, 0xff, 0x00, 0xe0, 2, 0, 0, 0, 4, 0,
      0xfe, 0xff, 0x00, 0xe0, 2, 0, 0, 0, 5, 6, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0,
    ];
    expect([...file.subarray(-tail.length)]).toEqual(tail);
  });

  it("refuses a value that its representation cannot hold, rather than write a broken file", () => {
    expect(() => writeDicom(explicit, [{ tag: tag.PatientID, vr: "LO", value: "x".repeat(70_000) }])).toThrow(RangeError);
  });
});

describe("character sets", () => {
  it("writes the Korean example of the standard byte by byte (PS3.5 I.2)", () => {
    const escape = [0x1b, 0x24, 0x29, 0x43];
    expect(bytesOf(named("Hong^Gildong=洪^吉洞=홍^길동", "", "ISO 2022 IR 149"), tag.PatientName)).toEqual([
      ...ascii("Hong^Gildong="), ...escape, 0xfb, 0xf3, ...ascii("^"), ...escape, 0xd1, 0xce, 0xd4, 0xd7,
      ...ascii("="), ...escape, 0xc8, 0xab, ...ascii("^"), ...escape, 0xb1, 0xe6, 0xb5, 0xbf,
    ]);
  });

  it("writes the Korean of equipment that knows no escape sequences", () => {
    expect(bytesOf(named("홍^길동", "ISO_IR 149"), tag.PatientName)).toEqual([0xc8, 0xab, ...ascii("^"), 0xb1, 0xe6, 0xb5, 0xbf, 0x20]);
  });

  it.each([[["ISO_IR 192"]], [["", "ISO 2022 IR 149"]], [["ISO_IR 149"]]])("a Korean name comes back from %j", (terms) => {
    const file = writeDicom(explicit, named("Gasang^Ilho=假想^一號=가상^일호", ...terms));
    expect(parsed(file).dataSet.text(tag.PatientName)).toBe("Gasang^Ilho=假想^一號=가상^일호");
  });

  it("refuses a letter that the declared character set lacks", () => {
    expect(() => writeDicom(explicit, named("홍"))).toThrow(/U\+d64d/);
    expect(() => writeDicom(explicit, named("Ж😀", "", "ISO 2022 IR 149"))).toThrow(/U\+1f600/);
  });
});
