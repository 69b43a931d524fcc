"""Writes reference.json: what scikit-learn and NumPy say of made-up scores, for tests/unit/evaluation/statistics.test.ts.

Run with scikit-learn 1.9.1 and NumPy 2.4.6:  python make_reference.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss, confusion_matrix, roc_auc_score, roc_curve

BINS = 15
CUT_OFF = 0.4
# Of the intervals that are compared; many, so that chance is small against the tolerance.
RESAMPLES = 20_000
GRID = [0.0, 0.05, 0.1, 0.25, 0.5, 0.9, 1.0]


def main() -> None:
    rng = np.random.default_rng(20240601)
    cases = {
        "untied": made_up(rng, 300, 0.4, decimals=None),
        "tied": made_up(rng, 203, 0.3, decimals=1),
        "rare": made_up(rng, 450, 0.03, decimals=None),
        "separated": (np.array([0.1, 0.2, 0.3, 0.7, 0.8]), np.array([0, 0, 0, 1, 1])),
        "constant": (np.full(8, 0.5), np.array([0, 1, 0, 1, 1, 0, 0, 1])),
    }
    reference = {
        "cutOff": CUT_OFF,
        "grid": GRID,
        "cases": {name: describe(scores, outcomes, rng) for name, (scores, outcomes) in cases.items()},
        "quantiles": quantiles(rng),
        "clustered": clustered(rng),
    }
    Path(__file__).with_name("reference.json").write_text(json.dumps(reference) + "\n")


def made_up(rng, films, prevalence, decimals):
    outcomes = (rng.random(films) < prevalence).astype(int)
    scores = 1 / (1 + np.exp(-(rng.normal(size=films) + 1.2 * outcomes - 0.8)))
    return (scores if decimals is None else np.round(scores, decimals)), outcomes


def describe(scores, outcomes, rng):
    weights = rng.integers(0, 4, size=len(scores))
    false_positive_rate, sensitivity, _ = roc_curve(outcomes, scores, drop_intermediate=False)
    flagged = (scores >= CUT_OFF).astype(int)
    true_negatives, false_positives, false_negatives, true_positives = confusion_matrix(outcomes, flagged, labels=[0, 1]).ravel()
    can_weigh = len(set(outcomes[weights > 0])) == 2
    # Where nothing is tied and the bins can be equal, scikit-learn's quantile bins are bins of equal mass.
    is_even = len(scores) % BINS == 0 and len(set(scores)) == len(scores)
    return {
        "scores": scores.tolist(),
        "outcomes": outcomes.tolist(),
        "weights": weights.tolist(),
        "auc": roc_auc_score(outcomes, scores),
        "weightedAuc": roc_auc_score(outcomes, scores, sample_weight=weights) if can_weigh else None,
        "brier": brier_score_loss(outcomes, scores),
        "roc": np.column_stack([false_positive_rate, sensitivity]).tolist(),
        "sensitivities": [upper_interpolation(rate, false_positive_rate, sensitivity) for rate in GRID],
        "counts": [int(n) for n in (true_positives, false_negatives, true_negatives, false_positives)],
        "calibrationError": calibration_error(scores, outcomes) if is_even else None,
    }


def upper_interpolation(rate, false_positive_rate, sensitivity):
    at = np.flatnonzero(false_positive_rate <= rate)[-1]
    return float(np.interp(rate, false_positive_rate[at:], sensitivity[at:]))


def calibration_error(scores, outcomes):
    observed, said = calibration_curve(outcomes, scores, n_bins=BINS, strategy="quantile")
    assert len(observed) == BINS
    return float(np.abs(observed - said).mean())


def quantiles(rng):
    values = np.sort(rng.normal(size=37))
    shares = [0, 0.025, 0.31, 0.5, 0.975, 1]
    return {"values": values.tolist(), "shares": shares, "quantiles": np.quantile(values, shares).tolist()}


def clustered(rng):
    """Patients with several similar films: intervals of the AUC when patients are drawn, and (narrower) when films are."""
    patients = np.repeat(np.arange(80), rng.integers(1, 6, size=80))
    outcomes = (rng.random(80) < 0.4).astype(int)[patients]
    scores = 1 / (1 + np.exp(-(rng.normal(size=80)[patients] + 0.3 * rng.normal(size=len(patients)) + 1.2 * outcomes - 0.8)))
    films_of = [np.flatnonzero(patients == patient) for patient in range(80)]

    def interval(draw):
        drawn = [draw() for _ in range(RESAMPLES)]
        return np.quantile([fast_auc(outcomes[films], scores[films]) for films in drawn], [0.025, 0.975]).tolist()

    return {
        "patients": patients.tolist(),
        "outcomes": outcomes.tolist(),
        "scores": scores.tolist(),
        "byPatient": interval(lambda: np.concatenate([films_of[one] for one in rng.integers(0, 80, size=80)])),
        "byFilm": interval(lambda: rng.integers(0, len(scores), size=len(scores))),
    }


def fast_auc(outcomes, scores):
    falling = np.sort(scores[outcomes == 0])
    positives = scores[outcomes == 1]
    below = np.searchsorted(falling, positives, side="left")
    not_above = np.searchsorted(falling, positives, side="right")
    return (below + not_above).sum() / (2 * len(falling) * len(positives))


if __name__ == "__main__":
    main()
