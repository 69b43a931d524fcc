#!/usr/bin/env python3
"""Score films with the training pipeline's own tools (Pillow, NumPy, native ONNX Runtime), as the reference of tests/conformance/nihScores.test.ts.

usage: score_reference.py DATA BUNDLE OUT

DATA holds manifest.csv and the films (prepare.py). Scores the test films of the first lot with the WASM variant. OUT receives numbers only: for each film, the
first 16 hexadecimal digits of the SHA-256 of its file name, and its calibrated scores in the order of the bundle's labels; none where the gate refuses it.
"""
import csv
import hashlib
import io
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from PIL import Image

from graphs import Run, native_run
from judge import softmax
from prepare import reader_of, square


def main(data: Path, bundle: Path, out: Path) -> None:
    manifest = json.loads((bundle / "manifest.json").read_text())
    variant = manifest["variants"]["wasm"]
    run = native_run(onnx.load(str(bundle / variant["file"])), [manifest["outputs"]["logits"], manifest["outputs"]["gate"]], threads=2)
    read = reader_of(data)
    films = {}
    for row in csv.DictReader((data / "manifest.csv").open(newline="")):
        if is_wanted(row):
            films[hashlib.sha256(row["file"].encode()).hexdigest()[:16]] = scores(run, manifest, square(Image.open(io.BytesIO(read(row["file"])))))
    out.write_text(json.dumps({
        "version": 1, "network": variant["sha256"], "labels": [label["id"] for label in manifest["labels"]],
        "films": dict(sorted(films.items())),
    }, separators=(",", ":")).replace("],", "],\n") + "\n")


def is_wanted(row: dict) -> bool:
    return row["source"] == "nih_chestxray14" and row["split"] == "test" and row["train_ok"] == "yes" and row["lot"] == "1"


def scores(run: Run, manifest: dict, film: np.ndarray) -> list:
    tensor = (film.astype(np.float64) * manifest["input"]["scale"] + manifest["input"]["offset"]).astype(np.float32)[None, None]
    logits, gate = (output[0] for output in run(tensor))
    if softmax(gate)[0] < manifest["gate"]["cutOff"]:
        return []
    return [score(label["calibration"], float(logit)) for label, logit in zip(manifest["labels"], logits)]


def score(calibration: dict, logit: float) -> float:
    return round(float(1 / (1 + np.exp(-(calibration["slope"] * logit + calibration["intercept"])))), 5)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
