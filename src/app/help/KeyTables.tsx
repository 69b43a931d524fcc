import { useText } from "../services.ts";
import styles from "./Help.module.css";
import { keyGroups } from "./helpKeys.ts";

/** All keys, screen by screen. */
export function KeyTables() {
  const text = useText();
  return keyGroups.map(({ name, keys }) => (
    <table key={name} className={styles.keys}>
      <caption>{text(`help.keys.${name}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{text("help.keys.key")}</th>
          <th scope="col">{text("help.keys.does")}</th>
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
  ));
}
