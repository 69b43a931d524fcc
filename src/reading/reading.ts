export { asItWasRead } from "./asItWasRead.ts";
export { amendmentOf, emptyDraft, type VerdictContext, withPhrase, withVerdict } from "./draft.ts";
export { type Missing, missingFrom } from "./completeness.ts";
export { disagreementKind } from "./disagreement.ts";
export { flaggedMeaning, leastFlagged } from "./meaning.ts";
export { isHiddenFrom } from "./independence.ts";
export { sortWorklist } from "./order.ts";
export { defaultPhrases } from "./phrases.ts";
export { priorsOf } from "./priors.ts";
export { profiles } from "./profile.ts";
export { type Quality, qualityOf } from "./quality.ts";
export { canAmend, isFinished, type ReadState, readStateOf, roleFor, standingRead } from "./readState.ts";
export { type BundleInUse, calledAt, type Eyes, seenBy } from "./seenBy.ts";
export { defaultSettings } from "./settings.ts";
export { compileRead, readDigest } from "./signedRead.ts";

/** The orders of a worklist. */
export const studyOrders = ["urgent", "newest", "oldest", "patient", "state"] as const;

export type StudyOrder = (typeof studyOrders)[number];
