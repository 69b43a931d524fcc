import { deflateSync } from "fflate";
import { ByteSink } from "./byteSink.ts";
import { textEncoderFor, type EncodeText } from "./encodeText.ts";
import { tag, tagText } from "./tags.ts";
import { deflatedExplicitLittleEndian } from "./transferSyntax.ts";
import { hasLongLength } from "./valueRepresentation.ts";

/** One data element (PS3.5 section 7.1). `tag` is group * 65536 + element. */
export type DataElement =
  /** More than one value is joined by a backslash. The caller keeps each value within the length of its VR. */
  | { readonly tag: number; readonly vr: TextVr; readonly value: string | readonly string[] }
  | { readonly tag: number; readonly vr: NumberVr; readonly value: number | readonly number[] }
  /** Bytes in little-endian order; OW is swapped for the big-endian syntax. */
  | { readonly tag: number; readonly vr: ByteVr; readonly value: Uint8Array }
  | { readonly tag: number; readonly vr: "SQ"; readonly value: readonly (readonly DataElement[])[] }
  /** Encapsulated pixel data: each frame is one or more fragments (PS3.5 section A.4). */
  | { readonly tag: number; readonly vr: "OB"; readonly frames: readonly (readonly Uint8Array[])[] };

/** Written in ASCII. */
type CodeVr = "AE" | "AS" | "CS" | "DA" | "DS" | "DT" | "IS" | "TM" | "UI" | "UR";
/** Written in the data set's Specific Character Set. */
type NameVr = "LO" | "LT" | "PN" | "SH" | "ST" | "UC" | "UT";
type TextVr = CodeVr | NameVr;
type NumberVr = "US" | "SS" | "UL" | "SL" | "FL" | "FD";
type ByteVr = "OB" | "OW" | "UN";

const implicitLittleEndian = "1.2.840.10008.1.2";
const explicitBigEndian = "1.2.840.10008.1.2.2";

/** This program's Implementation Class UID (PS3.7 section D.3.3.2), derived from a random UUID. */
const implementationClassUid = "2.25.178205034862917340215580476213396584621";

/**
 * A DICOM file (PS3.10 section 7): preamble, meta information, data set in the given transfer syntax. Elements may come in any order.
 * Throws on what its caller must not ask for: a value too long for its VR, a character that the declared character set lacks.
 */
export function writeDicom(transferSyntaxUid: string, elements: readonly DataElement[]): Uint8Array<ArrayBuffer> {
  const coding: Coding = {
    isExplicit: transferSyntaxUid !== implicitLittleEndian,
    isLittleEndian: transferSyntaxUid !== explicitBigEndian,
    encodeText: textEncoderFor(valuesOf(elements, tag.SpecificCharacterSet)),
  };
  const dataSet = writeDataSet(elements, coding);
  const file = new ByteSink(true);
  file.bytes(new Uint8Array(128));
  file.ascii("DICM");
  file.bytes(writeMeta(transferSyntaxUid, elements));
  file.bytes(transferSyntaxUid === deflatedExplicitLittleEndian ? padded(deflateSync(dataSet, { level: 9 }), 0) : dataSet);
  return file.toBytes();
}

interface Coding {
  readonly isExplicit: boolean;
  readonly isLittleEndian: boolean;
  readonly encodeText: EncodeText;
}

function valuesOf(elements: readonly DataElement[], wanted: number): readonly string[] {
  const element = elements.find((one) => one.tag === wanted);
  if (!element || !("value" in element)) return [];
  if (typeof element.value === "string") return element.value.split("\\");
  return Array.isArray(element.value) ? element.value.map(String) : [];
}

function writeMeta(transferSyntaxUid: string, elements: readonly DataElement[]): Uint8Array<ArrayBuffer> {
  const coding: Coding = { isExplicit: true, isLittleEndian: true, encodeText: textEncoderFor([]) };
  const rest = writeDataSet([
    { tag: 0x00020001, vr: "OB", value: Uint8Array.of(0, 1) },
    { tag: 0x00020002, vr: "UI", value: valuesOf(elements, tag.SOPClassUID) },
    { tag: 0x00020003, vr: "UI", value: valuesOf(elements, tag.SOPInstanceUID) },
    { tag: tag.TransferSyntaxUID, vr: "UI", value: transferSyntaxUid },
    { tag: 0x00020012, vr: "UI", value: implementationClassUid },
    { tag: 0x00020013, vr: "SH", value: "FIRSTREAD" },
  ], coding);
  const sink = new ByteSink(true);
  sink.bytes(writeDataSet([{ tag: 0x00020000, vr: "UL", value: rest.length }], coding));
  sink.bytes(rest);
  return sink.toBytes();
}

