"""What the scores are worth: on which films, against which baseline, how surely."""
import math
from dataclasses import dataclass

import numpy as np

from calibrate import Platt, balanced_cut_off, cut_off_for_sensitivity, cut_off_for_specificity, isotonic, platt
from films import NIH, RSNA, Films
from labels import LABELS
from measures import auc, calibration_error, interval, resampled, same_origin_auc
from thumbnail import thumbnail_scores

Array = np.ndarray
# A finding is supported where it is clearly better than the thumbnail and there are enough films to say so.
ENOUGH_POSITIVES, ENOUGH_AUC = 30, 0.65
PREVALENCES = (0.0004, 0.01, 0.1)


@dataclass(frozen=True)
class Scored:
    """The films of one evaluation: logits and thumbnail scores n x labels, targets n x labels."""

    films: Films
    rows: Array
    logits: Array
    thumbnails: Array

    @property
    def targets(self) -> Array:
        return self.films.targets[self.rows]

    @property
    def patients(self) -> Array:
        return self.films.patients()[self.rows]

    def column(self, name: str) -> Array:
        return self.films.columns[name][self.rows]

    def only(self, keep: Array) -> "Scored":
        return Scored(self.films, self.rows[keep], self.logits[keep], self.thumbnails[keep])


def scored(films: Films, logits: Array) -> Scored:
    """Every labelled adult film that may be tested on, with its logits (N x labels, all films)."""
    labelled = np.isin(films.columns["source"], (NIH, RSNA)) & (films.columns["train_ok"] == "yes") & (films.columns["split"] != "train") & films.adults()
    rows = np.flatnonzero(labelled)
    return Scored(films, rows, logits[rows], thumbnail_scores(films, rows))


def measured(all_scored: Scored) -> dict:
    """Everything that the card and the manifest say; see CARD.md for the words."""
    split, source, lot = (all_scored.column(name) for name in ("split", "source", "lot"))
    nih = source == NIH
    validation = all_scored.only(split == "val")
    first, second = all_scored.only(nih & (lot == "1") & (split == "test")), all_scored.only(nih & (lot == "2"))
    unseen = all_scored.only((nih & (split == "test")) | (nih & (lot == "2")))
    healthy = all_scored.only((source == RSNA) & (split == "test"))
    tested = all_scored.only(split == "test")
    fits, cut_offs = calibrated(validation)
    grades = {label: evidence(all_scored, index) for index, label in enumerate(LABELS)}
    return {
        "counts": {
            "validation": counts(validation), "lot 1 test": counts(first), "lot 2 unseen": counts(second), "unseen": counts(unseen),
            "RSNA test": counts(healthy), "calibration test": counts(tested),
        },
        "areas": {name: areas(part) for name, part in (("lot 1 test", first), ("lot 2 unseen", second), ("unseen", unseen))},
        "mean finding": {name: mean_finding(part) for name, part in (("lot 1 test", first), ("lot 2 unseen", second), ("unseen", unseen))},
        "same origin": same_origin(first), "triage": triage(first),
        "RSNA flagged": proportion(fits["abnormal"](healthy.logits[:, 0]) >= cut_offs["abnormal"]["sensitivity90"], np.ones(len(healthy.rows), bool), healthy.patients),
        "calibration": {label: calibration(validation, tested, fits[label], index) for index, label in enumerate(LABELS)},
        "points": {
            label: [point(name, cut_offs[label][name], fits[label], index, {"unseen": unseen, "lot 1 test": first, "lot 2 unseen": second, "RSNA test": healthy})
                    for name in cut_offs[label]]
            for index, label in enumerate(LABELS)
        },
        "alarms": {name: alarms(part, fits, cut_offs, grades) for name, part in (("lot 1 test", first), ("lot 2 unseen", second), ("RSNA test", healthy))},
        "subgroups": subgroups(unseen, fits["abnormal"], cut_offs["abnormal"]["sensitivity90"]),
        "evidence": grades,
        "calibrationPrevalence": round(float(np.average(validation.targets[:, 0])), 4),
    }


def counts(part: Scored) -> dict:
    return {"n": len(part.rows), **{label: int(part.targets[:, index].sum()) for index, label in enumerate(LABELS)}}


def areas(part: Scored) -> dict:
    return {label: area(part, index) for index, label in enumerate(LABELS) if part.targets[:, index].sum() >= 5}


