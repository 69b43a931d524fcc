"""Random changes that a scanner, a viewer or an export could have made: the network must not know a hospital by its gray levels.

Every function takes and gives N x 1 x side x side.
"""
import io
import math

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F


def augmented(films: np.ndarray, random: np.random.Generator, side: int) -> Tensor:
    """8-bit films N x 224 x 224 -> float32 0..1, N x 1 x side x side, each changed at random."""
    changed = np.stack([with_tone(with_jpeg(film, random), random) for film in films])
    x = torch.from_numpy(changed)[:, None].float() / 255
    x = moved(x, random, side)
    x = lit(x, random)
    x = blurred(x, random)
    noise = torch.from_numpy(random.uniform(0, 0.02, len(x)).astype(np.float32)).view(-1, 1, 1, 1)
    x = x + noise * torch.from_numpy(random.standard_normal(x.shape, dtype=np.float32))
    return erased(x, random)


def with_jpeg(film: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Half of the films: once through a smaller size or through JPEG."""
    if random.random() < 0.5:
        return film
    image = Image.fromarray(film)
    if random.random() < 0.5:
        small = int(random.integers(112, 200))
        return np.asarray(image.resize((small, small), Image.Resampling.BILINEAR).resize(image.size, Image.Resampling.BICUBIC))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=int(random.integers(30, 93)))
    return np.asarray(Image.open(file))


def with_tone(film: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A random rising curve over the gray levels: gamma, an S-shape, and now and then the film's histogram made flat."""
    levels = np.linspace(0, 1, 256)
    curve = levels ** math.exp(random.uniform(-0.5, 0.5))
    knots = np.sort(np.r_[0, random.uniform(0.15, 0.85, 3), 1])
    heights = np.sort(np.clip(knots + random.normal(0, 0.08, 5), 0, 1))
    curve = np.interp(curve, knots, heights)
    if random.random() < 0.25:
        flat = np.cumsum(np.bincount(film.ravel(), minlength=256)) / film.size
        share = random.uniform(0.2, 0.8)
        curve = (1 - share) * curve + share * flat
    low, high = random.uniform(0, 0.1), random.uniform(0.85, 1)
    return np.round(255 * (low + (high - low) * curve)).astype(np.uint8)[film]


def moved(x: Tensor, random: np.random.Generator, side: int) -> Tensor:
    """Turned by up to 10 degrees, scaled by 0.88 to 1.15, shifted by up to 7 %, stretched by up to 6 %, half of them mirrored."""
    count = len(x)
    angle = np.radians(random.uniform(-10, 10, count))
    scale = np.exp(random.uniform(math.log(0.87), math.log(1.14), count))
    stretch = np.exp(random.uniform(-0.06, 0.06, count))
    mirror = np.where(random.random(count) < 0.5, -1, 1)
    shift = random.uniform(-0.14, 0.14, (count, 2))
    matrix = np.zeros((count, 2, 3), np.float32)
    matrix[:, 0, 0] = mirror * np.cos(angle) * scale * stretch
    matrix[:, 0, 1] = -np.sin(angle) * scale
    matrix[:, 1, 0] = mirror * np.sin(angle) * scale * stretch
    matrix[:, 1, 1] = np.cos(angle) * scale
    matrix[:, :, 2] = shift
    grid = F.affine_grid(torch.from_numpy(matrix), [count, 1, side, side], align_corners=False)
    return F.grid_sample(x, grid, padding_mode="zeros", align_corners=False)


def lit(x: Tensor, random: np.random.Generator) -> Tensor:
    """A smooth field of light over half of the films: exposure that differs from side to side."""
    strength = random.uniform(0, 0.12, len(x)) * (random.random(len(x)) < 0.5)
    field = torch.from_numpy((random.standard_normal((len(x), 1, 4, 4)) * strength[:, None, None, None]).astype(np.float32))
    return x * (1 + F.interpolate(field, size=x.shape[2:], mode="bilinear", align_corners=False))


def blurred(x: Tensor, random: np.random.Generator) -> Tensor:
    """Every film by a Gaussian of its own, half of them not at all."""
    sigma = random.uniform(0.3, 1.3, len(x)) * (random.random(len(x)) < 0.5) + 1e-3
    reach = np.arange(-2, 3)
    kernel = np.exp(-(reach**2)[None] / (2 * sigma[:, None] ** 2))
    weight = torch.from_numpy((kernel / kernel.sum(1, keepdims=True)).astype(np.float32))
    row = x.transpose(0, 1)
    row = F.conv2d(row, weight[:, None, :, None], padding=(2, 0), groups=len(x))
    return F.conv2d(row, weight[:, None, None, :], padding=(0, 2), groups=len(x)).transpose(0, 1)


def erased(x: Tensor, random: np.random.Generator) -> Tensor:
    """A quarter of the films lose one small rectangle: no single place may decide alone (Zhong et al. 2017, https://arxiv.org/abs/1708.04896)."""
    side = x.shape[-1]
    for index in np.flatnonzero(random.random(len(x)) < 0.25):
        height, width = (int(side * share) for share in random.uniform(0.06, 0.22, 2))
        top, left = int(random.integers(0, side - height)), int(random.integers(0, side - width))
        x[index, :, top : top + height, left : left + width] = float(random.random())
    return x
