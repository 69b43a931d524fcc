import dicomParser from "dicom-parser";
import type { ByteStream, DataSet as ParsedDataSet, Element } from "dicom-parser";
import { dataSetOf, keyOf } from "./dataSet.ts";
import type { DataSet } from "./dataSet.ts";
import type { Encoding } from "./parse.ts";
import { scanExplicit } from "./scanExplicit.ts";
import { tag } from "./tags.ts";

/** More 16-bit reads than a million elements need; beyond it a file is made to exhaust the memory. */
const mostReads = 3_000_000;

/** All elements up to Pixel Data that can be read; `isComplete` is false where reading ended early. Never throws. */
export function readElements(bytes: Uint8Array, at: number, encoding: Encoding): { readonly dataSet: DataSet; readonly isComplete: boolean } {
  const parser = encoding.isLittleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser;
  const elements: Record<string, Element> = {};
  const parsed = newDataSet(parser, bytes, elements);
  const isComplete = walk(countingStream(parser, bytes, at), parsed, encoding) || rescue(parsed, bytes, at, encoding);
  return { dataSet: dataSetOf(parsed, encoding.isLittleEndian), isComplete };
}

type Parser = typeof dicomParser.littleEndianByteArrayParser;

/** The package exports this class without declaring its constructor. */
function newDataSet(parser: Parser, bytes: Uint8Array, elements: Record<string, Element>): ParsedDataSet {
  const { DataSet: Constructor } = dicomParser as unknown as { DataSet: new (p: Parser, b: Uint8Array, e: Record<string, Element>) => ParsedDataSet };
  return new Constructor(parser, bytes, elements);
}

function newStream(parser: Parser, bytes: Uint8Array, at: number): ByteStream {
  const { ByteStream: Constructor } = dicomParser as unknown as { ByteStream: new (p: Parser, b: Uint8Array, at: number) => ByteStream };
  return new Constructor(parser, bytes, at);
}

function countingStream(parser: Parser, bytes: Uint8Array, at: number): ByteStream {
  const stream = newStream(parser, bytes, at);
  const read = stream.readUint16.bind(stream);
  let reads = 0;
  stream.readUint16 = () => {
    if (++reads > mostReads) throw new RangeError("too many elements");
    return read();
  };
  return stream;
}

/** False where the parser gave up; it throws strings, objects and errors, also when recursion goes too deep. */
function walk(stream: ByteStream, parsed: ParsedDataSet, { isExplicit }: Encoding): boolean {
  try {
    const parse = isExplicit ? dicomParser.parseDicomDataSetExplicit : dicomParser.parseDicomDataSetImplicit;
    parse(parsed, stream, parsed.byteArray.length, { untilTag: keyOf(tag.PixelData) });
    return true;
  } catch {
    return false;
  }
}

/** dicom-parser stumbles over the VRs SV, UV and OV of 2019: finds the elements up to the pixel data without descending into sequences. */
function rescue(parsed: ParsedDataSet, bytes: Uint8Array, at: number, { isExplicit, isLittleEndian }: Encoding): boolean {
  if (!isExplicit || parsed.elements[keyOf(tag.PixelData)] !== undefined) return false;
  const scanned = scanExplicit(bytes, at, isLittleEndian);
  if (scanned === null) return false;
  for (const [key, element] of Object.entries(scanned)) {
    const known = parsed.elements[key];
    parsed.elements[key] = known?.dataOffset === element.dataOffset ? known : withItems(element, parsed);
  }
  return true;
}

function withItems(element: Element, { byteArray, byteArrayParser }: ParsedDataSet): Element {
  if (element.vr !== "SQ") return element;
  try {
    dicomParser.readSequenceItemsExplicit(newStream(byteArrayParser, byteArray as Uint8Array, element.dataOffset), element, []);
  } catch {
    element.items = [];
  }
  return element;
}