def area(part: Scored, index: int) -> dict:
    """AUC, the thumbnail's, and their difference, with intervals over patients."""
    truths, ours, theirs = part.targets[:, index], part.logits[:, index], part.thumbnails[:, index]
    both = lambda rows: (auc(ours[rows], truths[rows]), auc(theirs[rows], truths[rows]))
    draws = resampled(lambda rows: complex(*both(rows)), part.patients)
    low, high = interval(draws.real)
    base = interval(draws.imag)
    better = interval(draws.real - draws.imag)
    value, baseline = both(np.arange(len(truths)))
    return {
        "positives": int(truths.sum()), "n": len(truths), "auc": value, "low": low, "high": high,
        "thumbnail": baseline, "thumbnailLow": base[0], "thumbnailHigh": base[1],
        "difference": value - baseline, "differenceLow": better[0], "differenceHigh": better[1],
    }


def mean_finding(part: Scored) -> dict:
    """The mean AUC of the findings with at least five films, and the thumbnail's."""
    chosen = [index for index in range(1, len(LABELS)) if part.targets[:, index].sum() >= 5]
    mean = lambda scores, rows: float(np.nanmean([auc(scores[rows, index], part.targets[rows, index]) for index in chosen]))
    draws = resampled(lambda rows: complex(mean(part.logits, rows), mean(part.thumbnails, rows)), part.patients)
    everyone = np.arange(len(part.rows))
    low, high = interval(draws.real)
    better = interval(draws.real - draws.imag)
    value, baseline = mean(part.logits, everyone), mean(part.thumbnails, everyone)
    return {
        "findings": [LABELS[index] for index in chosen], "auc": value, "low": low, "high": high, "thumbnail": baseline,
        "difference": value - baseline, "differenceLow": better[0], "differenceHigh": better[1],
    }


def same_origin(part: Scored) -> dict:
    """Pairs of the abnormal and the normal of one upstream collection."""
    truths, origins = part.targets[:, 0], part.column("origin")
    pairs = lambda scores, rows: same_origin_auc(scores[rows, 0], truths[rows], origins[rows])
    draws = resampled(lambda rows: complex(pairs(part.logits, rows), pairs(part.thumbnails, rows)), part.patients)
    everyone = np.arange(len(truths))
    low, high = interval(draws.real)
    better = interval(draws.real - draws.imag)
    return {
        "auc": pairs(part.logits, everyone), "low": low, "high": high, "thumbnail": pairs(part.thumbnails, everyone),
        "differenceLow": better[0], "differenceHigh": better[1],
    }


def triage(part: Scored, sensitivity: float = 0.9) -> dict:
    """Specificity of `abnormal` at the cut-off that finds this share of these films' abnormal ones (WHO's minimum for triage: 0.90 with 0.70)."""
    logits, truths = part.logits[:, 0], part.targets[:, 0]
    specificity = lambda rows: float(np.mean(logits[rows][truths[rows] < 0.5] < cut_off_for_sensitivity(logits[rows], truths[rows], sensitivity)))
    low, high = interval(resampled(specificity, part.patients))
    return {"value": specificity(np.arange(len(truths))), "low": low, "high": high, "n": int((truths < 0.5).sum())}


def weights_of(part: Scored) -> Array:
    """RSNA's normals count together as much as NIH's: radiologists read them, but their source can be told."""
    rsna = part.column("source") == RSNA
    nih_normals = ((part.targets[:, 0] < 0.5) & ~rsna).sum()
    return np.where(rsna, nih_normals / max(1, rsna.sum()), 1.0)


def calibrated(validation: Scored) -> tuple[dict[str, Platt], dict[str, dict[str, float]]]:
    """Fits and cut-offs of each label, on validation films. All are weighed as they come for the fit (so that chances belong to a stated prevalence);
    for cut-offs NIH's and RSNA's normals count alike."""
    fits, cut_offs = {}, {}
    weights = weights_of(validation)
    for index, label in enumerate(LABELS):
        logits, truths = validation.logits[:, index], validation.targets[:, index]
        fits[label] = platt(logits, truths, np.ones(len(truths)))
        chances = fits[label](logits)
        cut_offs[label] = {"sensitivity90": cut_off_for_sensitivity(chances, truths, 0.9), "balanced": balanced_cut_off(chances, truths, weights)}
        if label == "abnormal":
            cut_offs[label] = {
                "sensitivity95": cut_off_for_sensitivity(chances, truths, 0.95), **cut_offs[label],
                "specificity95": cut_off_for_specificity(chances, truths, weights, 0.95),
            }
        else:
            cut_offs[label]["specificity95"] = cut_off_for_specificity(chances, truths, weights, 0.95)
    return fits, cut_offs


