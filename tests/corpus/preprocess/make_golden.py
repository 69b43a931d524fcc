#!/usr/bin/env python3
"""Make golden.json: what Pillow's BILINEAR makes of synthetic images, byte for byte. Needs Pillow and NumPy.

usage: make_golden.py

Pixels come from integer formulas, so that no image is stored: see `pixels` here and in tests/unit/inference/preprocess.test.ts. The window
is applied as PS3.3 C.11.2.1.2 says, the rest is the pre-processing of the training pipeline of models/cxr-v0.
"""
import base64
import json
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

SIDE = 224
EIGHT_BIT = {"center": 128, "width": 256, "shape": "linear"}
# name, rows, columns, largest pixel value, window
CASES = [
    ("square, shrunk", 1024, 1024, 255, EIGHT_BIT),
    ("large, odd, portrait", 2503, 2001, 255, EIGHT_BIT),
    ("landscape, not a whole ratio", 611, 1003, 255, EIGHT_BIT),
    ("already the right side", 300, 224, 255, EIGHT_BIT),
    ("barely shrunk", 225, 231, 255, EIGHT_BIT),
    ("target side of 224.5 goes to the even 224", 448, 449, 255, EIGHT_BIT),
    ("target side of 225.5 goes to the even 226", 451, 448, 255, EIGHT_BIT),
    ("enlarged", 97, 61, 255, EIGHT_BIT),
    ("12 bit, linear", 700, 640, 4095, {"center": 1700.5, "width": 2900, "shape": "linear"}),
    ("16 bit, linear exact", 500, 777, 65535, {"center": 30000, "width": 41000.5, "shape": "linear-exact"}),
    ("14 bit, sigmoid", 640, 640, 16383, {"center": 8000, "width": 6000, "shape": "sigmoid"}),
]


def main() -> None:
    golden = [case(*one) for one in CASES]
    Path(__file__).with_name("golden.json").write_text(json.dumps(golden, indent=1) + "\n")


def case(name: str, rows: int, columns: int, largest: int, window: dict) -> dict:
    gray = windowed(pixels(rows, columns, largest), window)
    expected = zlib.compress(resized(gray).tobytes(), 9)
    return {
        "name": name, "rows": rows, "columns": columns, "largest": largest, "window": window,
        "expected": base64.b64encode(expected).decode(),
    }


def pixels(rows: int, columns: int, largest: int) -> np.ndarray:
    """Two slow waves and edges; integers only."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.int64)
    wave = np.abs((x * 1024 // columns * 3) % 1024 - 512) + np.abs((y * 1024 // rows * 5) % 1024 - 512)
    edge = ((x * 7 // columns) + (y * 9 // rows)) % 2 * 256
    return (wave + edge) * largest // 1280


def windowed(values: np.ndarray, window: dict) -> np.ndarray:
    center, width, shape = window["center"], window["width"], window["shape"]
    if shape == "sigmoid":
        shown = 1 / (1 + np.exp(-4 * (values - center) / width))
    else:
        middle, span = (center - 0.5, width - 1) if shape == "linear" else (center, width)
        shown = np.clip((values - middle) / span + 0.5, 0, 1)
    return np.rint(255 * shown).astype(np.uint8)


def resized(gray: np.ndarray) -> np.ndarray:
    image = Image.fromarray(gray)
    width, height = image.size
    ratio = SIDE / min(width, height)
    target = (max(SIDE, round(width * ratio)), max(SIDE, round(height * ratio)))
    if target != image.size:
        image = image.resize(target, Image.Resampling.BILINEAR)
    left, top = (target[0] - SIDE) // 2, (target[1] - SIDE) // 2
    return np.asarray(image.crop((left, top, left + SIDE, top + SIDE)), np.uint8)


if __name__ == "__main__":
    main()
