"""Lesions drawn into normal films: nodules, patches of consolidation, effusions.

Every source then has abnormal films, also the one whose films are all normal, and an abnormal film differs from a normal one in the lesion alone; that
takes the profit out of recognizing the source. They are drawings (soft blobs, textured clouds, a fluid level), no substitute for disease: they are added
to the labelled films, never used for testing.
"""
import numpy as np
from PIL import Image

from labels import LABELS

Array = np.ndarray
Random = np.random.Generator


def with_lesion(film: Array, random: Random) -> tuple[Array, Array]:
    """A normal film, side x side uint8 -> the film with a lesion, and its targets."""
    draw, finding = ((nodules, "mass_or_nodule"), (patches, "opacity"), (fluid, "effusion"))[random.choice(3, p=[0.5, 0.3, 0.2])]
    white = draw(film, random)
    targets = np.zeros(len(LABELS), np.float32)
    targets[[LABELS.index("abnormal"), LABELS.index(finding)]] = 1
    return np.clip(np.round(film + white), 0, 255).astype(np.uint8), targets


def nodules(film: Array, random: Random) -> Array:
    """One to three round, slightly uneven shadows of 8 to 40 mm (a film of 224 pixels is some 400 mm wide)."""
    white = np.zeros(film.shape)
    for _ in range(int(random.choice([1, 1, 1, 2, 3]))):
        radius = np.exp(random.uniform(np.log(2.6), np.log(11)))
        row, column = place(film, random)
        white = np.maximum(white, blob(film.shape, row, column, radius, random, edge=random.uniform(0.6, 1.8)))
    return white * contrast(film, random, 0.18, 0.6)


def patches(film: Array, random: Random) -> Array:
    """Clouds with ill-defined edges and the texture of half-filled air spaces."""
    white = np.zeros(film.shape)
    row, column = place(film, random)
    for _ in range(int(random.integers(2, 7))):
        near = random.normal(0, 14, 2)
        white = np.maximum(white, blob(film.shape, row + near[0], column + near[1], random.uniform(8, 24), random, edge=1.0) * random.uniform(0.5, 1))
    return white * (0.65 + 0.5 * cloud(film.shape, 28, random)) * contrast(film, random, 0.35, 0.9)


def fluid(film: Array, random: Random) -> Array:
    """A lower zone filled up to a level that climbs to the side wall."""
    side = film.shape[0]
    left = random.random() < 0.5
    x = np.linspace(0, 1, side) if left else np.linspace(1, 0, side)
    level = random.uniform(0.46, 0.7) - 0.16 * np.clip((0.28 - x) / 0.2, 0, 1) ** 2
    depth = np.linspace(0, 1, side)[:, None] - level[None]
    white = 1 / (1 + np.exp(-depth / random.uniform(0.012, 0.04)))
    # Between the outer wall and the spine.
    white = white * (1 / (1 + np.exp((x - 0.45) / 0.02)) / (1 + np.exp((0.12 - x) / 0.02)))[None]
    return white * contrast(film, random, 0.6, 1.0)


def place(film: Array, random: Random) -> tuple[float, float]:
    """A dark place where lungs usually are: the darkest of three draws, so that it is rarely the spine or the arm."""
    side = film.shape[0]
    best, darkest = (side / 2, side / 3), np.inf
    for _ in range(3):
        row = random.uniform(0.22, 0.68) * side
        column = (random.uniform(0.18, 0.42) if random.random() < 0.5 else random.uniform(0.58, 0.82)) * side
        around = film[int(row) - 6 : int(row) + 7, int(column) - 6 : int(column) + 7].mean()
        if around < darkest:
            best, darkest = (row, column), around
    return best


def blob(shape: tuple[int, int], row: float, column: float, radius: float, random: Random, edge: float) -> Array:
    """1 inside, 0 outside; the outline wavers, and the edge is `edge` radii wide."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    angle = np.arctan2(y - row, x - column)
    outline = 1 + sum(random.normal(0, 0.05) * np.cos(wave * angle + random.uniform(0, 2 * np.pi)) for wave in (2, 3, 5))
    stretch = np.exp(random.normal(0, 0.12))
    away = np.hypot((y - row) * stretch, (x - column) / stretch) / (radius * outline)
    return 1 / (1 + np.exp(np.clip((away - 1) / (edge / 4), -40, 40)))


def cloud(shape: tuple[int, int], grains: int, random: Random) -> Array:
    """Smooth noise, 0..1."""
    grain = Image.fromarray((random.random((grains, grains)) * 255).astype(np.uint8))
    return np.asarray(grain.resize(shape[::-1], Image.Resampling.BICUBIC)) / 255


def contrast(film: Array, random: Random, low: float, high: float) -> Array:
    """How much whiter a lesion makes a place: a share of what is left up to the film's soft tissue."""
    return random.uniform(low, high) * np.clip(np.quantile(film, 0.8) - film.astype(float), 4, None)
