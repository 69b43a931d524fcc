"""The prepared films and who may see which."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labels import LABELS, targets_of

NIH, RSNA = "nih_chestxray14", "rsna_normal"
# The upstream collection of lot 1 that holds 548 abnormal training films and one normal one.
ABNORMAL_ONLY = "ilangurudev/dl_chestxray14"


@dataclass(frozen=True)
class Films:
    """N films: pixels N x 224 x 224 uint8, targets N x labels (NaN rows where the source has no chest labels), and a column of strings each."""

    pixels: np.ndarray
    targets: np.ndarray
    columns: dict[str, np.ndarray]

    def where(self, **wanted: str) -> np.ndarray:
        """Indices of the films whose columns have these values."""
        keep = np.ones(len(self.pixels), bool)
        for column, value in wanted.items():
            keep &= self.columns[column] == value
        return np.flatnonzero(keep)

    def adults(self) -> np.ndarray:
        """Which films are of adults, N booleans; where no age is stated, they are taken for such. Children are outside the intended use."""
        return np.array([not age.isdigit() or int(age) >= 18 for age in self.columns["age"]])

    def patients(self) -> np.ndarray:
        """One string for each film; a film without a patient id is a patient of its own."""
        return np.array([patient or f"film {index}" for index, patient in enumerate(self.columns["patient_id"])])


def load_films(cache: Path) -> Films:
    rows = json.loads((cache / "rows.json").read_text())
    targets = np.full((len(rows), len(LABELS)), np.nan, np.float32)
    for index, row in enumerate(rows):
        if row["source"] in (NIH, RSNA):
            targets[index] = targets_of(frozenset(row["labels"].replace("|", ";").split(";")))
    names = ("file", "source", "origin", "lot", "patient_id", "view", "age", "sex", "split", "train_ok", "labels")
    columns = {name: np.array([row[name] for row in rows]) for name in names}
    return Films(np.load(cache / "films.npy", mmap_mode="r"), targets, columns)
