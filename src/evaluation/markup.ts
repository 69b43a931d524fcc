/** A piece of HTML or SVG whose texts are already escaped; only `element` makes one. */
export interface Markup {
  readonly markup: string;
}

/** A text is escaped; null is left out. */
export type Child = Markup | string | null | readonly Child[];

type Attributes = Readonly<Record<string, string | number | null>>;

const empty = new Set(["meta", "br", "path", "line", "circle", "rect", "polygon", "polyline"]);

/** An attribute that is null is left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escaped(String(value))}"`])).join("");
  return { markup: empty.has(name) ? `<${name}${written}/>` : `<${name}${written}>${children.map(markupOf).join("")}</${name}>` };
}

/** Style sheets, whose text HTML does not unescape; never with anything from outside. */
export function styleSheet(css: string): Markup {
  return { markup: `<style>${css}</style>` };
}

function markupOf(child: Child): string {
  if (child === null) return "";
  if (typeof child === "string") return escaped(child);
  return "markup" in child ? child.markup : child.map(markupOf).join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
