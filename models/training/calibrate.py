"""From logits to probabilities, and the cut-offs."""
from dataclasses import dataclass

import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

Array = np.ndarray


@dataclass(frozen=True)
class Platt:
    """probability = 1 / (1 + exp(-(slope * logit + intercept))), Platt 1999."""

    slope: float
    intercept: float

    def __call__(self, logits: Array) -> Array:
        return 1 / (1 + np.exp(-(self.slope * logits + self.intercept)))


def platt(logits: Array, truths: Array, weights: Array) -> Platt:
    """Raises ValueError where the logits point the wrong way: a slope of 0 or less would reorder studies."""
    fit = LogisticRegression(C=1e6, max_iter=1000).fit(logits[:, None], truths > 0.5, sample_weight=weights)
    slope, intercept = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    if slope <= 0:
        raise ValueError("the logits of a label fall where the finding is: it can't be calibrated, leave it out")
    return Platt(round(slope, 6), round(intercept, 6))


def isotonic(logits: Array, truths: Array, weights: Array) -> IsotonicRegression:
    return IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(logits, truths, sample_weight=weights)


def cut_off_for_sensitivity(probabilities: Array, truths: Array, sensitivity: float) -> float:
    """The highest cut-off that still finds this share of the positives."""
    return float(np.quantile(probabilities[truths > 0.5], 1 - sensitivity, method="lower"))


def cut_off_for_specificity(probabilities: Array, truths: Array, weights: Array, specificity: float) -> float:
    """The lowest cut-off that leaves this share of the (weighted) negatives alone."""
    negatives = truths < 0.5
    order = np.argsort(probabilities[negatives])
    values, shares = probabilities[negatives][order], np.cumsum(weights[negatives][order])
    last_left_alone = values[min(len(values) - 1, np.searchsorted(shares, specificity * shares[-1]))]
    above = probabilities[probabilities > last_left_alone]
    return float(above.min()) if len(above) else 1.0


def balanced_cut_off(probabilities: Array, truths: Array, weights: Array) -> float:
    """Where sensitivity + specificity is largest (Youden 1950)."""
    positives = truths > 0.5
    cut_offs = np.unique(probabilities)
    negative_weight = weights[~positives].sum()
    gains = [
        np.mean(probabilities[positives] >= cut) + weights[~positives][probabilities[~positives] < cut].sum() / negative_weight for cut in cut_offs
    ]
    return float(cut_offs[int(np.argmax(gains))])
