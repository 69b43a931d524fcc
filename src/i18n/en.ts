import { enFindings } from "./enFindings.ts";
import { enPages } from "./enPages.ts";
import { enProblems } from "./enProblems.ts";
import { enExport } from "./enExport.ts";
import { enHelp } from "./enHelp.ts";
import { enReading } from "./enReading.ts";
import { enReport } from "./enReport.ts";
import { enSettings } from "./enSettings.ts";
import { enWorklist } from "./enWorklist.ts";
import { enViewer } from "./enViewer.ts";
import { formatsFor } from "./format.ts";
import { countedIn } from "./plural.ts";

const { number } = formatsFor("en");
const counted = countedIn("en");

/** Whole messages; a message with arguments is a function. Times, sizes and percentages come in as already formatted text. */
const messages = {
  ...enFindings,
  ...enPages,
  ...enExport,
  ...enHelp,
  ...enReading,
  ...enReport,
  ...enSettings,
  ...enWorklist,

  "app.name": "Firstread",
  "app.skip": "Skip to the content",
  "app.language": "Language",
  "app.language.ko": "한국어",
  "app.language.en": "English",
  "app.theme.toLight": "Light theme",
  "app.theme.toDark": "Dark theme",
  "app.nav": "Pages",
  "app.nav.worklist": "Worklist",
  "app.nav.practice": "Practice",
  "app.nav.help": "Help",
  "app.nav.settings": "Settings",
  "app.nav.model": "AI model",
  "app.nav.about": "About",
  "app.loading": "Loading",
  "app.close": "Close",
  "app.cancel": "Cancel",
  "app.backToWorklist": "Back to the worklist",
  "app.notFound": "This page does not exist.",
  "app.synthetic": "synthetic",
  "app.synthetic.long": "Synthetic image: a computed phantom, not a person",
  "app.crashed": "Something went wrong on this page.",
  "app.crashed.safe": "Stored studies are unchanged.",
  "app.reload": "Reload",

  "problem.safe": "What is safe",
  "problem.todo": "What to do",

  "status.label": "Status",
  "status.site.unreadable": "Settings cannot be read: no signing now",
  "status.offline": "Offline, saved here",
  "status.online": "Saved here",
  "status.offlineReady": "works without a network",
  "status.offlineNotReady": "getting ready to work without a network",
  "status.ai.downloading": ({ done, total, percent }: { done: string; total: string; percent: string }) =>
    `AI model: ${done} of ${total} (${percent})`,
  "status.ai.preparing": "AI: checking itself on this device",
  "status.ai.ready": ({ provider, time }: { provider: string; time: string }) => `AI on ${provider}, self-test passed ${time}`,
  "status.ai.unavailable": "AI not available on this device",
  "status.ai.why": "Why?",
  "status.bundle": ({ name, version }: { name: string; version: string }) => `Model ${name} ${version}`,
  "status.storage": ({ used }: { used: string }) => `${used} used`,
  "status.persistent": "storage kept",
  "status.persistent.long": "The browser has promised not to clear this storage when the disk fills up.",
  "status.notPersistent": "storage not guaranteed",
  "status.notPersistent.long": "The browser may clear this storage when the disk fills up. Installing the app usually makes it permanent.",
  "status.update.ready": "A new version is ready",
  "status.update.apply": "Update now",
  "status.update.waits": "A new version is ready; it waits until this is done",

  "provider.wasm": "CPU (WebAssembly)",
  "provider.webgpu": "GPU (WebGPU)",
  "provider.automatic": "Automatic: the faster one that passes",

  "patient.unnamed": "No name",
  "patient.age": ({ years }: { years: number }) => `${years}`,
  "patient.sex.M": "M",
  "patient.sex.F": "F",
  "patient.sex.O": "other",
  "patient.id": ({ id }: { id: string }) => `ID ${id}`,
  "study.date.unknown": "date unknown",
  "study.view.unknown": "view unknown",

  "study.title": ({ patient }: { patient: string }) => `Study of ${patient}`,
  "study.page": "Study",
  "study.neighbors": "Other studies",
  "study.images": "Films of this study",
  "study.image": ({ number: which, view }: { number: number; view: string }) => `Film ${which} · ${view}`,
  "study.previous": "Previous study",
  "study.next": "Next study",
  "study.facts": "Film",
  "study.facts.size": ({ columns, rows }: { columns: number; rows: number }) => `${number(columns)} x ${number(rows)} pixels`,
  "study.facts.bits": ({ bits }: { bits: number }) => `${bits} bit`,
  "study.facts.spacing": ({ mm }: { mm: string }) => `${mm} mm a pixel`,
  "study.facts.spacing.detector": ({ mm }: { mm: string }) => `${mm} mm a pixel at the detector`,
  "study.facts.spacing.unknown": "pixel size unknown",
  "study.facts.file": ({ name, size }: { name: string; size: string }) => `${name}, ${size}`,

  "result.title": "AI findings",
  "result.notDiagnosis": "Decision support, not a diagnosis.",
  "result.someAbove": ({ count }: { count: number }) => `${counted(count, "finding", "findings")} above the cut-off`,
  "result.noneAbove": "Nothing above the cut-off",
  "result.overallAbove": "Overall score above the cut-off, no single finding",
  "result.noneAbove.long": "This does not rule out disease.",
  "result.weak.long": "Shown to be better than a simple baseline only on few films. These do not raise a study in the worklist.",
  "result.weak.tag": "weak evidence",
  "result.weak.overall": "Weak evidence: this overall score was shown to be better than a simple baseline only on few films.",
  "result.experimental": "Experimental findings",
  "result.experimental.show": ({ count }: { count: number }) => `Show experimental findings (${number(count)})`,
  "result.experimental.hide": ({ count }: { count: number }) => `Hide experimental findings (${number(count)})`,
  "result.experimental.why": "Hidden, because they were not shown to be better than a guess from a thumbnail of the film.",
  "result.experimental.long":
    "Not shown to be better than a guess from a thumbnail of the film. Do not rely on them; they do not raise a study in the worklist.",
  "result.experimental.tag": "experimental",
  "result.experimental.overall":
    "Experimental: this overall score was not shown to be better than a guess from a thumbnail of the film.",
  "result.notOffered": ({ finding, reason }: { finding: string; reason: string }) => `${finding}: not offered by this model, because ${reason}.`,
  "result.above": ({ cutOff }: { cutOff: string }) => `above cut-off ${cutOff}`,
  "result.below": ({ cutOff }: { cutOff: string }) => `below cut-off ${cutOff}`,
  "result.above.long": ({ cutOff }: { cutOff: string }) => `Above this model’s cut-off (${cutOff}): look closely. Films without it can be above, too.`,
  "result.below.long": ({ cutOff }: { cutOff: string }) => `Below this model’s cut-off (${cutOff}). This does not rule it out.`,
  "result.ofHundred": "of 100",
  "result.notProbability": ({ prevalence }: { prevalence: string }) =>
    `The score is a position on this model’s scale, not the probability of disease. It was set on films of which ${prevalence} were abnormal, many more than in screening.`,
  "result.notProbability.unknown": "The score is a position on this model’s scale, not the probability of disease in screening.",
  "result.sensitivity": ({ value, low, high }: { value: string; low: string; high: string }) =>
    `Sensitivity ${value} (95 % CI ${low} to ${high})`,
  "result.sensitivity.long": ({ missed }: { missed: number }) => `Of 100 films with it, about ${number(missed)} stay below the cut-off.`,
  "result.specificity": ({ value, low, high }: { value: string; low: string; high: string }) =>
    `Specificity ${value} (95 % CI ${low} to ${high})`,
  "result.specificity.long": ({ flagged }: { flagged: number }) =>
    `Of 100 films without it, about ${number(flagged)} are above the cut-off.`,
  "result.notMeasured": "Sensitivity and specificity were not measured.",
  "result.auc": ({ value, low, high, positives, n }: { value: string; low: string; high: string; positives: number; n: number }) =>
    `AUC ${value} (95 % CI ${low} to ${high}) on ${counted(n, "film", "films")}, ${number(positives)} with it`,
  "result.where": ({ zone }: { zone: string }) => `strongest in the ${zone}`,
  "result.nowhere": "no single place stands out",
  "result.notRun.title": "Not scored yet",
  "result.notRun.body": "This film has no score. That is not the same as a negative result.",
  "result.running.title": "Scoring now",
  "result.running.body": "The film can be read meanwhile.",
  "result.refused.title": "Not scored",
  "result.failed.title": "Scoring failed",
  "result.stale.title": "Score outdated",
  "result.stale.body": ({ old, at, now }: { old: string; at: string; now: string }) =>
    `Scored ${at} by ${old}; the model in use is ${now}. Old scores are not shown, since cut-offs do not carry over.`,
  "result.stale.noModel": ({ old, at }: { old: string; at: string }) =>
    `Scored ${at} by ${old}. No model is ready now, so the score cannot be compared with this site's cut-off and is not shown.`,
  "result.scoreNow": "Score now",
  "result.scoreAgain": "Score again",
  "result.scoring": "Scoring…",
  "result.waitsForModel": "The model is not ready yet; scoring starts when it is.",
  "result.madeBy": ({ bundle, sha }: { bundle: string; sha: string }) => `${bundle} · ${sha}`,
  "result.madeAt": ({ at, provider }: { at: string; provider: string }) => `${at} on ${provider}`,

  "heatmap.show": ({ finding }: { finding: string }) => `Show where: ${finding}`,
  "heatmap.hide": ({ finding }: { finding: string }) => `Hide where: ${finding}`,
  "heatmap.short": "Where",
  "heatmap.of": ({ finding }: { finding: string }) => `Where the model looked: ${finding}`,
  "heatmap.about": "About this overlay",
  "heatmap.opacity": "Strength of the overlay",
  "heatmap.coarse": ({ rows, columns }: { rows: number; columns: number }) =>
    `Coarse: ${rows} x ${columns} cells. It shows where the score comes from, not the border of a disease.`,

  // The film's own controls.
  ...enViewer,
};

export const en = { messages, problems: enProblems };
