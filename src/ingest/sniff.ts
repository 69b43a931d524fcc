import { readUint16, readUint32 } from "../dicom/byteOrder.ts";
import { looksLikeDicom } from "../dicom/parse.ts";

export type FileFormat = "dicom" | "png" | "jpeg" | "zip" | "unknown";

/** By the first bytes, never by the name. */
export function sniffFormat(bytes: Uint8Array): FileFormat {
  const start = readUint32(bytes, 0, false);
  if (start === 0x8950_4e47) return "png";
  if (start >>> 8 === 0xff_d8ff) return "jpeg";
  if (start === 0x504b_0304 || start === 0x504b_0506) return "zip";
  return isText(start, readUint16(bytes, 4, false)) || !looksLikeDicom(bytes) ? "unknown" : "dicom";
}

/** "%PDF" and the starts of HTML, XML and JSON; a bare data set cannot begin so. */
function isText(start: number, next: number): boolean {
  const first = start >>> 24;
  return start === 0x2550_4446 || (first === 0x3c && next !== 0) || (first === 0x7b && next !== 0);
}
