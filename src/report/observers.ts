import type { SignedRead } from "../domain/read.ts";
import { concept } from "./codes.ts";
import { codeContent, nameContent, textContent, uidContent, type ContentItem } from "./contentItems.ts";
import { deviceUidOf, manufacturer, type ScoredStatement } from "./modules.ts";

/** TID 1003. */
export function personObserver({ reader }: SignedRead, organization: string): readonly ContentItem[] {
  return [
    codeContent("HAS OBS CONTEXT", concept.observerType, concept.person),
    nameContent("HAS OBS CONTEXT", concept.personName, reader.name),
    ...(organization === "" ? [] : [textContent("HAS OBS CONTEXT", concept.personOrganization, organization)]),
    ...(reader.license === "" ? [] : [textContent("HAS OBS CONTEXT", concept.license, reader.license)]),
  ];
}

/** TID 1004. */
export function deviceObserver(statement: ScoredStatement): readonly ContentItem[] {
  const { name, version, sha256 } = statement.bundle;
  return [
    codeContent("HAS OBS CONTEXT", concept.observerType, concept.device),
    uidContent("HAS OBS CONTEXT", concept.deviceUid, deviceUidOf(statement)),
    textContent("HAS OBS CONTEXT", concept.deviceName, `${name} ${version}, SHA-256 ${sha256}`),
    textContent("HAS OBS CONTEXT", concept.deviceManufacturer, manufacturer),
    textContent("HAS OBS CONTEXT", concept.deviceModel, name),
  ];
}
