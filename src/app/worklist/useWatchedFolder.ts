import { useEffect, useState } from "react";
import { useServices } from "../services.ts";
import { chooseFolder, watchFolder } from "./watchedFolder.ts";

export interface WatchedFolder {
  /** Null where none is watched. */
  readonly name: string | null;
  /** The folder that was watched last cannot be read any more. */
  readonly isLost: boolean;
  readonly choose: () => void;
  readonly stop: () => void;
}

/** New films of a folder are opened by themselves, whatever page is shown. */
export function useWatchedFolder(): WatchedFolder {
  const { screening } = useServices();
  const [folder, setFolder] = useState<FileSystemDirectoryHandle | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (folder === null) return undefined;
    const lose = () => {
      setFolder(null);
      setLost(true);
    };
    return watchFolder(folder, (files) => screening.screen(files), lose);
  }, [folder, screening]);
  const choose = async () => {
    const chosen = await chooseFolder().catch(() => "lost" as const);
    setLost(chosen === "lost");
    if (chosen !== null && chosen !== "lost") setFolder(chosen);
  };
  return { name: folder?.name ?? null, isLost, choose: () => void choose(), stop: () => setFolder(null) };
}
