import { useMemo } from "react";
import type { BundleIdentity, FindingScore } from "../../domain/result.ts";
import type { Study } from "../../domain/study.ts";
import { flaggedMeaning } from "../../reading/reading.ts";
import { useLanguage } from "../components/language.ts";
import { useSite } from "../components/useSite.ts";
import styles from "./Scores.module.css";

interface FlaggedHereProps {
  readonly overall: FindingScore;
  readonly bundle: BundleIdentity;
  /** Of the whole site. */
  readonly studies: readonly Study[];
}

/** What a film above the cut-off means at this site, in films, and where that number comes from. Nothing where nobody measured it. */
export function FlaggedHere({ overall: { operatingPoint: point }, bundle, studies }: FlaggedHereProps) {
  const { text, formats } = useLanguage();
  const { settings } = useSite();
  const meaning = useMemo(() => flaggedMeaning({ point, bundle, settings, studies }), [point, bundle, settings, studies]);
  if (meaning === null) return null;
  const { value, low, high } = meaning.perThousand;
  const count = (perThousand: number) => formats.number(Math.round(perThousand));
  const range = text("reading.meaning.range", { low: count(low), high: count(high) });
  return (
    <p className={styles.flagged} title={range}>
      {meaning.source === "own"
        ? text("reading.meaning.own", { flagged: count(value), n: meaning.n })
        : text("reading.meaning.prevalence", { flagged: count(value), prevalence: formats.small(meaning.prevalence * 100) })}
    </p>
  );
}
