import type { ProfileId } from "../../domain/site.ts";
import { profiles } from "../../reading/reading.ts";
import { useLanguage } from "../components/language.ts";
import { operatingPointName } from "../components/operatingPointName.ts";
import { CheckedField, Choices } from "./fields.tsx";
import type { SectionProps } from "./SettingsPage.tsx";
import { parsePercent, percentText } from "./percent.ts";

export function ProfileSection({ form: { values, change } }: SectionProps) {
  const { text, formats } = useLanguage();
  const percentOf = (id: ProfileId) => formats.small(profiles[id].prevalence * 100);
  const choice = (value: ProfileId) => ({
    value,
    label: text(`settings.profile.${value}`),
    long: (
      <>
        {text(`settings.profile.${value}.why`)}{" "}
        {text("settings.profile.long", { point: operatingPointName(profiles[value].pointName, text), prevalence: percentOf(value) })}
      </>
    ),
  });
  return (
    <>
      <Choices
        legend={text("settings.profile")} isLegendHidden choices={[choice("checkup"), choice("outreach")]} chosen={values.profile}
        onChoose={(profile) => change({ profile })}
      />
      <CheckedField
        label={text("settings.prevalence")} value={values.prevalence} format={percentText} parse={parsePercent}
        onChange={(prevalence) => change({ prevalence })} hint={text("settings.prevalence.hint", { prevalence: percentOf(values.profile) })}
        wrong={text("settings.prevalence.wrong")} isShort
      />
    </>
  );
}
