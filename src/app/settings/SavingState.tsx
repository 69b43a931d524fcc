import { Button } from "../components/Button.tsx";
import { type Language, useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import styles from "./Settings.module.css";
import type { Saving } from "./useSettingsForm.ts";

/** Whether what is on the screen is also on the disk. */
export function SavingState({ saving, onSave }: { readonly saving: Saving; readonly onSave: () => void }) {
  const language = useLanguage();
  const { text } = language;
  return (
    <div className={styles.saving} data-state={saving.state}>
      <output>{wordsOf(saving, language)}</output>
      {saving.state === "failed" && (
        <div role="alert">
          <p>
            <b>{text("settings.failed")}</b>
          </p>
          <ProblemNote problem={saving.problem} />
          <Button look="primary" onClick={onSave}>
            {text("settings.saveAgain")}
          </Button>
        </div>
      )}
    </div>
  );
}

function wordsOf(saving: Saving, { text, formats }: Language): string {
  if (saving.state === "unchanged") return text("settings.unchanged");
  if (saving.state === "waiting") return text("settings.saving");
  return saving.state === "saved" ? `✓ ${text("settings.saved", { time: formats.time(saving.at) })}` : "";
}
