#!/usr/bin/env python3
"""What trained networks say of the training films, for a student to learn from (train.py --teachers).

usage: teach.py CACHE OUT NETWORK [NETWORK ...]

OUT gets N x labels probabilities: the mean of the networks', each film with its mirror image; the labels themselves where a film is not trained on.
"""
import sys
from pathlib import Path

import numpy as np

from films import NIH, RSNA, load_films
from network import load_network
from train import DEVICE, predict


def main(cache: Path, out: Path, networks: list[Path]) -> None:
    films = load_films(cache)
    rows = np.concatenate([films.where(source=source, split="train", train_ok="yes") for source in (NIH, RSNA)])
    answers = [predict(load_network(file).to(DEVICE), films.pixels, rows, 224, mirrored=True) for file in networks]
    targets = films.targets.copy()
    targets[rows] = np.mean([1 / (1 + np.exp(-logits)) for logits in answers], 0)
    np.save(out, targets)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
