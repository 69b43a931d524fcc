import { useText } from "../services.ts";
import styles from "./shared.module.css";

/** Wherever a phantom shows. */
export function SyntheticBadge() {
  const text = useText();
  return (
    <span className={styles.badge} title={text("app.synthetic.long")}>
      {text("app.synthetic")}
    </span>
  );
}
