#!/usr/bin/env python3
"""Decode a data folder into two arrays that training reads.

usage: prepare.py DATA CACHE [SIDE]

DATA holds manifest.csv (file, source, origin, lot, licence, patient_id, view, age, sex, labels, split, train_ok, note) and the images that it
names, or one tar per source beside it. CACHE gets films.npy (N x side x side, 8-bit gray) and rows.json (the rows of the manifest, in the same
order). Every image goes to 224 pixels (or SIDE) first, as the app does it (src/inference/preprocess.ts: shorter side, Pillow's BILINEAR, center crop),
whatever its size upstream, so that resolution cannot tell the source.
"""
import csv
import io
import json
import sys
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

SIDE = 224


def main(data: Path, cache: Path, side: int = SIDE) -> None:
    with open(data / "manifest.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    read = reader_of(data)
    films = np.zeros((len(rows), side, side), np.uint8)
    for index, row in enumerate(rows):
        films[index] = square(Image.open(io.BytesIO(read(row["file"]))), side)
    cache.mkdir(parents=True, exist_ok=True)
    np.save(cache / "films.npy", films)
    (cache / "rows.json").write_text(json.dumps(rows))
    print(f"{len(rows)} films in {cache}")


def reader_of(data: Path):
    """A function from a manifest's file name to bytes. Raises FileNotFoundError with the name that neither a file nor a tar has."""
    archives = {path: tarfile.open(path) for path in sorted(data.glob("*.tar"))}
    members = {member.name.removeprefix("./"): (archive, member) for archive in archives.values() for member in archive.getmembers()}

    def read(name: str) -> bytes:
        if (data / name).is_file():
            return (data / name).read_bytes()
        if name not in members:
            raise FileNotFoundError(f"{name} is in manifest.csv, but neither in the folder nor in one of its tar files")
        archive, member = members[name]
        return archive.extractfile(member).read()

    return read


def square(image: Image.Image, side: int = SIDE) -> np.ndarray:
    gray = image.convert("L")
    factor = side / min(gray.size)
    width, height = (max(side, round(length * factor)) for length in gray.size)
    if (width, height) != gray.size:
        gray = gray.resize((width, height), Image.Resampling.BILINEAR)
    left, top = (width - side) // 2, (height - side) // 2
    return np.asarray(gray.crop((left, top, left + side, top + side)), np.uint8)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
