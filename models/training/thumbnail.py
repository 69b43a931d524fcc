"""The baseline that every number stands beside: a linear model on the film as 8 x 8 pixels.

Nobody sees disease in 64 pixels. What this model can tell comes from how films were collected and made, so only what a network does better counts.
"""
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from films import NIH, RSNA, Films
from labels import LABELS

SIDE = 8


def thumbnails(pixels: np.ndarray) -> np.ndarray:
    """N x 224 x 224 -> N x 64, gray 0..1."""
    cell = pixels.shape[1] // SIDE
    return np.stack([film.reshape(SIDE, cell, SIDE, cell).mean((1, 3)).ravel() for film in pixels]) / 255


def thumbnail_scores(films: Films, rows: np.ndarray, lots: tuple[str, ...] = ("1", "2")) -> np.ndarray:
    """Scores of `rows`, len(rows) x labels, of models fitted on the training films of these lots (with RSNA's normals for `abnormal`'s sake, where that
    is better on validation)."""
    nih = np.concatenate([films.where(source=NIH, split="train", train_ok="yes", lot=lot) for lot in lots])
    validation = films.where(source=NIH, split="val", train_ok="yes")
    candidates = [nih, np.concatenate([nih, films.where(source=RSNA, split="train")])]
    inputs = [thumbnails(films.pixels[part]) for part in candidates]
    seen, wanted = thumbnails(films.pixels[validation]), thumbnails(films.pixels[rows])
    result = np.zeros((len(rows), len(LABELS)))
    for index in range(len(LABELS)):
        fits = [fitted(x, films.targets[part, index]) for x, part in zip(inputs, candidates)]
        losses = [-np.mean(log_likelihood(fit, seen, films.targets[validation, index])) for fit in fits]
        result[:, index] = fits[int(np.argmin(losses))].decision_function(wanted)
    return result


def fitted(x: np.ndarray, y: np.ndarray) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000)).fit(x, y)


def log_likelihood(fit: Pipeline, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    chance = fit.predict_proba(x)[:, 1]
    return np.log(np.where(y > 0.5, chance, 1 - chance))
