import { enReading } from "./enReading.ts";
import { formatsFor } from "./format.ts";
import type { ProblemCatalog } from "./problemText.ts";

const { number, bytes, small } = formatsFor("en");
const othersGoOn = "The other files go on, and nothing stored was changed.";
const studiesAreSafe = "Stored studies are unchanged and can be read.";
const filmIsSafe = "The film is stored and can be viewed. It has no score, which is not the same as a negative result.";
const nothingWritten = "Nothing was written by halves: what was stored before is unchanged.";
const exportAgain = "Export the image again from the X-ray console, and open the new file.";
const readYourself = "Read the film yourself, or send it to a radiologist.";

/** Written for a nurse at a health centre: no jargon where a plain word exists. */
export const enProblems: ProblemCatalog = {
  "ingest/empty-file": () => ({ happened: "The file is empty.", safe: othersGoOn, todo: exportAgain }),
  "ingest/unknown-format": () => ({
    happened: "The file is neither DICOM nor PNG nor JPEG.", safe: othersGoOn,
    todo: "Choose the DICOM file of the film; often it has no ending or ends in .dcm.",
  }),
  "ingest/too-large": ({ sizeBytes, limitBytes }) => ({
    happened: `The file is too large: ${bytes(sizeBytes)}, and at most ${bytes(limitBytes)} can be opened.`, safe: othersGoOn,
    todo: "Export only the chest film, as a single image.",
  }),
  "ingest/too-many-pixels": ({ rows, columns, limitPixels }) => ({
    happened: `The image has too many pixels: ${number(columns)} x ${number(rows)}, and at most ${number(limitPixels)} can be opened.`,
    safe: othersGoOn, todo: "Export the film at the detector's own resolution.",
  }),
  "ingest/truncated": () => ({
    happened: "The file breaks off before its end; part of the image is missing.", safe: othersGoOn,
    todo: "Copy or export the file again. An interrupted copy is the usual cause.",
  }),
  "ingest/malformed": ({ at }) => ({
    happened: `The file contradicts itself and cannot be trusted (at ${at}).`, safe: othersGoOn, todo: exportAgain,
  }),
  "ingest/no-pixels": () => ({
    happened: "The file holds no image.", safe: othersGoOn,
    todo: "Choose the file of the film itself, not its directory entry (DICOMDIR) or a report.",
  }),
  "ingest/unsupported-transfer-syntax": ({ transferSyntaxUid }) => ({
    happened: `The image is compressed in a way that cannot be opened here (${transferSyntaxUid}).`, safe: othersGoOn,
    todo: "Export it uncompressed, or as JPEG lossless.",
  }),
  "ingest/unsupported-pixels": ({ at }) => ({
    happened: `The image is stored in a way that cannot be opened here (at ${at}).`, safe: othersGoOn,
    todo: "Export it as an ordinary gray-scale DICOM file.",
  }),
  "ingest/decode-failed": () => ({
    happened: "The image data could not be unpacked; the file is probably damaged.", safe: othersGoOn, todo: exportAgain,
  }),
  "ingest/not-radiograph": ({ modality }) => ({
    happened: `This is not an X-ray film but another kind of image (${modality}).`, safe: othersGoOn,
    todo: "Open a chest radiograph (CR or DX).",
  }),
  "ingest/multi-frame": ({ frames }) => ({
    happened: `The file holds ${number(frames)} images in a row, not one film.`, safe: othersGoOn,
    todo: "Export the film as a single image.",
  }),
  "ingest/color-image": () => ({
    happened: "This is a color picture, not an X-ray film.", safe: othersGoOn,
    todo: "Open the original file from the X-ray console, not a photograph or a screenshot.",
  }),
  "ingest/structured-report": ({ verdict, signedOn }) => ({
    happened: `This is a report (DICOM SR), not a film.${verdict === null ? "" : ` It concludes: “${enReading[`reading.verdict.${verdict}`]}”${signedOn === null ? "" : `, signed on ${signedOn}`}.`}`,
    safe: othersGoOn, todo: "Open the film that it is about. The whole report can be read in the PACS.",
  }),
  "ingest/empty-archive": () => ({
    happened: "The archive holds no file that could be a film.", safe: othersGoOn,
    todo: "Unpack it and look for the DICOM files, or export them again.",
  }),
  "ingest/unreadable": () => ({
    happened: "The computer could not read the file.", safe: othersGoOn,
    todo: "Check that the disk, stick or network folder is still connected, and open the file again.",
  }),
  "ingest/timeout": ({ limitMs }) => ({
    happened: `Opening the file took longer than ${number(limitMs / 1000)} seconds and was stopped.`, safe: othersGoOn,
    todo: "Try once more. If it happens again, export the film again.",
  }),
  "ingest/worker-crashed": () => ({
    happened: "Opening this file crashed the reader that opens files; it was started anew.", safe: othersGoOn,
    todo: "Try once more. If it happens again, the file is probably damaged: export it again.",
  }),
  "ingest/cancelled": () => ({
    happened: "You stopped it before this file was read.", safe: "What had been stored by then is kept.",
    todo: "Open the file again when you need it.",
  }),

  "inference/lateral-view": ({ viewPosition }) => ({
    happened: `Not scored: lateral view${viewPosition ? ` (${viewPosition})` : ""}. The model knows only frontal films, PA or AP.`,
    safe: filmIsSafe, todo: `${readYourself} For a score, open the frontal film.`,
  }),
  "inference/other-body-part": ({ bodyPart }) => ({
    happened: `Not scored: the file says another body part (${bodyPart}), not the chest.`, safe: filmIsSafe,
    todo: "Check that the right film was opened. If it is a chest film, correct the body part at the console and export it again.",
  }),
  "inference/child": ({ ageYears, minimumAgeYears }) => ({
    happened: `Not scored: the patient is ${ageYears} years old, and the model knows only films of people of ${minimumAgeYears} and over.`,
    safe: filmIsSafe, todo: readYourself,
  }),
  "inference/gate-inverted": () => ({
    happened: "Not scored: the film looks like a negative, with bone dark on a bright ground.", safe: filmIsSafe,
    todo: "Switch the inversion off at the X-ray console and send the film again. The original DICOM file is usually right, a picture of it is not.",
  }),
  "inference/gate-rotated": () => ({
    happened: "Not scored: the film looks as if it lay on its side, by a quarter turn.", safe: filmIsSafe,
    todo: "Turn it upright at the X-ray console, check the side marker, and send it again.",
  }),
  "inference/gate-upside-down": () => ({
    happened: "Not scored: the film looks as if it stood on its head.", safe: filmIsSafe,
    todo: "Turn it upright at the X-ray console, check the side marker, and send it again.",
  }),
  "inference/gate-lateral": () => ({
    happened: "Not scored: the film looks like a lateral view. The model knows only frontal films, PA or AP.", safe: filmIsSafe,
    todo: `${readYourself} For a score, open the frontal film. If this is a frontal film, check how the patient stood.`,
  }),
  "inference/gate-not-chest": () => ({
    happened: "Not scored: this does not look like a chest film.", safe: filmIsSafe,
    todo: `Check that the right file was opened. If it is a frontal chest film: ${lower(readYourself)}`,
  }),
  "inference/derived-picture": () => ({
    happened: "Not scored: this is a color picture that was made from a film, such as one with a heatmap in it. It is shown in gray.",
    safe: filmIsSafe, todo: "Read the film that it was made from; only that one can be scored.",
  }),
  "inference/blank-image": () => ({
    happened: "Not scored: the image is nearly blank.", safe: filmIsSafe,
    todo: "Look at the film. If nothing can be seen on it, check the exposure and take it again.",
  }),
  "inference/saturated-image": () => ({
    happened: "Not scored: most of the image is pure black or pure white.", safe: filmIsSafe,
    todo: "Look at the film. If detail is lost, check the exposure and take it again.",
  }),
  "inference/too-small": ({ rows, columns, minimumPixels }) => ({
    happened: `Not scored: the image is too small (${number(columns)} x ${number(rows)}; each side needs at least ${number(minimumPixels)} pixels).`,
    safe: filmIsSafe, todo: "Open the original film, not a preview of it.",
  }),

  "inference/manifest-invalid": ({ at }) => ({
    happened: `The AI model's description is not valid (at ${at}), so the model is not used.`, safe: studiesAreSafe,
    todo: "Reload the app with a network. If it stays, tell the person who installed it.",
  }),
  "inference/file-corrupt": ({ file }) => ({
    happened: `A file of the AI model (${file}) is not the one it should be, so the model is not used.`, safe: studiesAreSafe,
    todo: "Connect to the network and try again; the file is then downloaded anew.",
  }),
  "inference/download-failed": ({ file }) => ({
    happened: `A file that Firstread needs (${file}) could not be downloaded.`, safe: `${studiesAreSafe} What was downloaded so far is kept.`,
    todo: "Connect to the network and try again; the download goes on where it stopped.",
  }),
  "inference/self-test-failed": ({ provider, maxDifference }) => ({
    happened: `On this device the model does not give the scores that it must give (${provider}; difference ${small(maxDifference)}), so it gives none.`,
    safe: studiesAreSafe, todo: "Update the browser and try again, or use another laptop for scoring.",
  }),
  "inference/unavailable": () => ({
    happened: "Not scored: the AI model is not available on this device.", safe: filmIsSafe,
    todo: "See the model page for the reason, then use “Score again”.",
  }),
  "inference/runtime-failed": () => ({
    happened: "Not scored: the model stopped with an error.", safe: filmIsSafe,
    todo: "Use “Score again” to try again. If it happens again, reload the app.",
  }),
  "inference/output-invalid": () => ({
    happened: "Not scored: the model answered with numbers that make no sense, so they were thrown away.", safe: filmIsSafe,
    todo: `Use “Score again” to try again. If it happens again: ${lower(readYourself)}`,
  }),
  "inference/pixels-invalid": () => ({
    happened: "Not scored: the image's pixels do not fit its stated size.", safe: filmIsSafe, todo: exportAgain,
  }),
  "inference/timeout": ({ limitMs }) => ({
    happened: `Not scored: the model took longer than ${number(limitMs / 1000)} seconds and was stopped.`, safe: filmIsSafe,
    todo: "Close other programs, then use “Score again” to try again.",
  }),
  "inference/worker-crashed": () => ({
    happened: "Not scored: the model crashed; it was started anew.", safe: filmIsSafe, todo: "Use “Score again” to try again.",
  }),
  "inference/cancelled": () => ({
    happened: "Not scored: you stopped it.", safe: filmIsSafe, todo: "Use “Score again” when you need the score.",
  }),

  "store/full": () => ({
    happened: "The disk is full; this film was not stored.", safe: nothingWritten,
    todo: "Free some space on the disk or delete old studies, then open the file again.",
  }),
  "store/failed": ({ reason }) => ({
    happened: `The browser's storage failed (${reason}).`, safe: nothingWritten,
    todo: "Reload the app and try again. If it stays, restart the laptop.",
  }),
  "store/newer-version": () => ({
    happened: "The stored studies were written by a newer version of Firstread, which this one must not touch.",
    safe: "All studies are unchanged.", todo: "Close every window of Firstread, open it again and update it.",
  }),
  "store/not-found": () => ({
    happened: "This study is not on this laptop; it may have been deleted.", safe: studiesAreSafe, todo: "Go back to the worklist.",
  }),
  "store/patient-mismatch": () => ({
    happened: "The file claims to belong to a stored study, but names another patient. It was not stored.",
    safe: "The stored study is unchanged.",
    todo: "Check at the X-ray console which patient the film belongs to, correct it there and export it again.",
  }),
  "store/conflict": () => ({
    happened: "This study was signed meanwhile, in another window or by somebody else.",
    safe: "What was signed stands, and what you have written is kept as a draft.",
    todo: "Look at what was signed, then amend it if you see it differently.",
  }),
  "store/closed": () => ({
    happened: "Firstread's storage was closed, probably by an update in another window.", safe: nothingWritten,
    todo: "Reload this window.",
  }),
  "export/nothing-signed": () => ({
    happened: "There is nothing to export: none of these studies is signed.", safe: studiesAreSafe, todo: "Sign the studies first, or choose others.",
  }),
  "export/write-failed": ({ fileName }) => ({
    happened: `A file could not be written${fileName === "" ? "" : ` (${fileName})`}: the disk is full, the folder is gone, or writing is not allowed there.`,
    safe: studiesAreSafe, todo: "Choose another folder, or export fewer studies at once.",
  }),
  "export/cancelled": () => ({
    happened: "This was not exported: you stopped it.", safe: studiesAreSafe, todo: "Export it again when you need it.",
  }),
  "export/not-made": () => ({
    happened: "The files could not be made: a fault in this app.", safe: studiesAreSafe,
    todo: "Print the report instead, and tell the person who looks after Firstread which study it was.",
  }),
  "export/not-noted": () => ({
    happened: "Nothing was exported: this laptop could not keep its note of it.", safe: studiesAreSafe,
    todo: "Look at the storage in the bar below. Make room or reload this window, then export again.",
  }),
  "export/no-pacs": () => ({
    happened: "No PACS takes images at the address in the settings.", safe: studiesAreSafe,
    todo: "Check the address in the settings, or ask the person who looks after the PACS.",
  }),
  "export/pacs-unreachable": () => ({
    happened: "The PACS did not answer.", safe: studiesAreSafe,
    todo: "Check the network and whether the PACS is running, then export again. What it has taken already is not doubled.",
  }),
  "export/pacs-refused": ({ status, refused }) => ({
    happened: `The PACS refused ${number(refused)} of the files (status ${number(status)}).`, safe: studiesAreSafe,
    todo: "Ask the person who looks after the PACS. Reports can be exported as a ZIP file meanwhile.",
  }),
  "platform/unsupported": ({ missing }) => ({
    happened: `This browser lacks something that Firstread needs (${missing}).`, safe: "Nothing was changed on this laptop.",
    todo: "Use a current Chrome, Edge or Firefox.",
  }),
};

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
