import type { Notice, PrintModel } from "../../report/report.ts";
import { Lines, Words } from "./Words.tsx";
import styles from "./Sheet.module.css";

/** Whose report this is, of which site, and in which version. */
export function SheetHeader({ model }: { readonly model: PrintModel }) {
  const { name, address, phone } = model.letterhead;
  return (
    <header className={styles.header}>
      {(name !== "" || address !== "" || phone !== "") && (
        <div className={styles.letterhead}>
          <b>{name}</b>
          <p>{[address, phone].filter((part) => part !== "").join(" · ")}</p>
        </div>
      )}
      <div className={styles.title}>
        <h2><Words said={model.title} /></h2>
        <p><Words said={model.number} /></p>
      </div>
      {model.notices.map((notice) => <NoticeBox key={notice.lines.join()} notice={notice} />)}
      <dl className={styles.patient}>
        {model.patient.map(({ label, value }) => (
          <div key={label.join()}>
            <dt><Words said={label} /></dt>
            <dd><Words said={value} /></dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function NoticeBox({ notice }: { readonly notice: Notice }) {
  return (
    <div className={styles.notice}>
      {notice.word !== null && <b><Words said={notice.word} /></b>}
      <div>{notice.lines.map((line) => <Lines key={line.join()} said={line} />)}</div>
    </div>
  );
}
