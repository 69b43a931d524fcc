#!/usr/bin/env python3
"""Score films with the training pipeline's own tools (Pillow, NumPy, native ONNX Runtime), as the reference of tests/conformance/nihScores.test.ts.

usage: score_reference.py CXR BUNDLE OUT

CXR holds manifest.csv and nih_chestxray14.tar; BUNDLE is models/cxr-v0. Scores the test films of lot 1. OUT receives numbers only: for each
film, the first 16 hexadecimal digits of the SHA-256 of its file name, and its calibrated scores in the order of the bundle's labels.
"""
import csv
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

SOURCE = "nih_chestxray14"


def main(cxr: Path, bundle: Path, out: Path) -> None:
    manifest = json.loads((bundle / "manifest.json").read_text())
    variant = manifest["variants"]["wasm"]
    session = onnxruntime.InferenceSession(str(bundle / variant["file"]), providers=["CPUExecutionProvider"])
    wanted = {row["file"] for row in csv.DictReader((cxr / "manifest.csv").open(newline="")) if is_wanted(row)}
    films = {}
    with tarfile.open(cxr / f"{SOURCE}.tar") as archive:
        for member in archive:
            if member.name in wanted:
                data = archive.extractfile(member).read()
                films[hashlib.sha256(member.name.encode()).hexdigest()[:16]] = scores(session, manifest, data)
    out.write_text(json.dumps({
        "version": 1, "network": variant["sha256"], "labels": [label["id"] for label in manifest["labels"]],
        "films": dict(sorted(films.items())),
    }, separators=(",", ":")).replace("],", "],\n") + "\n")


def is_wanted(row: dict) -> bool:
    return row["source"] == SOURCE and row["split"] == "test" and row["train_ok"] == "yes" and row["lot"] == "1"


def scores(session: onnxruntime.InferenceSession, manifest: dict, data: bytes) -> list:
    tensor = load(data, manifest["input"]["side"])[None, None].astype(np.float32) / 255
    logits = session.run([manifest["outputs"]["logits"]], {manifest["input"]["name"]: tensor})[0][0]
    return [score(label["calibration"], float(logit)) for label, logit in zip(manifest["labels"], logits)]


def score(calibration: dict, logit: float) -> float:
    return round(float(1 / (1 + np.exp(-(calibration["slope"] * logit + calibration["intercept"])))), 5)


def load(data: bytes, side: int) -> np.ndarray:
    """Gray, the shorter side resized to `side`, the center cropped: the pre-processing of the training."""
    image = Image.open(io.BytesIO(data)).convert("L")
    width, height = image.size
    ratio = side / min(width, height)
    target = (max(side, round(width * ratio)), max(side, round(height * ratio)))
    if target != image.size:
        image = image.resize(target, Image.Resampling.BILINEAR)
    left, top = (target[0] - side) // 2, (target[1] - side) // 2
    return np.asarray(image.crop((left, top, left + side, top + side)), np.uint8)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
