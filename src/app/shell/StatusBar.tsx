import { Link, useRoute } from "wouter";
import type { InferenceStatus } from "../../inference/inference.ts";
import { Announcement } from "../components/Announcement.tsx";
import { batchProgress } from "../components/batchProgress.ts";
import { Button } from "../components/Button.tsx";
import { useExportRun } from "../components/exportRun.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { downloadWords } from "../components/downloadWords.ts";
import { useSiteProblem } from "../components/useSite.ts";
import { useBatch, useInferenceStatus, useOnline, useStorageState, useUpdateState } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import shared from "../components/shared.module.css";
import styles from "./Shell.module.css";

/** What goes on behind the screens, in words; nothing here ever blocks. */
export function StatusBar() {
  const text = useText();
  return (
    <footer className={styles.status} aria-label={text("status.label")}>
      <SiteState />
      <NetworkState />
      <AiState />
      <BatchState />
      <ExportState />
      <UpdateState />
      <StorageState />
    </footer>
  );
}

/** Nothing is signed while it is unknown what the site has chosen. */
function SiteState() {
  const text = useText();
  const problem = useSiteProblem();
  if (problem === null) return null;
  return (
    <p role="alert" className={styles.warn}>
      {text("status.site.unreadable")} <Link href="/settings">{text("status.ai.why")}</Link>
    </p>
  );
}

function NetworkState() {
  const text = useText();
  const isOnline = useOnline();
  const { offlineReady } = useUpdateState();
  return (
    <p>
      <span className={`${styles.dot} ${isOnline ? styles.dotOn : ""}`} aria-hidden="true" />
      {text(isOnline ? "status.online" : "status.offline")} · {text(offlineReady ? "status.offlineReady" : "status.offlineNotReady")}
    </p>
  );
}

function AiState() {
  const language = useLanguage();
  const status = useInferenceStatus();
  const { text } = language;
  return (
    <>
      <p className={status.state === "unavailable" ? styles.warn : undefined}>
        {status.state === "downloading" && (
          <progress className={shared.progress} aria-label={text("model.downloading")} max={status.totalBytes || 1} value={status.doneBytes} />
        )}
        {aiWords(status, language)}
        {status.state === "unavailable" && <Link href="/model">{text("status.ai.why")}</Link>}
      </p>
      {status.state === "ready" && (
        <p>
          <Link href="/model">{text("status.bundle", status.device.bundle)}</Link>
        </p>
      )}
      <Announcement>{status.state === "downloading" ? "" : aiWords(status, language)}</Announcement>
    </>
  );
}

function aiWords(status: InferenceStatus, language: Language): string {
  const { text, formats } = language;
  if (status.state === "downloading") return downloadWords(status, language);
  if (status.state !== "ready") return text(`status.ai.${status.state}`);
  const { provider, selfTests } = status.device;
  const at = selfTests.find((test) => test.provider === provider)?.at;
  return text("status.ai.ready", { provider: text(`provider.${provider}`), time: at === undefined ? "" : formats.time(at) });
}

/** On other screens a batch goes on; here one sees how far it is. */
function BatchState() {
  const text = useText();
  const { done, total } = batchProgress(useBatch());
  const [isWorklist] = useRoute("/");
  if (isWorklist || done === total) return null;
  return (
    <p>
      <Link href="/">{text("batch.progress", { done, total })}</Link>
    </p>
  );
}

/** So does an export; what came of it stays here until it was seen. */
function ExportState() {
  const text = useText();
  const { state, isNews } = useExportRun();
  const [isExport] = useRoute("/export");
  const ended = isNews && !isExport ? text("export.status.ended") : "";
  const words = state.kind === "running" && !isExport ? text("export.status.running", state.progress) : ended;
  return (
    <>
      {words !== "" && (
        <p>
          <Link href="/export">{words}</Link>
        </p>
      )}
      <Announcement>{ended}</Announcement>
    </>
  );
}

/** A new version never interrupts a study, a batch or an export. */
function UpdateState() {
  const text = useText();
  const { updates } = useServices();
  const { updateReady } = useUpdateState();
  const { done, total } = batchProgress(useBatch());
  const [isStudy] = useRoute("/study/:uid");
  const isExporting = useExportRun().state.kind === "running";
  if (!updateReady) return null;
  if (isStudy || isExporting || done < total) return <p>{text("status.update.waits")}</p>;
  return (
    <p>
      {text("status.update.ready")}
      <Button look="quiet" onClick={() => updates.apply()}>
        {text("status.update.apply")}
      </Button>
    </p>
  );
}

function StorageState() {
  const { text, formats } = useLanguage();
  const storage = useStorageState();
  if (storage === null) return null;
  const key = storage.isPersistent ? "status.persistent" : "status.notPersistent";
  return (
    <p className={styles.end} title={text(`${key}.long`)}>
      {text("status.storage", { used: formats.bytes(storage.usedBytes) })} · {text(key)}
    </p>
  );
}
