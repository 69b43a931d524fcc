import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import type { WatchedFolder } from "./useWatchedFolder.ts";
import { canWatchFolders } from "./watchedFolder.ts";
import styles from "./Worklist.module.css";

/** Nothing where the browser cannot do it. */
export function WatchButton({ watched: { name, isLost, choose, stop } }: { readonly watched: WatchedFolder }) {
  const text = useText();
  if (!canWatchFolders()) return null;
  return (
    <>
      {name === null ? (
        <Button title={text("worklist.watch.long")} onClick={choose}>
          {text("worklist.watch")}
        </Button>
      ) : (
        <Button aria-pressed className={styles.watching} title={text("worklist.watch.stop")} onClick={stop}>
          <span>{text("worklist.watch.on", { folder: name })}</span>
        </Button>
      )}
      {isLost && (
        <div role="alert" className={styles.floating}>
          <h2>{text("worklist.watch.lost")}</h2>
          <p>{text("worklist.watch.lost.safe")}</p>
          <Button onClick={choose}>{text("worklist.watch")}</Button>
        </div>
      )}
    </>
  );
}
