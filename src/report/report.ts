export { type Field, type Notice, printModel, type PrintModel, type PrintRequest } from "./printModel.ts";
export { isFrontal, type NumberedMark, type PrintedImage } from "./printMarks.ts";
export type { PrintedStatement } from "./printStatement.ts";
export type { Said } from "./printWords.ts";
