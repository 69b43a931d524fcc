/** The orders of a worklist. */
export const studyOrders = ["urgent", "newest", "oldest", "patient", "state"] as const;

export type StudyOrder = (typeof studyOrders)[number];
