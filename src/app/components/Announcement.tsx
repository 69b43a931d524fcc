import styles from "./shared.module.css";

/** Said by a screen reader when it changes, politely; not seen. */
export function Announcement({ children }: { readonly children: string }) {
  return <output className={styles.hidden}>{children}</output>;
}
