import type { Sha256 } from "../domain/ids.ts";
import { isUid, uidFromDigest } from "../domain/ids.ts";
import { digestNow } from "../platform/digest.ts";

/** Milliseconds since 1970 as DA, TM and DT (PS3.5 table 6.2-1), by this laptop's clock and zone. */
export interface DicomTime {
  readonly date: string;
  readonly time: string;
  /** With its offset from UTC. */
  readonly dateTime: string;
}

export function dicomTime(at: number): DicomTime {
  const local = new Date(at);
  const date = `${digits(local.getFullYear(), 4)}${digits(local.getMonth() + 1)}${digits(local.getDate())}`;
  const time = `${digits(local.getHours())}${digits(local.getMinutes())}${digits(local.getSeconds())}`;
  return { date, time, dateTime: `${date}${time}${zoneOf(local, "")}` };
}

/** ISO 8601 with seconds and the offset of this laptop's zone, as FHIR's instant and dateTime want it. */
export function isoTime(at: number): string {
  const { date, time } = dicomTime(at);
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}${zoneOf(new Date(at), ":")}`;
}

function zoneOf(local: Date, separator: string): string {
  const minutes = -local.getTimezoneOffset();
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(Math.abs(minutes) / 60))}${separator}${digits(Math.abs(minutes) % 60)}`;
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}

/** The same UID for the same words, always: what is exported twice is one instance. */
export function uidOf(...words: readonly string[]): string {
  return uidFromDigest(digestOf(words));
}

export function digestOf(words: readonly string[]): Sha256 {
  return digestNow(new TextEncoder().encode(words.join("|")));
}

/** Malformed UIDs, as some files carry them, are replaced by one that is made from them. */
export function uidValue(uid: string): string {
  return isUid(uid) ? uid : uidOf("malformed", uid);
}

/** One line of LO or SH: no backslash, which would split it, no control character, at most `length` characters. */
export function lineValue(text: string, length = 64): string {
  return Array.from(text.replaceAll("\\", "/").replaceAll(/\p{Cc}+/gu, " ").trim()).slice(0, length).join("");
}

/** Of a name that people write in one piece: a Person Name's family name ends at the first space, or is all of it (PS3.5 section 6.2.1). */
export function plainNameValue(text: string): string {
  const name = lineValue(text.replaceAll("^", " ").replaceAll("=", " "), 63);
  if (name === "") return "";
  return name.includes(" ") ? name.replace(" ", "^") : `${name}^`;
}

/** A Person Name (PN): the groups that a file wrote stay as they are, at most 64 characters each. */
export function nameValue(text: string): string {
  return text.split("=").slice(0, 3).map((group) => lineValue(group)).join("=");
}
