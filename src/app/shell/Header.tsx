import { useState } from "react";
import { Link, useLocation } from "wouter";
import { Button } from "../components/Button.tsx";
import { LanguageSwitch } from "../components/LanguageSwitch.tsx";
import { ReaderDialog } from "../components/ReaderDialog.tsx";
import { useReader, useSite } from "../components/useSite.ts";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Shell.module.css";

/** What is used all day, and what is looked up. */
const pageGroups = [
  [
    { path: "/", key: "app.nav.worklist" },
    { path: "/practice", key: "app.nav.practice" },
    { path: "/help", key: "app.nav.help" },
  ],
  [
    { path: "/settings", key: "app.nav.settings" },
    { path: "/model", key: "app.nav.model" },
    { path: "/about", key: "app.nav.about" },
  ],
] as const;

export function Header() {
  const text = useText();
  const [location] = useLocation();
  const { name } = useSite().settings.letterhead;
  return (
    <header className={styles.header}>
      <p className={styles.name}>
        <b lang="en">{text("app.name")}</b>
        {name !== "" && <span>{name}</span>}
      </p>
      <nav className={styles.nav} aria-label={text("app.nav")}>
        {pageGroups.map((pages) => (
          <ul key={pages[0].path}>
            {pages.map(({ path, key }) => (
              <li key={path}>
                <Link href={path} aria-current={location === path ? "page" : undefined}>
                  {text(key)}
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div className={styles.settings}>
        <ReaderSwitch />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function ReaderSwitch() {
  const text = useText();
  const reader = useReader();
  const [isOpen, setOpen] = useState(false);
  const label = reader === null ? {} : { "aria-label": text("reader.switch.long", { name: reader.name }) };
  return (
    <>
      <Button look="quiet" className={styles.reader} aria-haspopup="dialog" onClick={() => setOpen(true)} {...label}>
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M1.75 14.5c.6-3.2 3-4.75 6.25-4.75s5.65 1.55 6.25 4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span>{reader === null ? text("reader.switch.nobody") : text("reader.switch", { name: reader.name })}</span>
      </Button>
      {isOpen && <ReaderDialog onClose={() => setOpen(false)} onChosen={() => setOpen(false)} />}
    </>
  );
}

function ThemeSwitch() {
  const text = useText();
  const { preferences } = useServices();
  const { theme } = usePreferences();
  const other = theme === "dark" ? "light" : "dark";
  const label = text(other === "light" ? "app.theme.toLight" : "app.theme.toDark");
  return (
    <Button look="quiet" aria-label={label} title={label} onClick={() => preferences.change({ theme: other })}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5Z" fill="currentColor" />
      </svg>
    </Button>
  );
}
