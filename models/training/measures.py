"""Areas under the curve, their intervals, and calibration errors."""
import numpy as np

from labels import LABELS

Array = np.ndarray


def auc(scores: Array, truths: Array) -> float:
    """Area under the ROC curve by ranks, ties counted half; NaN where one class is missing."""
    positives = truths > 0.5
    count, others = int(positives.sum()), int((~positives).sum())
    if count == 0 or others == 0:
        return float("nan")
    order = np.argsort(scores, kind="stable")
    values, first, repeats = np.unique(scores[order], return_index=True, return_counts=True)
    ranks = np.empty(len(scores))
    ranks[order] = np.repeat(first + (repeats + 1) / 2, repeats)
    return float((ranks[positives].sum() - count * (count + 1) / 2) / (count * others))


def label_aucs(scores: Array, targets: Array, at_least: int = 5) -> Array:
    """AUC of each label, N x labels; NaN where fewer than `at_least` films have it."""
    enough = targets.sum(0) >= at_least
    return np.array([auc(scores[:, index], targets[:, index]) if enough[index] else float("nan") for index in range(targets.shape[1])])


def same_origin_auc(scores: Array, truths: Array, origins: Array) -> float:
    """The share of (abnormal, normal) pairs of one upstream collection that are in the right order: no collection can be told apart for it."""
    right = pairs = 0.0
    for origin in np.unique(origins):
        here = origins == origin
        count = truths[here].sum() * (1 - truths[here]).sum()
        if count > 0:
            right += float(auc(scores[here], truths[here]) * count)
            pairs += float(count)
    return right / pairs if pairs else float("nan")


def resampled(statistic, patients: Array, times: int = 1000, seed: int = 7) -> Array:
    """`statistic(indices)` on films drawn by patient with replacement, `times` times. NaN draws (a class missing) are left out."""
    random = np.random.default_rng(seed)
    _, member = np.unique(patients, return_inverse=True)
    order = np.argsort(member, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(member))[:-1])
    drawn = [statistic(np.concatenate([groups[one] for one in random.integers(0, len(groups), len(groups))])) for _ in range(times)]
    drawn = np.array(drawn)
    return drawn[~np.isnan(drawn)]


def interval(draws: Array) -> tuple[float, float]:
    """The middle 95 %."""
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)


def calibration_error(probabilities: Array, truths: Array, bins: int = 15) -> float:
    """Expected calibration error over bins of equal size (Naeini et al. 2015)."""
    order = np.argsort(probabilities, kind="stable")
    parts = np.array_split(order, bins)
    return float(sum(abs(probabilities[part].mean() - truths[part].mean()) * len(part) for part in parts if len(part)) / len(order))


def summary(scores: Array, targets: Array, lots: Array, origins: Array) -> dict[str, float]:
    """What a run is judged by: the second lot, and pairs of one origin in the first."""
    result: dict[str, float] = {}
    for lot in ("1", "2"):
        here = lots == lot
        areas = label_aucs(scores[here], targets[here])
        result[f"lot{lot} abnormal"] = float(areas[0])
        result[f"lot{lot} findings"] = float(np.nanmean(areas[1:]))
    first = lots == "1"
    result["lot1 same origin"] = same_origin_auc(scores[first, 0], targets[first, 0], origins[first])
    both = label_aucs(scores, targets)
    result["findings"] = float(np.nanmean(both[1:]))
    result["selection"] = (result["lot2 abnormal"] + result["lot1 same origin"]) / 4 + (result["lot2 findings"] + result["findings"]) / 4
    assert len(both) == len(LABELS)
    return result
