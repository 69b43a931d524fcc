import { locales } from "../../i18n/i18n.ts";
import { useServices } from "../services.ts";
import { useLanguage } from "./language.ts";
import styles from "./LanguageSwitch.module.css";

/** Each language in its own name, so that it is found by who cannot read the other one. */
export function LanguageSwitch() {
  const { preferences } = useServices();
  const { text, locale } = useLanguage();
  return (
    <fieldset aria-label={text("app.language")} className={styles.switch}>
      {locales.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === locale} onClick={() => preferences.change({ locale: one })}>
          {text(`app.language.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
