import { Link, useLocation } from "wouter";
import { Button } from "../components/Button.tsx";
import { LanguageSwitch } from "../components/LanguageSwitch.tsx";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Shell.module.css";

const pages = [
  { path: "/", key: "app.nav.worklist" },
  { path: "/model", key: "app.nav.model" },
  { path: "/about", key: "app.nav.about" },
] as const;

export function Header() {
  const text = useText();
  const [location] = useLocation();
  const { siteName } = usePreferences();
  return (
    <header className={styles.header}>
      <p className={styles.name}>
        <b lang="en">{text("app.name")}</b>
        <span>{siteName || text("app.tagline")}</span>
      </p>
      <nav className={styles.nav} aria-label={text("app.nav")}>
        {pages.map(({ path, key }) => (
          <Link key={path} href={path} aria-current={location === path ? "page" : undefined}>
            {text(key)}
          </Link>
        ))}
      </nav>
      <div className={styles.settings}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
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
