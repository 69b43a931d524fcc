"""Pictures that are no frontal chest radiograph, for the gate: made from films, from renderings and from noise. All are 224 x 224, 8-bit gray.

Real laterals and real photographs of films are not among the data; what stands for them here are renderings, and the card says so.
"""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Array = np.ndarray
Random = np.random.Generator
SIDE = 224


def inverted(film: Array, _: Random) -> Array:
    return 255 - film


def rotated(film: Array, random: Random) -> Array:
    return np.rot90(film, 1 if random.random() < 0.5 else 3).copy()


def upside_down(film: Array, random: Random) -> Array:
    """Half a turn, or mirrored top to bottom."""
    return np.rot90(film, 2).copy() if random.random() < 0.5 else film[::-1].copy()


def zoomed(film: Array, random: Random) -> Array:
    """A piece of a film, too small to be a chest: 18 to 38 % of its side."""
    size = int(SIDE * random.uniform(0.18, 0.38))
    top, left = random.integers(0, SIDE - size, 2)
    return fitted(film[top : top + size, left : left + size])


def contact_sheet(film: Array, random: Random) -> Array:
    """Several small pictures in one, as a screenshot of a worklist or a layout would hold them."""
    count = int(random.integers(2, 4))
    small = np.asarray(Image.fromarray(film).resize((SIDE // count, SIDE // count), Image.Resampling.BILINEAR))
    sheet = np.full((SIDE, SIDE), int(random.integers(0, 256)), np.uint8)
    for row in range(count):
        for column in range(count):
            if random.random() < 0.85:
                tile = small if random.random() < 0.5 else small[:, ::-1]
                sheet[row * len(small) : (row + 1) * len(small), column * len(small) : (column + 1) * len(small)] = tile
    return sheet


def photographed(film: Array, random: Random) -> Array:
    """A film on a light box, taken by a telephone: small, in perspective, with a bright or dark room around it and a reflection."""
    room = noise(random, smooth=24) // 2 + int(random.integers(0, 128))
    half = random.uniform(0.2, 0.33) * SIDE
    center = SIDE / 2 + random.uniform(-0.15, 0.15, 2) * SIDE
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half + center + random.uniform(-0.09, 0.09, (4, 2)) * SIDE
    source = [(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]
    warp = perspective(corners, source)
    image = Image.fromarray(film).transform((SIDE, SIDE), Image.Transform.PERSPECTIVE, warp, Image.Resampling.BILINEAR)
    mask = Image.new("L", (SIDE, SIDE), 255).transform((SIDE, SIDE), Image.Transform.PERSPECTIVE, warp)
    scene = np.where(np.asarray(mask) > 0, np.asarray(image), np.clip(room, 0, 255)).astype(float)
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    spot = np.exp(-(((x - random.random()) ** 2 + (y - random.random()) ** 2) / random.uniform(0.005, 0.05)))
    return clipped(scene + 120 * spot * random.random())


def perspective(target: Array, source: list[tuple[float, float]]) -> list[float]:
    """Eight coefficients of the map from target to source, as Pillow's transform takes them."""
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(values, float)).tolist()


def document(random: Random) -> Array:
    """A page of words, lines and boxes; black on white, or white on black."""
    image = Image.new("L", (SIDE, SIDE), int(random.integers(200, 256)))
    draw = ImageDraw.Draw(image)
    top = int(random.integers(4, 20))
    while top < SIDE - 12:
        left = int(random.integers(5, 40))
        while left < SIDE - 20:
            width = int(random.integers(6, 34))
            if random.random() < 0.85:
                draw.rectangle([left, top, min(left + width, SIDE - 6), top + int(random.integers(2, 6))], fill=int(random.integers(0, 110)))
            left += width + int(random.integers(3, 8))
        top += int(random.integers(7, 16))
    if random.random() < 0.5:
        draw.rectangle([*random.integers(5, 100, 2).tolist(), *random.integers(110, 220, 2).tolist()], outline=0, width=2)
    page = np.asarray(image.rotate(random.uniform(-8, 8), fillcolor=255).filter(ImageFilter.GaussianBlur(random.uniform(0, 1.2))))
    return 255 - page if random.random() < 0.3 else page


def shapes(random: Random) -> Array:
    """Rectangles and ellipses of random gray: test patterns, phantoms for quality control, screenshots."""
    image = Image.new("L", (SIDE, SIDE), int(random.integers(0, 256)))
    draw = ImageDraw.Draw(image)
    for _ in range(int(random.integers(1, 14))):
        (left, right), (top, bottom) = np.sort(random.integers(0, SIDE, (2, 2)), axis=1)
        kind = draw.ellipse if random.random() < 0.5 else draw.rectangle
        kind([int(left), int(top), int(right) + 1, int(bottom) + 1], fill=int(random.integers(0, 256)))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(random.uniform(0, 6))))


def noise(random: Random, smooth: float | None = None) -> Array:
    """Noise of one size of grain; at the coarse end almost a gradient, at strength 0 blank."""
    size = max(2, int(SIDE / (smooth or math.exp(random.uniform(0, 4.5)))))
    grain = Image.fromarray((random.random((size, size)) * 255).astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    strength = random.uniform(0, 1) if smooth is None else 1
    return clipped(float(random.integers(0, 256)) * (1 - strength) + np.asarray(grain) * strength)


def limb(random: Random) -> Array:
    """One to five long bones in soft tissue, at any angle: an arm, a leg, a hand."""
    y, x = (np.mgrid[:SIDE, :SIDE] - SIDE / 2) / (SIDE / 2)
    angle = random.uniform(0, np.pi)
    along, across = x * np.cos(angle) + y * np.sin(angle), -x * np.sin(angle) + y * np.cos(angle)
    width = random.uniform(0.25, 0.8)
    film = 90 * np.sqrt(np.clip(1 - (across / width) ** 2, 0, None))
    count = int(random.integers(1, 6))
    for index in range(count):
        place = 0 if count == 1 else (index / (count - 1) - 0.5) * width * 1.2
        radius = width * random.uniform(0.12, 0.3) / math.sqrt(count)
        bend = random.uniform(-0.1, 0.1)
        away = across - place - bend * np.sin(3 * along + random.uniform(0, 6))
        knob = 1 + random.uniform(0.2, 0.8) * np.exp(-(((np.abs(along) - random.uniform(0.1, 0.9)) / 0.15) ** 2))
        wall = np.clip(1 - (away / (radius * knob)) ** 2, 0, None)
        film += 110 * np.sqrt(wall) - 60 * np.sqrt(np.clip(wall - 0.5, 0, None))
    film += random.normal(0, random.uniform(1, 6), film.shape)
    return clipped(film * random.uniform(0.7, 1.2))


def body(random: Random, view: str) -> Array:
    """A chest of ellipsoids and ribs, projected "frontal" or "lateral": path lengths times attenuation, as in an X-ray."""
    wide, deep = random.uniform(0.74, 0.95), random.uniform(0.5, 0.68)
    axis = 0 if view == "frontal" else 1
    # x to the patient's left, y to the back, z down; half-axes in units of the picture's half side.
    parts: list[tuple[float, tuple[float, float, float], tuple[float, float, float]]] = [(1.0, (0, 0, 0.25), (wide, deep, 1.5))]
    lung = random.uniform(0.55, 0.8)
    height = random.uniform(0.62, 0.78)
    for place in (-1, 1):
        parts.append((-lung, (place * wide * 0.47, 0.0, -0.02), (wide * 0.36, deep * 0.78, height)))
        parts.append((-lung * 0.5, (place * wide * 0.42, -0.02, -0.38), (wide * 0.25, deep * 0.5, height * 0.55)))
        parts.append((0.7, (place * wide * 0.45, 0.05, height + 0.22), (wide * 0.45, deep * 0.85, 0.36 + random.uniform(-0.05, 0.05))))
        parts.append((0.35, (place * wide * 0.98, 0.1, -0.62), (0.26, 0.24, 0.4)))
    parts.append((0.9, (wide * 0.13, -deep * 0.3, 0.32), (wide * random.uniform(0.26, 0.38), deep * 0.42, 0.36)))
    parts.append((0.6, (0, 0.0, -0.35), (wide * 0.13, deep * 0.35, 0.6)))
    # A lateral is collimated to a narrower field.
    zoom = random.uniform(0.85, 1.08) if view == "frontal" else random.uniform(0.62, 0.95)
    shift, tilt = random.uniform(-0.06, 0.06), random.uniform(-0.05, 0.05)
    z, u = (np.mgrid[:SIDE, :SIDE] - SIDE / 2) / (SIDE / 2) * zoom
    u = u + shift + z * tilt
    film = np.zeros((SIDE, SIDE))
    for attenuation, center, half in parts:
        inside = 1 - ((u - center[axis]) / half[axis]) ** 2 - ((z - center[2]) / half[2]) ** 2
        film += attenuation * 2 * half[1 - axis] * np.sqrt(np.clip(inside, 0, None))
    across, down = bones(random, view, wide, deep)
    film += splatted((across - shift - tilt * down) / zoom, down / zoom, random)
    film = film * random.uniform(0.6, 1.0) + random.normal(0, 0.01, film.shape)
    gray = 1 - np.exp(-np.clip(film, 0, None) * random.uniform(0.7, 1.3))
    gray = (gray - gray.min()) / (np.quantile(gray, 0.995) - gray.min() + 1e-6)
    texture = (noise(random, smooth=3) / 255 - 0.5) * 0.06 + (noise(random, smooth=12) / 255 - 0.5) * 0.1
    return clipped(255 * (gray ** random.uniform(0.7, 1.5) + texture))


def bones(random: Random, view: str, wide: float, deep: float) -> tuple[Array, Array]:
    """Points of twelve pairs of ribs, the spine and the breastbone: across and down, in `body`'s units."""
    steps = np.linspace(-np.pi, np.pi, 400)
    points = []
    slope = random.uniform(0.15, 0.35)
    for number in range(12):
        top = -0.95 + 0.14 * number
        size = min(1.0, 0.45 + 0.13 * number)
        x, y = wide * 0.86 * size * np.sin(steps), deep * 0.92 * np.cos(steps)
        # From the spine at the back, ribs run down to the front; the front third is cartilage.
        kept = np.cos(steps) > -0.45
        points.append(np.stack([x, y, top + slope * (1 - np.cos(steps))], 1)[kept])
    tall = np.linspace(-1, 1, 600)
    for offset in np.linspace(-0.07, 0.07, 5):
        points.append(np.stack([np.full_like(tall, offset), np.full_like(tall, deep * 0.8), tall], 1))
    chest = np.linspace(-0.5, 0.25, 100)
    points.append(np.stack([chest * 0, chest * 0 - deep * 0.92, chest], 1))
    cloud = np.concatenate(points)
    return (cloud[:, 0] if view == "frontal" else cloud[:, 1]), cloud[:, 2]


def splatted(across: Array, down: Array, random: Random) -> Array:
    """Points, -1 to 1 from edge to edge, -> attenuation on the picture."""
    rows, columns = (down + 1) * SIDE / 2, (across + 1) * SIDE / 2
    counts, _, _ = np.histogram2d(rows, columns, bins=SIDE, range=[[0, SIDE], [0, SIDE]])
    image = Image.fromarray((np.minimum(counts, 8) * 31).astype(np.uint8)).filter(ImageFilter.GaussianBlur(random.uniform(1.0, 1.8)))
    return np.asarray(image) / 31 * random.uniform(0.12, 0.3)


def fitted(part: Array) -> Array:
    return np.asarray(Image.fromarray(np.ascontiguousarray(part)).resize((SIDE, SIDE), Image.Resampling.BICUBIC))


def clipped(values: Array) -> Array:
    return np.clip(np.round(values), 0, 255).astype(np.uint8)


# By gate class; a maker takes a film or nothing.
FROM_FILM = {
    "inverted": (inverted,), "rotated": (rotated,), "upside_down": (upside_down,), "not_chest": (zoomed, contact_sheet, photographed),
}
FROM_NOTHING = {"not_chest": (document, shapes, noise, limb)}
