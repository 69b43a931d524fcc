import type { ReadingMode } from "../../domain/read.ts";
import type { SecondReaderRule } from "../../domain/site.ts";
import { useText } from "../services.ts";
import { Choices } from "./fields.tsx";
import type { SectionProps } from "./SettingsPage.tsx";

const modes: readonly ReadingMode[] = ["ai-first", "blind"];
const rules: readonly SecondReaderRule[] = ["never", "positive", "always"];

export function ReadingSection({ form: { values, change } }: SectionProps) {
  const text = useText();
  return (
    <>
      <Choices
        legend={text("settings.mode")} chosen={values.mode} onChoose={(mode) => change({ mode })}
        choices={modes.map((value) => ({ value, label: text(`settings.mode.${value}`), long: text(`settings.mode.${value}.long`) }))}
      />
      <Choices
        legend={text("settings.second")} chosen={values.secondReader} onChoose={(secondReader) => change({ secondReader })}
        choices={rules.map((value) => ({ value, label: text(`settings.second.${value}`), long: text(`settings.second.${value}.long`) }))}
      />
    </>
  );
}
