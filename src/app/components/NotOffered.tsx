import type { FindingNotOffered } from "../../inference/bundle.ts";
import { useLanguage } from "./language.ts";

interface NotOfferedProps {
  readonly findings: readonly FindingNotOffered[];
  readonly className?: string | undefined;
}

/** What a reader may look for in vain, and why: a finding that is not named could be taken for one that was looked for and not found. */
export function NotOffered({ findings, className }: NotOfferedProps) {
  const { text, locale } = useLanguage();
  return findings.map(({ id, reason }) => (
    <p key={id} className={className}>
      {text("result.notOffered", { finding: text(`finding.${id}`), reason: reason[locale] })}
    </p>
  ));
}
