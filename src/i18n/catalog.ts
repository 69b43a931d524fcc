import type { en } from "./en.ts";
import type { ProblemCatalog } from "./problemText.ts";

export type MessageKey = keyof typeof en.messages;

type Message<K extends MessageKey> = (typeof en.messages)[K];

/** What a message wants to know, as the second argument of `Text`; nothing for a plain sentence. */
export type Args<K extends MessageKey> = Message<K> extends (args: infer A) => string ? [args: A] : [];

/** Every key of the English catalog with the same arguments: a missing or misspelled message does not compile. */
export interface Catalog {
  readonly messages: { readonly [K in MessageKey]: Message<K> extends (args: infer A) => string ? (args: A) => string : string };
  readonly problems: ProblemCatalog;
}
