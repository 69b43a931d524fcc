import { useEffect, useState } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import type { Outcome } from "../../domain/outcome.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useServices, useText } from "../services.ts";
import styles from "./Model.module.css";

/** The card stands under a heading of second order. */
const components: Components = { h1: "h3", h2: "h4", h3: "h5" };
const plugins = [remarkGfm];

/** The bundle's own words. HTML in it is not rendered. */
export function ModelCard() {
  const text = useText();
  const { bundleCard } = useServices();
  const [card, setCard] = useState<Outcome<string> | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void bundleCard().then((answer) => {
      if (!left.signal.aborted) setCard(answer);
    });
    return () => left.abort();
  }, [bundleCard]);
  if (card === null) return <p>{text("app.loading")}</p>;
  if (!card.ok) return <ProblemNote problem={card.problem} />;
  return (
    <>
      <p className={styles.lead}>{text("model.card.language")}</p>
      <div lang="en" className={styles.card}>
        <Markdown remarkPlugins={plugins} components={components}>
          {card.value}
        </Markdown>
      </div>
    </>
  );
}