function writeDataSet(elements: readonly DataElement[], coding: Coding): Uint8Array<ArrayBuffer> {
  const sink = new ByteSink(coding.isLittleEndian);
  for (const element of [...elements].sort((a, b) => a.tag - b.tag)) writeElement(sink, element, coding);
  return sink.toBytes();
}

const undefinedLength = 0xffffffff;

function writeElement(sink: ByteSink, element: DataElement, coding: Coding): void {
  if ("frames" in element) {
    writeHeader(sink, element, undefinedLength, coding);
    writeFrames(sink, element.frames);
    return;
  }
  const body = bodyOf(element, coding);
  writeHeader(sink, element, body.length, coding);
  sink.bytes(body);
}

/** PS3.5 section 7.1.2 and 7.1.3. */
function writeHeader(sink: ByteSink, { tag: element, vr }: DataElement, length: number, { isExplicit }: Coding): void {
  writeTag(sink, element);
  if (!isExplicit) {
    sink.uint32(length);
    return;
  }
  sink.ascii(vr);
  if (hasLongLength(vr)) {
    sink.uint16(0);
    sink.uint32(length);
    return;
  }
  if (length > 0xfffe) throw new RangeError(`${tagText(element)}: ${length} bytes do not fit into ${vr}`);
  sink.uint16(length);
}

function writeTag(sink: ByteSink, element: number): void {
  sink.uint16(element >>> 16);
  sink.uint16(element & 0xffff);
}

function bodyOf(element: Exclude<DataElement, { frames: unknown }>, coding: Coding): Uint8Array {
  if (element.vr === "SQ") return sequenceBody(element.value, coding);
  if (isBytes(element)) {
    const bytes = padded(element.value, 0);
    return element.vr === "OW" && !coding.isLittleEndian ? swapped(bytes) : bytes;
  }
  if (isNumeric(element)) return numbersBody(element.vr, [element.value].flat(), coding);
  const text = joined(element.value);
  if (element.vr === "UI") return padded(asciiBytes(text), 0);
  return padded(isName(element.vr) ? coding.encodeText(text) : asciiBytes(text), 0x20);
}

const numberVrs: ReadonlySet<string> = new Set<NumberVr>(["US", "SS", "UL", "SL", "FL", "FD"]);
const nameVrs: ReadonlySet<string> = new Set<NameVr>(["LO", "LT", "PN", "SH", "ST", "UC", "UT"]);

function isNumeric(element: DataElement): element is Extract<DataElement, { vr: NumberVr }> {
  return numberVrs.has(element.vr);
}

function isBytes(element: DataElement): element is Extract<DataElement, { vr: ByteVr; value: Uint8Array }> {
  return element.vr === "OB" || element.vr === "OW" || element.vr === "UN";
}

function isName(vr: TextVr): boolean {
  return nameVrs.has(vr);
}

function joined(value: string | readonly string[]): string {
  return typeof value === "string" ? value : value.join("\\");
}

/** Items of explicit length (PS3.5 section 7.5). */
function sequenceBody(items: readonly (readonly DataElement[])[], coding: Coding): Uint8Array {
  const sink = new ByteSink(coding.isLittleEndian);
  for (const item of items) {
    const body = writeDataSet(item, coding);
    writeTag(sink, 0xfffee000);
    sink.uint32(body.length);
    sink.bytes(body);
  }
  return sink.toBytes();
}

function numbersBody(vr: NumberVr, values: readonly number[], { isLittleEndian }: Coding): Uint8Array {
  const sink = new ByteSink(isLittleEndian);
  for (const value of values) {
    if (vr === "US" || vr === "SS") sink.uint16(value);
    else if (vr === "UL" || vr === "SL") sink.uint32(value);
    else if (vr === "FL") sink.float32(value);
    else sink.float64(value);
  }
  return sink.toBytes();
}

/** Basic offset table, then the fragments of every frame, each of even length (PS3.5 section A.4). */
function writeFrames(sink: ByteSink, frames: readonly (readonly Uint8Array[])[]): void {
  const sizes = frames.map((fragments) => fragments.reduce((sum, one) => sum + 8 + one.length + (one.length % 2), 0));
  writeTag(sink, 0xfffee000);
  sink.uint32(4 * frames.length);
  frames.forEach((_, index) => sink.uint32(sizes.slice(0, index).reduce((sum, size) => sum + size, 0)));
  for (const fragment of frames.flat()) {
    writeTag(sink, 0xfffee000);
    sink.uint32(fragment.length + (fragment.length % 2));
    sink.bytes(padded(fragment, 0));
  }
  writeTag(sink, 0xfffee0dd);
  sink.uint32(0);
}

function asciiBytes(text: string): Uint8Array {
  return textEncoderFor([])(text);
}

function padded(bytes: Uint8Array, pad: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = pad;
  return longer;
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    out[at] = bytes[at + 1] ?? 0;
    out[at + 1] = bytes[at] ?? 0;
  }
  return out;
}
