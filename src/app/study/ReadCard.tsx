import type { SignedRead } from "../../domain/read.ts";
import type { Study } from "../../domain/study.ts";
import { useLanguage } from "../components/language.ts";
import { amendedBy, changedParts } from "./changedParts.ts";
import { findingWords } from "./findingWords.ts";
import styles from "./Reading.module.css";

interface ReadCardProps {
  readonly study: Study;
  readonly read: SignedRead;
  /** Of the same study. */
  readonly reads: readonly SignedRead[];
  /** Verdict and impression alone. */
  readonly isShort?: boolean;
}

/** One signed read in short: who, in which role, when, and what. While scores are withheld, nothing that tells what the model said. */
export function ReadCard({ study, read, reads, isShort = false }: ReadCardProps) {
  const { text, formats } = useLanguage();
  const { opinion, reader, role, firstVerdict } = read;
  const isBlind = study.images.some(({ result }) => result.state === "withheld");
  const verdict = (of: typeof opinion.verdict) => text(`reading.verdict.${of}`);
  return (
    <article className={styles.card}>
      <h3>{verdict(opinion.verdict)}</h3>
      <p className={styles.by}>
        {text("reading.history.signed", { reader: reader.name, role: text(`reading.role.${role}`), at: formats.dateTime(read.signedAt) })}
      </p>
      <p>{opinion.impression}</p>
      {opinion.findings.length > 0 && <p>{opinion.findings.map((one) => findingWords(one, text)).join(", ")}</p>}
      {!isShort && opinion.nextStep !== "" && <p>{opinion.nextStep}</p>}
      {!isShort && !isBlind && firstVerdict !== null && (
        <p className={styles.by}>{text("reading.first", { verdict: verdict(firstVerdict.verdict), time: formats.time(firstVerdict.at) })}</p>
      )}
      {!isBlind && opinion.disagreement !== null && (
        <p className={styles.by}>{text("reading.history.disagreement", { reason: text(`reading.reason.${opinion.disagreement.reason}`) })}</p>
      )}
      {read.amends !== null && <Amends read={read} reads={reads} isBlind={isBlind} />}
      {!isShort && <p className={styles.by}>{text("reading.history.digest", { sha: read.sha256.slice(0, 8) })}</p>}
    </article>
  );
}

function Amends({ read, reads, isBlind }: Pick<ReadCardProps, "read" | "reads"> & { readonly isBlind: boolean }) {
  const { text } = useLanguage();
  if (read.amends === null) return null;
  const before = amendedBy(read, reads);
  const changed = before === null ? [] : changedParts(before.opinion, read.opinion);
  const parts = isBlind ? changed.filter((part) => part !== "disagreement") : changed;
  return (
    <>
      <p className={styles.by}>{text("reading.history.amends", read.amends)}</p>
      <p className={styles.by}>
        {parts.length === 0 ? text("reading.history.unchanged") : text("reading.history.changed", { parts: parts.map((part) => text(`reading.changed.${part}`)).join(", ") })}
      </p>
    </>
  );
}
