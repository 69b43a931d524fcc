import { useText } from "../services.ts";
import { TextField } from "./fields.tsx";
import type { SectionProps } from "./SettingsPage.tsx";
import styles from "./Settings.module.css";

export function SiteSection({ form: { values, change } }: SectionProps) {
  const text = useText();
  const { letterhead } = values;
  const put = (part: Partial<typeof letterhead>) => change({ letterhead: { ...letterhead, ...part } });
  return (
    <>
      <p className={styles.about}>{text("settings.site.lead")}</p>
      <div className={styles.grid}>
        <TextField label={text("settings.site.name")} value={letterhead.name} maxLength={60} onChange={(name) => put({ name })} />
        <TextField label={text("settings.site.phone")} value={letterhead.phone} maxLength={40} onChange={(phone) => put({ phone })} />
      </div>
      <TextField label={text("settings.site.address")} value={letterhead.address} maxLength={120} onChange={(address) => put({ address })} />
    </>
  );
}
