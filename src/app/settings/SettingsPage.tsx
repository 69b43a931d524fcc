import { useArrival } from "../a11y/useArrival.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSiteProblem } from "../components/useSite.ts";
import type { Studies } from "../components/useStudies.ts";
import { useText } from "../services.ts";
import { PhrasesSection } from "./PhrasesSection.tsx";
import { ProfileSection } from "./ProfileSection.tsx";
import { ReadersSection } from "./ReadersSection.tsx";
import { ReadingSection } from "./ReadingSection.tsx";
import { RegisterSection } from "./RegisterSection.tsx";
import { ReportSection } from "./ReportSection.tsx";
import { SavingState } from "./SavingState.tsx";
import styles from "./Settings.module.css";
import { SiteSection } from "./SiteSection.tsx";
import { type SettingsForm, useSettingsForm } from "./useSettingsForm.ts";

/** In the order in which they stand on the page. */
const sections = [
  { id: "site", title: "settings.site", Section: SiteSection },
  { id: "profile", title: "settings.profile", Section: ProfileSection },
  { id: "reading", title: "settings.reading", Section: ReadingSection },
  { id: "readers", title: "settings.readers", Section: ReadersSection },
  { id: "phrases", title: "settings.phrases", Section: PhrasesSection },
  { id: "report", title: "settings.report", Section: ReportSection },
  { id: "register", title: "settings.register", Section: RegisterSection },
] as const;

export interface SectionProps {
  readonly form: SettingsForm;
}

/** What the site has chosen for all who read there. */
export function SettingsPage(_: { readonly studies: Studies | null }) {
  const text = useText();
  const form = useSettingsForm();
  const problem = useSiteProblem();
  const heading = useArrival(text("settings.title"));
  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <h1 ref={heading} tabIndex={-1}>
          {text("settings.title")}
        </h1>
        <SectionList />
        <SavingState saving={form.saving} onSave={form.save} />
      </div>
      <div className={styles.sections} data-tour="settings">
        <p className={styles.lead}>{text("settings.lead")}</p>
        {problem !== null && (
          <div role="alert" className={styles.card}>
            <ProblemNote problem={problem} />
            <p>{text("settings.unreadable")}</p>
          </div>
        )}
        {sections.map(({ id, title, Section }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className={styles.card}>
            <h2 id={`${id}-title`} tabIndex={-1}>
              {text(title)}
            </h2>
            <Section form={form} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** Buttons, since the part of the address behind # says which page this is. */
function SectionList() {
  const text = useText();
  return (
    <nav aria-label={text("settings.sections")}>
      <ul className={styles.sectionList}>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <Button look="quiet" onClick={() => goTo(id)}>
              {text(title)}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function goTo(id: string): void {
  const title = document.querySelector<HTMLElement>(`#${id}-title`);
  title?.scrollIntoView({ block: "start" });
  title?.focus({ preventScroll: true });
}
