import { useLocation } from "wouter";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useServices, useText } from "../services.ts";
import styles from "./About.module.css";

/** What it is and is not for, the keys, where the data is, the licenses. */
export function AboutPage() {
  const text = useText();
  const [, go] = useLocation();
  const { preferences } = useServices();
  const heading = useArrival(`${text("about.title")} · ${text("app.name")}`);
  useKeys({ Escape: () => go("/") });
  return (
    <article className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        {text("about.title")}
      </h1>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Points title={text("firstRun.is")} points={[text("firstRun.is.1"), text("firstRun.is.2"), text("firstRun.is.3")]} />
          <Points title={text("firstRun.isNot")} points={[text("firstRun.isNot.1"), text("firstRun.isNot.2"), text("firstRun.isNot.3")]} />
          <Points title={text("about.data")} points={[text("about.data.body")]} />
          <Button onClick={() => preferences.change({ noticeAcceptedAt: null })}>{text("about.notice")}</Button>
          <Points title={text("about.licenses")} points={[text("about.licenses.body")]} />
        </div>
        <div className={styles.column}>
          <Keys title={text("about.keys.worklist")} keys={worklistKeys} />
          <Keys title={text("about.keys.study")} keys={studyKeys} />
          <Points title={text("viewer.label")} points={[text("viewer.instructions")]} />
        </div>
      </div>
    </article>
  );
}

const worklistKeys = [
  { keys: ["j", "k", "↓", "↑"], does: "about.key.move" },
  { keys: ["↵"], does: "about.key.open" },
  { keys: ["o"], does: "about.key.files" },
  { keys: ["Delete"], does: "about.key.delete" },
  { keys: ["?"], does: "about.key.help" },
] as const;

const studyKeys = [
  { keys: ["j", "k", "]", "["], does: "about.key.move" },
  { keys: ["h"], does: "about.key.heatmap" },
  { keys: ["n"], does: "about.key.nextFinding" },
  { keys: ["e"], does: "about.key.experimental" },
  { keys: ["."], does: "about.key.image" },
  { keys: ["Esc"], does: "about.key.escape" },
] as const;

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {points.map((point) => (
        <p key={point}>{point}</p>
      ))}
    </section>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: typeof worklistKeys | typeof studyKeys }) {
  const text = useText();
  return (
    <table className={styles.keys}>
      <caption>{`${text("about.keys")}: ${title}`}</caption>
      <thead>
        <tr>
          <th scope="col">{text("about.key")}</th>
          <th scope="col">{text("about.does")}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((one) => (
          <tr key={one.does}>
            <td>
              {one.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </td>
            <td>{text(one.does)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
