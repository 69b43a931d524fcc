"""Scores, calls and distances from cut-offs, as the app computes them (src/inference/calibration.ts, gate.ts)."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphs import Run

ROLES = ("logits", "cam", "gate")


@dataclass(frozen=True)
class Difference:
    """Largest in a logit and in a score, and how many calls differ."""

    logit: float
    score: float
    flips: int


class Judge:
    """Scores and cut-offs of one bundle, as the app computes them."""

    def __init__(self, input: dict, labels: Sequence[dict], gate: dict | None, names: Mapping[str, str | None]):
        self.input, self.labels, self.gate = input, labels, gate
        self.roles = [role for role in ROLES if names[role] is not None]
        self.output_names = [names[role] for role in self.roles]
        self.slopes = np.array([one["calibration"]["slope"] for one in labels])
        self.intercepts = np.array([one["calibration"]["intercept"] for one in labels])
        self.cut_offs = np.array([default_cut_off(one) for one in labels])

    def tensor(self, film: np.ndarray) -> np.ndarray:
        """8-bit gray, side x side -> input of the network, in the float32 arithmetic of the app."""
        gray = (film.astype(np.float64) * self.input["scale"] + self.input["offset"]).astype(np.float32)
        return np.broadcast_to(gray, (1, self.input["channels"], *gray.shape)).copy()

    def answers(self, run: Run, film: np.ndarray) -> dict[str, np.ndarray]:
        """By role; without the batch axis."""
        return {role: values[0] for role, values in zip(self.roles, run(self.tensor(film)))}

    def scores(self, logits: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-(self.slopes * logits.astype(np.float64) + self.intercepts)))

    def gaps(self, film: np.ndarray, tolerances: Sequence[tuple[Run, float]]) -> np.ndarray:
        """Every score of every variant, the gate's too: its distance from the cut-off, in margins."""
        all_gaps = []
        for run, margin in tolerances:
            answers = self.answers(run, film)
            all_gaps.append((self.scores(answers["logits"]) - self.cut_offs) / margin)
            if self.gate is not None:
                all_gaps.append((softmax(answers["gate"])[:1] - self.gate["cutOff"]) / margin)
        return np.concatenate(all_gaps)

    def expected(self, run: Run, film: np.ndarray) -> dict:
        answers = self.answers(run, film)
        logits = answers["logits"]
        line = {"logits": [round(float(one), 6) for one in logits], "scores": [round(float(one), 7) for one in self.scores(logits)]}
        return line if self.gate is None else {**line, "gate": [round(float(one), 7) for one in softmax(answers["gate"])]}

    def difference(self, reference: Run, run: Run, films: np.ndarray) -> Difference:
        wanted = np.stack([self.answers(reference, film)["logits"] for film in films])
        got = np.stack([self.answers(run, film)["logits"] for film in films])
        scores, wanted_scores = self.scores(got), self.scores(wanted)
        flips = (scores >= self.cut_offs) != (wanted_scores >= self.cut_offs)
        return Difference(float(np.abs(got - wanted).max()), float(np.abs(scores - wanted_scores).max()), int(flips.sum()))


def default_cut_off(one: dict) -> float | None:
    return next((point["cutOff"] for point in one["operatingPoints"] if point["name"] == one["defaultOperatingPoint"]), None)


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits.astype(np.float64) - logits.max())
    return powers / powers.sum()
