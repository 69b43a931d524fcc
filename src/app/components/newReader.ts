import type { Reader, ReaderId } from "../../domain/reader.ts";

/** From the fields "name", "title" and "license" of a form; null where the name is blank. */
export function newReader(form: FormData): Reader | null {
  const name = fieldOf(form, "name");
  if (name === "") return null;
  return { id: crypto.randomUUID() as ReaderId, name, title: fieldOf(form, "title"), license: fieldOf(form, "license"), isActive: true };
}

/** What was typed there, without white space around it; empty where there is no such field. */
export function fieldOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.trim() : "";
}