def calibration(validation: Scored, tested: Scored, fit: Platt, index: int) -> dict:
    """Expected calibration error on test films: of the bare logits, after Platt, after isotonic regression; and the reliability diagram's points."""
    truths, logits = tested.targets[:, index], tested.logits[:, index]
    chances = fit(logits)
    curve = isotonic(validation.logits[:, index], validation.targets[:, index], np.ones(len(validation.rows)))
    order = np.array_split(np.argsort(chances, kind="stable"), 15)
    return {
        "slope": fit.slope, "intercept": fit.intercept,
        "before": calibration_error(1 / (1 + np.exp(-logits)), truths), "after": calibration_error(chances, truths),
        "isotonic": calibration_error(curve.predict(logits), truths),
        "reliability": [{"expected": float(chances[part].mean()), "observed": float(truths[part].mean()), "n": len(part)} for part in order],
    }


def point(name: str, cut_off: float, fit: Platt, index: int, parts: dict[str, Scored]) -> dict:
    """Sensitivity and specificity at one cut-off, on each set of films."""
    measured_on = {}
    for part_name, part in parts.items():
        flagged, truths = fit(part.logits[:, index]) >= cut_off, part.targets[:, index] > 0.5
        measured_on[part_name] = {
            "sensitivity": proportion(flagged, truths, part.patients), "specificity": proportion(~flagged, ~truths, part.patients),
        }
    # Downwards: the film that set the cut-off stays flagged.
    return {"name": name, "cutOff": math.floor(cut_off * 1e6) / 1e6, "on": measured_on}


def proportion(right: Array, among: Array, patients: Array) -> dict | None:
    if among.sum() < 5:
        return None
    draws = resampled(lambda rows: right[rows][among[rows]].mean() if among[rows].any() else float("nan"), patients)
    low, high = interval(draws)
    value = float(right[among].mean())
    return {"value": value, "low": min(low, value), "high": max(high, value), "n": int(among.sum())}


def alarms(part: Scored, fits: dict[str, Platt], cut_offs: dict[str, dict[str, float]], grades: dict[str, str]) -> dict:
    """Shares of the abnormal and of the normal films that are flagged: by `abnormal` alone, and by it or any supported finding at one of its points."""
    over = lambda label, point_name: fits[label](part.logits[:, LABELS.index(label)]) >= cut_offs[label][point_name]
    overall = over("abnormal", "sensitivity90")
    supported = [label for label in LABELS[1:] if grades[label] == "supported"]
    ways = {"abnormal": overall} | {name: np.any([overall, *(over(label, name) for label in supported)], 0) for name in ("balanced", "specificity95")}
    truths = part.targets[:, 0] > 0.5
    share = lambda flagged, among: float(flagged[among].mean()) if among.any() else None
    return {name: {"abnormal": share(flagged, truths), "normal": share(flagged, ~truths)} for name, flagged in ways.items()}


def subgroups(part: Scored, fit: Platt, cut_off: float) -> dict:
    ages = np.array([int(age) if age.isdigit() else -1 for age in part.column("age")])
    groups = {
        "PA": part.column("view") == "PA", "AP": part.column("view") == "AP", "female": part.column("sex") == "F", "male": part.column("sex") == "M",
        "18-39": (ages >= 18) & (ages < 40), "40-59": (ages >= 40) & (ages < 60), "60 and over": ages >= 60,
    }
    result = {}
    for name, keep in groups.items():
        group = part.only(keep)
        flagged, truths = fit(group.logits[:, 0]) >= cut_off, group.targets[:, 0] > 0.5
        result[name] = {
            **area(group, 0), "sensitivity": proportion(flagged, truths, group.patients), "specificity": proportion(~flagged, ~truths, group.patients),
        }
    return result


def evidence(all_scored: Scored, index: int) -> str:
    """`abnormal` and a finding alike: by the interval of the difference to the thumbnail, on films without lot 1's shortcut first."""
    nih, lot, split = all_scored.column("source") == NIH, all_scored.column("lot"), all_scored.column("split")
    part = all_scored.only(nih & ((lot == "2") | (split == "test")) if index else nih & (lot == "2"))
    found = area(part, index)
    if found["differenceLow"] <= 0:
        return "experimental"
    return "supported" if found["positives"] >= ENOUGH_POSITIVES and found["low"] >= ENOUGH_AUC else "weak"


def predictive_value(sensitivity: float, specificity: float, prevalence: float) -> float:
    """Of the flagged, the share that has it (Bayes)."""
    true, false = sensitivity * prevalence, (1 - specificity) * (1 - prevalence)
    return true / (true + false) if true + false > 0 else 0.0
