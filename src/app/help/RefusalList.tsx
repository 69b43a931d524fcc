import { Link } from "wouter";
import { type RefusalCode, refusalPath } from "../components/refusalPath.ts";
import { useText } from "../services.ts";
import styles from "./Help.module.css";
import { refusalCodes, slugOf } from "./refusals.ts";

/** `current`: the reason whose page this is. */
export function RefusalList({ current }: { readonly current: RefusalCode | null }) {
  const text = useText();
  return (
    <ul className={styles.list}>
      {refusalCodes.map((code) => (
        <li key={code}>
          <Link href={refusalPath(code)} aria-current={code === current ? "page" : undefined}>
            {text(`refused.${slugOf(code)}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
