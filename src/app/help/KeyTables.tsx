import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Help.module.css";
import { keyGroups } from "./helpKeys.ts";

/** All keys, screen by screen, and whether those of one character act. */
export function KeyTables() {
  return (
    <>
      <CharacterKeys />
      <Tables />
    </>
  );
}

function CharacterKeys() {
  const text = useText();
  const { preferences } = useServices();
  const { hasCharacterKeys } = usePreferences();
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={hasCharacterKeys} onChange={({ target }) => preferences.change({ hasCharacterKeys: target.checked })} />
      {text("help.characterKeys")}
      <small>{text("help.characterKeys.long")}</small>
    </label>
  );
}

function Tables() {
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
