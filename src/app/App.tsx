import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Route, Router, Switch, useLocation } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import type { StudyUid } from "../domain/ids.ts";
import { CharacterKeysContext } from "./a11y/useKeys.ts";
import { Button } from "./components/Button.tsx";
import { ErrorBoundary } from "./components/ErrorBoundary.tsx";
import { ExportRunHolder } from "./components/ExportRunHolder.tsx";
import { LanguageContext, useLoadedLanguage } from "./components/language.ts";
import { Tour, TourOffer } from "./components/Tour.tsx";
import { SiteContext, useStoredSite } from "./components/useSite.ts";
import { type Studies, useStudies } from "./components/useStudies.ts";
import { usePreferences } from "./components/watching.ts";
import { type Services, ServicesContext, useText } from "./services.ts";
import { DropTarget } from "./shell/DropTarget.tsx";
import { Header } from "./shell/Header.tsx";
import styles from "./shell/Shell.module.css";
import { StatusBar } from "./shell/StatusBar.tsx";
import { LeftWorkContext, leftWork } from "./study/leftWork.ts";
import { LeftWorkNote } from "./study/LeftWorkNote.tsx";
import { useWatchedFolder, type WatchedFolder } from "./worklist/useWatchedFolder.ts";
import { everything, type View } from "./worklist/view.ts";
import { Worklist } from "./worklist/Worklist.tsx";
import "./fonts.css";
import "./tokens.css";
import "./base.css";

const FirstRun = lazy(async () => ({ default: (await import("./firstRun/FirstRun.tsx")).FirstRun }));
const loadStudyPage = async () => ({ default: (await import("./study/StudyPage.tsx")).StudyPage });
const StudyPage = lazy(loadStudyPage);
const ModelPage = lazy(async () => ({ default: (await import("./model/ModelPage.tsx")).ModelPage }));
const ReportPage = lazy(async () => ({ default: (await import("./report/ReportPage.tsx")).ReportPage }));
const ExportPage = lazy(async () => ({ default: (await import("./export/ExportPage.tsx")).ExportPage }));
const SettingsPage = lazy(async () => ({ default: (await import("./settings/SettingsPage.tsx")).SettingsPage }));
const HelpPage = lazy(async () => ({ default: (await import("./help/HelpPage.tsx")).HelpPage }));
const RefusalPage = lazy(async () => ({ default: (await import("./help/RefusalPage.tsx")).RefusalPage }));
const PracticePage = lazy(async () => ({ default: (await import("./practice/PracticePage.tsx")).PracticePage }));
const AboutPage = lazy(async () => ({ default: (await import("./about/AboutPage.tsx")).AboutPage }));

/** Deep links work without a server: the part behind # never leaves the browser. */
const hashRouting = { hook: useHashLocation };

export function App({ services }: { readonly services: Services }) {
  return (
    <ServicesContext value={services}>
      <Spoken />
    </ServicesContext>
  );
}

/** In the reader's language and light; behind the notice until it was read. */
function Spoken() {
  const { locale, theme, noticeAcceptedAt, hasCharacterKeys } = usePreferences();
  const language = useLoadedLanguage(locale);
  const site = useStoredSite();
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.classList.toggle("light", theme === "light");
  }, [locale, theme]);
  return (
    <LanguageContext value={language}>
      {site !== null && language !== null && (
        <SiteContext value={site}>
          <CharacterKeysContext value={hasCharacterKeys}>
            <Router {...hashRouting}>{noticeAcceptedAt === null ? <Suspense><FirstRun /></Suspense> : <ExportRunHolder><Shell /></ExportRunHolder>}</Router>
          </CharacterKeysContext>
        </SiteContext>
      )}
    </LanguageContext>
  );
}

function Shell() {
  const text = useText();
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  const studies = useStudies();
  const [selected, select] = useState<StudyUid | null>(null);
  const [toExport, setToExport] = useState<readonly StudyUid[]>([]);
  const [view, setView] = useState(everything);
  const watched = useWatchedFolder();
  const [left] = useState(leftWork);
  useEffect(() => void loadStudyPage(), []);
  return (
    <Tour studies={studies}>
      <div className={styles.shell}>
        <Button className={styles.skip} onClick={() => main.current?.focus()}>
          {text("app.skip")}
        </Button>
        <div>
          <Header />
          <TourOffer />
          <LeftWorkNote left={left} studies={studies} />
        </div>
        <main ref={main} tabIndex={-1} className={styles.main}>
          <ErrorBoundary place={location} fallback={<Crashed />}>
            <Suspense fallback={<p className={styles.loading}>{text("app.loading")}</p>}>
              <LeftWorkContext value={left}>
                <Screens {...{ studies, selected, select, toExport, setToExport, view, setView, watched }} />
              </LeftWorkContext>
            </Suspense>
          </ErrorBoundary>
        </main>
        <StatusBar />
        <DropTarget />
      </div>
    </Tour>
  );
}

interface ScreensProps {
  readonly studies: Studies | null;
  /** The study that the reader is at, also when coming back to the worklist. */
  readonly selected: StudyUid | null;
  readonly select: (uid: StudyUid) => void;
  /** What was last chosen for an export. */
  readonly toExport: readonly StudyUid[];
  readonly setToExport: (uids: readonly StudyUid[]) => void;
  /** What the worklist shows. */
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly watched: WatchedFolder;
}

/** The only place that knows every screen. */
function Screens({ studies, selected, select, toExport, setToExport, view, setView, watched }: ScreensProps) {
  const [, go] = useLocation();
  const exportStudies = (uids: readonly StudyUid[]) => {
    setToExport(uids);
    go("/export");
  };
  return (
    <Switch>
      <Route path="/">
        <Worklist studies={studies} selected={selected} onSelect={select} onExport={exportStudies} view={view} onView={setView} watched={watched} />
      </Route>
      <Route path="/study/:uid">{({ uid }) => <StudyPage uid={uid as StudyUid} studies={studies} onOpen={select} />}</Route>
      <Route path="/report/:uid">
        {({ uid }) => <ReportPage key={uid} uid={uid as StudyUid} studies={studies} onExport={exportStudies} />}
      </Route>
      <Route path="/export">
        <ExportPage studies={studies} chosen={toExport} />
      </Route>
      <Route path="/settings">
        <SettingsPage studies={studies} />
      </Route>
      <Route path="/help">
        <HelpPage />
      </Route>
      <Route path="/help/refused/:code">{({ code }) => <RefusalPage code={code} />}</Route>
      <Route path="/practice">
        <PracticePage />
      </Route>
      <Route path="/model">
        <ModelPage />
      </Route>
      <Route path="/about">
        <AboutPage />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function NotFound() {
  const text = useText();
  const [, go] = useLocation();
  return (
    <div className={styles.crashed}>
      <h1>{text("app.notFound")}</h1>
      <Button onClick={() => go("/")}>{text("app.backToWorklist")}</Button>
    </div>
  );
}

function Crashed() {
  const text = useText();
  return (
    <div className={styles.crashed} role="alert">
      <h1>{text("app.crashed")}</h1>
      <p>{text("app.crashed.safe")}</p>
      <Button onClick={() => location.reload()}>{text("app.reload")}</Button>
    </div>
  );
}
