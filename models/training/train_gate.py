#!/usr/bin/env python3
"""Train the gate on the features of a trained network, which stay as they are.

usage: train_gate.py --cache CACHE --run RUN [--films 24000]

RUN holds best.pt; it gets gate.pt, the same network with its gate, and gate.json: how many pictures of each kind are refused, at the cut-off that refuses
0.5 % of validation's valid films.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from augment import augmented
from films import NIH, RSNA, Films, load_films
from labels import GATE_CLASSES
from network import Network, load_network
from pictures import FROM_FILM, FROM_NOTHING, Random, body
from train import DEVICE, rate_at

BATCH = 48
# Of one batch: valid films, valid renderings, and each other class; not_chest is the most varied.
SHARES = {"frontal_chest": 16, "rendered": 2, "inverted": 4, "rotated": 4, "upside_down": 5, "lateral": 5, "not_chest": 12}
VALID_REFUSED = 0.005


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--films", type=int, default=24_000)
    parser.add_argument("--weights", default="best.pt")
    parser.add_argument("--seed", type=int, default=5)
    option = parser.parse_args()
    torch.manual_seed(option.seed)
    films = load_films(option.cache)
    network = load_network(option.run / option.weights).to(DEVICE, memory_format=torch.channels_last)
    gate = network.gate
    optimizer = torch.optim.AdamW(gate.parameters(), lr=2e-3, weight_decay=0.02)
    steps = option.films // BATCH
    others = films.where(source="ood_mednist", split="train"), films.where(source="ood_skimage", split="train")
    valid = np.r_[films.where(source=NIH, split="train"), films.where(source=RSNA, split="train")]
    losses = []
    for step in range(steps):
        random = np.random.default_rng([option.seed, step])
        pictures, classes = batch_of(films, valid, others, random)
        # Half as they are, half changed as training changes films: neither may be what tells a class.
        x = augmented(pictures, random, 224)
        plain = random.random(len(x)) < 0.5
        x[plain] = torch.from_numpy(pictures[plain])[:, None].float() / 255
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * rate_at(step, steps)
        features = features_of(network, x)
        gate.train()
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            logits = gate(*features).float()
        loss = F.cross_entropy(logits, torch.from_numpy(classes).to(DEVICE), label_smoothing=0.02)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} of {steps}, loss {np.mean(losses[-50:]):.4f}", flush=True)
    network.eval()
    torch.save({"size": network.size, "network": network.state_dict()}, option.run / "gate.pt")
    report = evaluated(network, films)
    (option.run / "gate.json").write_text(json.dumps(report, indent=1))
    print(json.dumps(report, indent=1))


def batch_of(films: Films, valid: np.ndarray, others: tuple[np.ndarray, ...], random: Random) -> tuple[np.ndarray, np.ndarray]:
    pictures, classes = [], []
    for name, count in SHARES.items():
        for _ in range(count):
            pictures.append(picture_of(name, films, valid, others, random))
            classes.append(GATE_CLASSES.index("frontal_chest" if name == "rendered" else name))
    return np.stack(pictures), np.array(classes)


def picture_of(name: str, films: Films, valid: np.ndarray, others: tuple[np.ndarray, ...], random: Random) -> np.ndarray:
    # A rendering may be turned and inverted too: being one must say nothing about its class.
    def film() -> np.ndarray:
        return body(random, "frontal") if random.random() < 0.1 else np.array(films.pixels[random.choice(valid)])

    if name == "frontal_chest":
        return np.array(films.pixels[random.choice(valid)])
    if name in ("rendered", "lateral"):
        return body(random, "frontal" if name == "rendered" else "lateral")
    if name == "not_chest" and random.random() < 0.7:
        if random.random() < 0.55:
            source = others[int(random.random() < 0.35)]
            return np.array(films.pixels[random.choice(source)])
        return FROM_NOTHING[name][random.integers(len(FROM_NOTHING[name]))](random)
    return FROM_FILM[name][random.integers(len(FROM_FILM[name]))](film(), random)


def features_of(network: Network, x: Tensor) -> tuple[Tensor, Tensor]:
    with torch.no_grad(), torch.autocast(DEVICE, dtype=torch.bfloat16):
        return network.features(x.to(DEVICE, memory_format=torch.channels_last))


def probabilities(network: Network, pictures: np.ndarray) -> np.ndarray:
    """N x classes."""
    result = []
    for start in range(0, len(pictures), 64):
        x = torch.from_numpy(pictures[start : start + 64])[:, None].float() / 255
        with torch.no_grad():
            result.append(network.gate(*(one.float() for one in features_of(network, x))).softmax(1).cpu().numpy())
    return np.concatenate(result)


def evaluated(network: Network, films: Films) -> dict:
    """The cut-off from validation's valid films; then test films as they are, pictures of each kind made from them, and the other sources."""
    pixels = lambda **wanted: np.array(films.pixels[films.where(**wanted)])
    validation = np.concatenate([probabilities(network, pixels(source=source, split="val"))[:, 0] for source in (NIH, RSNA)])
    cut_off = float(np.quantile(validation, VALID_REFUSED))
    kinds = {source: share(probabilities(network, pixels(source=source, split="test"))[:, 0] < cut_off) for source in (NIH, RSNA)}
    random = np.random.default_rng(11)
    chosen = pixels(source=NIH, split="test")
    pictures = {maker.__name__: (name, [maker(film, random) for film in chosen]) for name, makers in FROM_FILM.items() for maker in makers}
    pictures |= {maker.__name__: ("not_chest", [maker(random) for _ in chosen]) for maker in FROM_NOTHING["not_chest"]}
    pictures["rendered lateral"] = "lateral", [body(random, "lateral") for _ in chosen]
    pictures |= {source: ("not_chest", list(pixels(source=source, split="test"))) for source in ("ood_mednist", "ood_skimage")}
    kinds |= {kind: named(probabilities(network, np.stack(made)), cut_off, name) for kind, (name, made) in pictures.items()}
    for kind, made in (("rendered frontal", [body(random, "frontal") for _ in chosen]), ("children (kermany)", list(pixels(source="kermany_paediatric")))):
        kinds[kind] = share(probabilities(network, np.stack(made))[:, 0] < cut_off)
    return {"classes": list(GATE_CLASSES), "cutOff": cut_off, "kinds": kinds}


def share(refused: np.ndarray) -> dict:
    """Wilson's 95 % interval (1927)."""
    n, p, z = len(refused), float(refused.mean()), 1.96
    center, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {"refused": p, "low": float(max(0, center - half)), "high": float(min(1, center + half)), "n": n}


def named(scores: np.ndarray, cut_off: float, name: str) -> dict:
    """Refused, and of those, for the right reason."""
    refused = scores[:, 0] < cut_off
    reasons = 1 + scores[:, 1:].argmax(1)
    right = reasons[refused] == GATE_CLASSES.index(name)
    return {**share(refused), "rightReason": float(right.mean()) if len(right) else None}


if __name__ == "__main__":
    main()
