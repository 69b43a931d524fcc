import type { Brand } from "./ids.ts";

/** Random (UUID v4); says nothing of the person. */
export type ReaderId = Brand<string, "ReaderId">;

/** Who signs reads at this site. */
export interface Reader {
  readonly id: ReaderId;
  /** As it stands under a report; at least one character. */
  readonly name: string;
  /** Such as "chest physician"; empty where none was given. */
  readonly title: string;
  /** License or registration number; empty where none was given. */
  readonly license: string;
  /** Who has left is offered no more; what was signed keeps the name. */
  readonly isActive: boolean;
}
