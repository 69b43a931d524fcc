declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Study Instance UID (0020,000D), or one made from the file's digest when the file carries none. */
export type StudyUid = Brand<string, "StudyUid">;
/** SOP Instance UID (0008,0018), or one made from the file's digest when the file carries none. */
export type SopInstanceUid = Brand<string, "SopInstanceUid">;
/** 64 lower-case hexadecimal digits. */
export type Sha256 = Brand<string, "Sha256">;

const uidPattern = /^(?=.{1,64}$)(0|[1-9]\d*)(\.(0|[1-9]\d*))*$/;

/** Digits and dots, at most 64 characters, no component with a leading zero (PS3.5 section 9.1). */
export function isUid(text: string): boolean {
  return uidPattern.test(text);
}

export function isSha256(text: string): text is Sha256 {
  return /^[0-9a-f]{64}$/.test(text);
}

/** The UID that PS3.5 annex B.2 derives from a 128-bit number: "2.25." and its decimal digits. */
export function uidFromDigest(digest: Sha256): string {
  return `2.25.${BigInt(`0x${digest.slice(0, 32)}`)}`;
}
