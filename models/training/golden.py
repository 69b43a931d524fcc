"""Golden vectors: fixed synthetic inputs that a device must answer as native ONNX Runtime did before it may speak."""
from collections.abc import Callable

import numpy as np

CANDIDATES = 24
# Steps of the search between two films for one that is close to the cut-off.
STEPS = 8
# How far from the cut-off, in margins, the close ones shall be.
CLOSE = (1.5, -1.5, 2.0, -2.0, 3.0, -3.0, 5.0, -5.0)

Gaps = Callable[[np.ndarray], np.ndarray]
Candidate = tuple[np.ndarray, np.ndarray]


def golden_inputs(gaps: Gaps, first_gaps: Gaps, side: int, count: int, seed: int) -> np.ndarray:
    """
    count x side x side, 8-bit gray, up to half of them close to a cut-off: that of the first score that has films on both sides. `gaps` answers, for one
    film, the distance of every score from its cut-off in margins; where a score keeps less than one margin, a device within its tolerance could flip the
    call, so such a film is not taken while there are others. `first_gaps`: the beginning of them, which costs less.
    """
    films = [(film, gaps(film)) for film in synthetic_films(side, CANDIDATES, seed)]
    score = divided_score(films, len(first_gaps(films[0][0])))
    close = sorted(close_films(films, score, gaps, first_gaps), key=lambda one: abs(one[1][score]))
    apart = sorted(films, key=lambda one: -abs(one[1][score]))
    safe = [one for one in close if is_safe(one)][: count // 2]
    safe += [one for one in in_turn(apart, score) if is_safe(one)][: count - len(safe)]
    unsafe = sorted((one for one in films if not is_safe(one)), key=lambda one: -np.abs(one[1]).min())
    return np.stack([film for film, _ in [*safe, *unsafe[: count - len(safe)]]])


def is_safe(one: Candidate) -> bool:
    return bool(np.abs(one[1]).min() >= 1)


def divided_score(films: list[Candidate], count: int) -> int:
    """The first one, of `count`, that is above its cut-off in some films and below it in others; 0 where there is none."""
    above = np.stack([gap[:count] >= 0 for _, gap in films])
    divided = np.flatnonzero(above.any(0) & ~above.all(0))
    return int(divided[0]) if len(divided) else 0


def in_turn(films: list[Candidate], score: int) -> list[Candidate]:
    """Positive and negative ones in turn."""
    positive, negative = [one for one in films if one[1][score] >= 0], [one for one in films if one[1][score] < 0]
    pairs = [one for pair in zip(positive, negative) for one in pair]
    return [*pairs, *positive[len(negative):], *negative[len(positive):]]


def close_films(films: list[Candidate], score: int, gaps: Gaps, first_gaps: Gaps) -> list[Candidate]:
    """Films close to the cut-off: blends of a positive and a negative one; where all lie on one side, none."""
    positive, negative = [film for film, gap in films if gap[score] >= 0], [film for film, gap in films if gap[score] < 0]
    if not positive or not negative:
        return []
    pairs = [(positive[at % len(positive)], negative[at % len(negative)]) for at in range(len(CLOSE))]
    blends = [blend(high, low, target, lambda film: first_gaps(film)[score]) for (high, low), target in zip(pairs, CLOSE)]
    return [(film, gaps(film)) for film in blends]


def blend(high: np.ndarray, low: np.ndarray, target: float, gap_of: Callable[[np.ndarray], float]) -> np.ndarray:
    """The mixture of two films whose gap is closest to `target`."""
    left, right, found = 0.0, 1.0, []
    for _ in range(STEPS):
        share = (left + right) / 2
        film = np.rint(low + share * (high.astype(np.float64) - low)).astype(np.uint8)
        gap = gap_of(film)
        found.append((abs(gap - target), film))
        left, right = (left, share) if gap > target else (share, right)
    return min(found, key=lambda one: one[0])[1]


def synthetic_films(side: int, count: int, seed: int) -> list[np.ndarray]:
    """Drawn by formulas, no patient's film: something like a chest, each with another build, exposure, noise and shadows."""
    return [synthetic_film(side, np.random.default_rng([seed, at])) for at in range(count)]


def synthetic_film(side: int, random: np.random.Generator) -> np.ndarray:
    y, x = np.mgrid[0:1:side * 1j, 0:1:side * 1j]

    def spot(center_x: float, center_y: float, width: float, height: float, power: float = 1) -> np.ndarray:
        return np.exp(-((((x - center_x) / width) ** 2 + ((y - center_y) / height) ** 2) ** power))

    lungs = sum(spot(random.uniform(center - 0.03, center + 0.03), 0.45, 0.14, random.uniform(0.24, 0.32), 2) for center in (0.3, 0.7))
    film = random.uniform(0.6, 0.85) - random.uniform(0.35, 0.6) * lungs
    film += random.uniform(0.1, 0.25) * spot(0.55, random.uniform(0.58, 0.66), random.uniform(0.09, 0.2), 0.14)
    film += random.uniform(0.05, 0.15) * np.exp(-(((x - 0.5) / 0.05) ** 2))
    film += random.uniform(0.01, 0.05) * np.sin(2 * np.pi * (random.uniform(7, 11) * y + 2 * (x - 0.5) ** 2)) * lungs
    for _ in range(random.integers(0, 5)):
        film += random.uniform(0.05, 0.4) * spot(random.uniform(0.2, 0.8), random.uniform(0.2, 0.75), random.uniform(0.02, 0.16), random.uniform(0.02, 0.16))
    film += random.uniform(-0.15, 0.15) * (x - 0.5) + random.uniform(-0.2, 0.2) * (y - 0.5) + random.normal(0, random.uniform(0, 0.03), film.shape)
    return np.rint(255 * np.clip(film, 0, 1) ** random.uniform(0.6, 1.6)).astype(np.uint8)
