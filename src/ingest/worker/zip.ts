import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { readUint16, readUint32 } from "../../dicom/byteOrder.ts";
import { decodeText } from "../../dicom/charset.ts";
import { inflateRaw } from "../../dicom/inflate.ts";
import { limitArchiveEntries, limitFileBytes, limitInflatedBytes } from "../limits.ts";
import type { ArchiveEntry } from "../pixelDecoders.ts";

const endSignature = 0x0605_4b50;
const entrySignature = 0x0201_4b50;
const localSignature = 0x0403_4b50;

/**
 * The files of a ZIP archive (APPNOTE.TXT 6.3), stored or deflated, by its central directory. An entry is unpacked when it is read; all entries
 * together may give `limitInflatedBytes`. Problems: ingest/malformed, ingest/too-large; of an entry also ingest/unreadable (encrypted or an unknown
 * method) and ingest/truncated.
 */
export function openZip(bytes: Uint8Array): Outcome<readonly ArchiveEntry[]> {
  const end = findEnd(bytes);
  if (end < 0) return fail({ code: "ingest/truncated" });
  const count = readUint16(bytes, end + 10, true);
  if (count > limitArchiveEntries) return fail({ code: "ingest/too-large", sizeBytes: bytes.length, limitBytes: limitFileBytes });
  const entries: ArchiveEntry[] = [];
  const budget = { leftBytes: limitInflatedBytes };
  for (let i = 0, at = readUint32(bytes, end + 16, true); i < count; i++) {
    if (readUint32(bytes, at, true) !== entrySignature) return fail({ code: "ingest/malformed", at: "central directory" });
    const record = recordAt(bytes, at);
    if (!record.name.endsWith("/")) entries.push({ name: record.name, read: () => readEntry(bytes, record, budget) });
    at = record.end;
  }
  return succeed(entries);
}

interface Record {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly localAt: number;
  readonly end: number;
}

/** Behind the last entry, before a comment of at most 65,535 bytes. */
function findEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (readUint32(bytes, at, true) === endSignature) return at;
  }
  return -1;
}

function recordAt(bytes: Uint8Array, at: number): Record {
  const nameEnd = at + 46 + readUint16(bytes, at + 28, true);
  return {
    name: decodeText(bytes.subarray(at + 46, nameEnd), []),
    isEncrypted: (readUint16(bytes, at + 8, true) & 1) === 1,
    method: readUint16(bytes, at + 10, true),
    crc: readUint32(bytes, at + 16, true),
    packedBytes: readUint32(bytes, at + 20, true),
    sizeBytes: readUint32(bytes, at + 24, true),
    localAt: readUint32(bytes, at + 42, true),
    end: nameEnd + readUint16(bytes, at + 30, true) + readUint16(bytes, at + 32, true),
  };
}

function readEntry(bytes: Uint8Array, record: Record, budget: { leftBytes: number }): Outcome<Uint8Array<ArrayBuffer>> {
  const { isEncrypted, method, packedBytes, sizeBytes, localAt } = record;
  if (isEncrypted || (method !== 0 && method !== 8)) return fail({ code: "ingest/unreadable" });
  const limitBytes = Math.min(limitFileBytes, budget.leftBytes);
  if (sizeBytes > limitBytes) return fail({ code: "ingest/too-large", sizeBytes, limitBytes });
  if (readUint32(bytes, localAt, true) !== localSignature) return fail({ code: "ingest/malformed", at: "local header" });
  const start = localAt + 30 + readUint16(bytes, localAt + 26, true) + readUint16(bytes, localAt + 28, true);
  if (start + packedBytes > bytes.length) return fail({ code: "ingest/truncated" });
  const packed = bytes.subarray(start, start + packedBytes);
  const unpacked = method === 0 ? succeed(Uint8Array.from(packed)) : inflateEntry(packed, limitBytes);
  if (!unpacked.ok) return unpacked;
  budget.leftBytes -= unpacked.value.length;
  return unpacked.value.length === sizeBytes && crc32(unpacked.value) === record.crc ? unpacked : fail({ code: "ingest/malformed", at: "CRC" });
}

function inflateEntry(packed: Uint8Array, limitBytes: number): Outcome<Uint8Array<ArrayBuffer>> {
  const inflated = inflateRaw(packed, limitBytes);
  return inflated.ok ? succeed(inflated.value.bytes) : inflated;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, 0..2^32 - 1. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (let i = 0; i < bytes.length; i++) crc = (crcTable[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}
