import type { DataElement } from "../dicom/write.ts";
import { tag } from "../dicom/tags.ts";
import { codeItem, type Code } from "./codes.ts";
import { plainNameValue, uidValue } from "./values.ts";

/** An item of a Content Sequence (0040,A730): PS3.3 section C.17.3. */
export type ContentItem = readonly DataElement[];

type Relationship = "CONTAINS" | "HAS CONCEPT MOD" | "HAS OBS CONTEXT" | "HAS ACQ CONTEXT" | "INFERRED FROM" | "SELECTED FROM";

export interface ImageReference {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
}

export function container(name: Code, children: readonly ContentItem[]): ContentItem {
  return [...item("CONTAINS", "CONTAINER", name, children), { tag: tag.ContinuityOfContent, vr: "CS", value: "SEPARATE" }];
}

export function codeContent(relationship: Relationship, name: Code, value: Code, children: readonly ContentItem[] = []): ContentItem {
  return [...item(relationship, "CODE", name, children), { tag: tag.ConceptCodeSequence, vr: "SQ", value: [codeItem(value)] }];
}

export function textContent(relationship: Relationship, name: Code, value: string): ContentItem {
  return [...item(relationship, "TEXT", name), { tag: tag.TextValue, vr: "UT", value: value.replaceAll(/\r\n|\r|\n/g, "\r\n") }];
}

export function nameContent(relationship: Relationship, name: Code, value: string): ContentItem {
  return [...item(relationship, "PNAME", name), { tag: tag.PersonName, vr: "PN", value: plainNameValue(value) }];
}

export function uidContent(relationship: Relationship, name: Code, value: string): ContentItem {
  return [...item(relationship, "UIDREF", name), { tag: tag.UID, vr: "UI", value: uidValue(value) }];
}

export function numberContent(name: Code, value: number, units: Code, children: readonly ContentItem[] = []): ContentItem {
  const measured: DataElement[] = [
    { tag: tag.NumericValue, vr: "DS", value: decimal(value) },
    { tag: tag.MeasurementUnitsCodeSequence, vr: "SQ", value: [codeItem(units)] },
  ];
  return [...item("CONTAINS", "NUM", name, children), { tag: tag.MeasuredValueSequence, vr: "SQ", value: [measured] }];
}

/** `name`: null within an image library. */
export function imageContent(relationship: Relationship, name: Code | null, image: ImageReference): ContentItem {
  return [...item(relationship, "IMAGE", name), { tag: tag.ReferencedSOPSequence, vr: "SQ", value: [referencedSop(image)] }];
}

/** Points of an image, columns before rows, (0, 0) its top left corner (PS3.3 C.18.6.1.1). */
export function coordinates(relationship: Relationship, name: Code, type: "POINT" | "POLYLINE", points: readonly number[], image: ImageReference): ContentItem {
  return [
    ...item(relationship, "SCOORD", name, [imageContent("SELECTED FROM", null, image)]),
    { tag: tag.GraphicType, vr: "CS", value: type },
    { tag: tag.GraphicData, vr: "FL", value: points },
  ];
}

export function referencedSop({ sopClassUid, sopInstanceUid }: ImageReference): readonly DataElement[] {
  return [
    { tag: tag.ReferencedSOPClassUID, vr: "UI", value: sopClassUid },
    { tag: tag.ReferencedSOPInstanceUID, vr: "UI", value: sopInstanceUid },
  ];
}

function item(relationship: Relationship, type: string, name: Code | null, children: readonly ContentItem[] = []): ContentItem {
  return [
    { tag: tag.RelationshipType, vr: "CS", value: relationship },
    { tag: tag.ValueType, vr: "CS", value: type },
    ...(name === null ? [] : [{ tag: tag.ConceptNameCodeSequence, vr: "SQ", value: [codeItem(name)] } as const]),
    ...(children.length === 0 ? [] : [{ tag: tag.ContentSequence, vr: "SQ", value: children } as const]),
  ];
}

/** DS: at most 16 characters; four significant decimals are more than any of our numbers deserves. */
function decimal(value: number): string {
  return String(Number(value.toFixed(4)));
}
