/** The settings page, and who reads. */
export const enSettings = {
  "reader.choose": "Who is reading?",
  "reader.why": "Reads are signed with this name. It is asked for again when the browser was closed.",
  "reader.add.other": "Somebody else",
  "reader.add": "Add and read as",
  "reader.name": "Name",
  "reader.title": "Title (optional)",
  "reader.title.example": "such as chest physician",
  "reader.switch.nobody": "Who is reading?",
  "reader.switch": ({ name }: { name: string }) => `Reading as ${name}`,
  "reader.switch.long": ({ name }: { name: string }) => `Reading as ${name}. Choose another reader`,
};
