import { createContext } from "react";
import type { SopInstanceUid } from "../../domain/ids.ts";

/** Told of each film whose pixels have been drawn. Nobody listens outside of the study page. */
export const FilmShownContext = createContext<(uid: SopInstanceUid) => void>(() => undefined);
