import type { SignedRead } from "../../domain/read.ts";
import type { Study } from "../../domain/study.ts";
import { useText } from "../services.ts";
import { ReadCard } from "./ReadCard.tsx";
import styles from "./Reading.module.css";
import { SidePopover } from "./SidePopover.tsx";

interface HistoryProps {
  readonly study: Study;
  /** That this reader may see, oldest first. */
  readonly reads: readonly SignedRead[];
  /** The newest of each reader side by side, for who decides between them. */
  readonly isCompared?: boolean;
}

/** All that was signed of a study; nothing of it ever changes. */
export function History({ study, reads, isCompared = false }: HistoryProps) {
  const text = useText();
  const newest = reads.filter((read) => !reads.some(({ amends }) => amends?.number === read.number));
  return (
    <>
      {isCompared && (
        <div className={styles.compared}>
          {newest.map((read) => (
            <ReadCard key={read.number} study={study} read={read} reads={reads} isShort />
          ))}
        </div>
      )}
      <SidePopover className={styles.history} label={text("reading.history")} button={text("reading.history.count", { count: reads.length })}>
        {() => (
          <ol className={styles.cards}>
            {reads.map((read) => (
              <li key={read.number} value={read.number}>
                <ReadCard study={study} read={read} reads={reads} />
              </li>
            ))}
          </ol>
        )}
      </SidePopover>
    </>
  );
}
