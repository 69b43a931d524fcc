import type { ReportLanguage } from "../../domain/site.ts";
import { useText } from "../services.ts";
import { CheckedField, Choices } from "./fields.tsx";
import type { SectionProps } from "./SettingsPage.tsx";

const keys = { ko: "app.language.ko", en: "app.language.en", both: "settings.reportLanguage.both" } as const;
const languages: readonly ReportLanguage[] = ["ko", "en", "both"];

/** Through the app's own server, which knows the PACS (see `server/pacsProxy`). */
const ownServerPath = "pacs";

const exampleAddress = "https://pacs.example/dicom-web";

export function ReportSection({ form: { values, change } }: SectionProps) {
  const text = useText();
  return (
    <>
      <Choices
        legend={text("settings.reportLanguage")} chosen={values.reportLanguage} onChoose={(reportLanguage) => change({ reportLanguage })}
        choices={languages.map((value) => ({ value, label: text(keys[value]) }))}
      />
      <CheckedField
        label={text("settings.pacs")} value={values.pacsUrl} format={(url) => url} parse={parseWebAddress} onChange={(pacsUrl) => change({ pacsUrl })}
        hint={text("settings.pacs.hint", { own: ownServerPath, example: exampleAddress })}
        wrong={text("settings.pacs.wrong", { own: ownServerPath })}
      />
    </>
  );
}

/** Empty for none; undefined for what is no address of a web server. */
function parseWebAddress(typed: string): string | undefined {
  const address = typed.trim();
  if (address === "" || address === ownServerPath) return address;
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? address : undefined;
}
