import { useEffect, useState } from "react";
import type { Outcome } from "../../domain/outcome.ts";
import type { Study } from "../../domain/study.ts";
import type { OpenPracticeFilm, PracticeFilm } from "../../flows/journeys.ts";

/** Null while it is decoded. `onScored` is called even when the reader has gone on: the summary wants to know. */
export function useOpenFilm(film: PracticeFilm, onScored: (study: Study) => void): Outcome<OpenPracticeFilm> | null {
  const [opened, setOpened] = useState<Outcome<OpenPracticeFilm> | null>(null);
  useEffect(() => {
    void film.open().then(async (answer) => {
      setOpened(answer);
      if (!answer.ok) return;
      const { study } = answer.value;
      const result = await answer.value.result;
      onScored({ ...study, images: study.images.map((image) => ({ ...image, result })) });
    });
  }, [film, onScored]);
  return opened;
}
