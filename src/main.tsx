import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import type { Services } from "./app/services.ts";
import { fail, succeed, type Outcome } from "./domain/outcome.ts";
import { rememberBundle } from "./flows/bundleInUse.ts";
import { openCatchingUp } from "./flows/catchingUp.ts";
import type { ExportPorts } from "./flows/exporting.ts";
import { openFullImages } from "./flows/images.ts";
import { type Exporting, isPreferences, type PreferenceValues } from "./flows/journeys.ts";
import { openPractice } from "./flows/practice.ts";
import { openScreening } from "./flows/screening.ts";
import { loadSpeech, localeFrom } from "./i18n/i18n.ts";
import { openDeviceInference } from "./inference/browser/deviceInference.ts";
import type { Inference } from "./inference/inference.ts";
import { measuredIngest } from "./ingest/browser/measuredIngest.ts";
import { openWorkerIngest } from "./ingest/browser/workerIngest.ts";
import { openDeviceStorage } from "./platform/browser/deviceStorage.ts";
import type { ReaderId } from "./domain/reader.ts";
import { digest } from "./platform/browser/digest.ts";
import { openDownload } from "./platform/browser/download.ts";
import { folderOpener } from "./platform/browser/folder.ts";
import { drawLettering } from "./platform/browser/lettering.ts";
import { openPreferences } from "./platform/browser/preferences.ts";
import { openReaderSession } from "./platform/browser/readerSession.ts";
import { fetchSamples } from "./platform/browser/samples.ts";
import { openStow } from "./platform/browser/stow.ts";
import { openUpdates } from "./platform/browser/updates.ts";
import { openZipFile } from "./platform/browser/zipFile.ts";
import type { Download } from "./platform/download.ts";
import { openDexieStore } from "./store/browser/dexieStore.ts";
import { requestPersistence, storageUsed } from "./store/browser/persistence.ts";
import { unavailableStore } from "./store/unavailableStore.ts";

const clock = { now: () => Date.now() };
/** The folder of the bundle that this app was built with, with a slash at its end. */
declare const __BUNDLE_PATH__: string;
declare const __APP_VERSION__: string;
const manifestUrl = new URL(`${__BUNDLE_PATH__}manifest.json`, document.baseURI).href;

const defaults: PreferenceValues = {
  locale: localeFrom(navigator.languages), theme: "dark", noticeAcceptedAt: null, studyOrder: "urgent", provider: "automatic",
  tourSeenAt: null, hasCharacterKeys: true, lastBundle: null,
};

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
createRoot(root).render(<StrictMode><App services={await openServices()} /></StrictMode>);

/** Opens every adapter. What cannot be opened answers why, and the rest goes on. */
async function openServices(): Promise<Services> {
  const preferences = openPreferences("firstread/preferences", defaults, isPreferences);
  // The words come in beside the database, so that the first screen has not to wait for them.
  const [opened] = await Promise.all([openDexieStore(), loadSpeech(preferences.current().locale)]);
  const store = opened.ok ? opened.value : unavailableStore(opened.problem);
  const download = openDownload(digest);
  const inference = openDeviceInference({ manifestUrl, download, digest, clock, choice: preferences.current().provider });
  const ingest = measuredIngest(openWorkerIngest());
  const images = openFullImages(store, ingest);
  rememberBundle(inference, preferences);
  openCatchingUp({ store, inference, images, clock });
  return {
    store, site: store, readerSession: openReaderSession<ReaderId>(), inference, preferences, clock,
    screening: openScreening({ ingest, inference, store, clock, samples, parallel: 2 }),
    images,
    exporting: exportingFrom({ store, images, clock, lettering: drawLettering, appVersion: __APP_VERSION__ }),
    practice: openPractice({ ingest, inference, clock, samples }),
    updates: openUpdates("sw.js", import.meta.env.PROD),
    storage: openDeviceStorage(storageUsed, async () => (await requestPersistence()) === "persisted"),
    bundleCard: () => bundleCard(inference, download),
  };
}

function exportingFrom(ports: ExportPorts): Exporting {
  return {
    openZip: (fileName) => openZipFile(fileName), openFolder: folderOpener(window), openPacs: (url) => openStow(url, document.baseURI),
    // What makes the files is loaded when there are files to be made.
    run: async (request, onProgress, signal) => (await import("./flows/exporting.ts")).exportStudies(ports, request, onProgress, signal),
  };
}

async function samples(): ReturnType<Parameters<typeof openPractice>[0]["samples"]> {
  const files = await fetchSamples(new URL("samples/", document.baseURI).href);
  return files === null ? fail({ code: "inference/download-failed", file: "samples" }) : succeed(files);
}

/** Verified like every other file of the bundle, and here without a network once the model is. */
async function bundleCard(inference: Inference, download: Download): Promise<Outcome<string>> {
  const status = inference.status();
  if (status.state !== "ready") return fail({ code: "inference/unavailable" });
  const { file, sizeBytes, sha256 } = status.device.manifest.card;
  const card = await download({ url: new URL(file, manifestUrl).href, sizeBytes, sha256 }, () => undefined, new AbortController().signal);
  return card.ok ? succeed(new TextDecoder().decode(card.value)) : card;
}
