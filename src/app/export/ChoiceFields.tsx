import { exportKinds, type ExportKind } from "../../flows/journeys.ts";
import { type Locale, locales } from "../../i18n/i18n.ts";
import { type ExportTarget, exportTargets } from "../components/exportRun.ts";
import { useServices, useText } from "../services.ts";
import { type Choices, kindsFor, type Scope, scopes } from "./choices.ts";
import styles from "./Export.module.css";

interface ChoiceFieldsProps {
  readonly choices: Choices;
  readonly change: (changed: Partial<Choices>) => void;
  /** How many studies each choice stands for. */
  readonly counts: Readonly<Record<Scope, number>>;
  readonly pacsUrl: string;
}

/** Which studies, what of them, where to. */
export function ChoiceFields({ choices, change, counts, pacsUrl }: ChoiceFieldsProps) {
  return (
    <>
      <div className={styles.column}>
        <Scopes choices={choices} change={change} counts={counts} />
        <Kinds choices={choices} change={change} />
      </div>
      <div className={styles.column}>
        <Targets choices={choices} change={change} pacsUrl={pacsUrl} />
        <Languages choices={choices} change={change} />
      </div>
    </>
  );
}

type FieldProps = Pick<ChoiceFieldsProps, "choices" | "change">;

function Scopes({ choices, change, counts }: FieldProps & Pick<ChoiceFieldsProps, "counts">) {
  const text = useText();
  return (
    <fieldset className={styles.group}>
      <legend>{text("export.which")}</legend>
      {scopes.filter((scope) => scope !== "chosen" || counts.chosen > 0).map((scope) => (
        <label key={scope} className={styles.choice}>
          <input type="radio" name="scope" checked={choices.scope === scope} onChange={() => change({ scope })} />
          <span>{text(`export.which.${scope}`, { count: counts[scope] })}</span>
        </label>
      ))}
      {kindsFor(choices).includes("csv") && (
        <label className={styles.choice}>
          <input type="checkbox" checked={choices.withUnsigned} onChange={() => change({ withUnsigned: !choices.withUnsigned })} />
          <span>{text("export.unsigned")}</span>
        </label>
      )}
    </fieldset>
  );
}

function Kinds({ choices, change }: FieldProps) {
  const text = useText();
  const toggle = (kind: ExportKind) =>
    change({ kinds: exportKinds.filter((one) => (one === kind ? !choices.kinds.includes(one) : choices.kinds.includes(one))) });
  return (
    <fieldset className={styles.group}>
      <legend>{text("export.what")}</legend>
      {exportKinds.map((kind) => {
        const isOffered = choices.target !== "pacs" || kind === "sr" || kind === "sc";
        return (
          <label key={kind} className={styles.choice}>
            <input type="checkbox" disabled={!isOffered} checked={isOffered && choices.kinds.includes(kind)} onChange={() => toggle(kind)} />
            <span>
              {text(`export.kind.${kind}`)}
              <small>{text(`export.kind.${kind}.about`)}</small>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Targets({ choices, change, pacsUrl }: FieldProps & Pick<ChoiceFieldsProps, "pacsUrl">) {
  const text = useText();
  const { exporting } = useServices();
  const about: Readonly<Record<ExportTarget, string>> = {
    zip: text("export.to.zip.about"),
    folder: text(exporting.openFolder === null ? "export.to.folder.missing" : "export.to.folder.about"),
    pacs: pacsUrl === "" ? text("export.to.pacs.missing") : text("export.to.pacs.about", { url: pacsUrl }),
  };
  const isOffered = (target: ExportTarget) => target === "zip" || (target === "folder" ? exporting.openFolder !== null : pacsUrl !== "");
  return (
    <fieldset className={styles.group}>
      <legend>{text("export.where")}</legend>
      {exportTargets.map((target) => (
        <label key={target} className={styles.choice}>
          <input type="radio" name="target" disabled={!isOffered(target)} checked={choices.target === target} onChange={() => change({ target })} />
          <span>
            {text(`export.to.${target}`)}
            <small>{about[target]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Languages({ choices, change }: FieldProps) {
  const text = useText();
  return (
    <fieldset className={styles.group}>
      <legend>{text("export.language")}</legend>
      {locales.map((language: Locale) => (
        <label key={language} className={styles.choice}>
          <input type="radio" name="language" checked={choices.language === language} onChange={() => change({ language })} />
          <span>{text(`export.language.${language}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
