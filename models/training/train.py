#!/usr/bin/env python3
"""Train one network.

usage: train.py --cache CACHE --run RUN [options]; a RUN that was cut goes on from its last checkpoint.

RUN gets run.json (options and what validation said over time), checkpoint.pt (to go on from) and best.pt (the averaged weights that did best on
validation). Two CPU cores or one GPU, whichever there is. The schedule counts films, not minutes; the seed fixes their order and changes.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from augment import augmented
from films import ABNORMAL_ONLY, NIH, RSNA, Films, load_films
from labels import LABELS
from lesions import with_lesion
from measures import summary
from network import Network, imagenet_weights, load_network

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# What a batch is made of: both classes of the second lot and of the mixed collections of the first, the abnormal-only collection, RSNA's normals.
GROUPS = ("lot 2 abnormal", "lot 2 normal", "lot 1 abnormal", "lot 1 normal", "abnormal only", "RSNA normal")
# An RSNA film counts this much as a negative of a finding: its source alone gives it away.
RSNA_WEIGHT = 0.25
FINDING_WEIGHT = 3.0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--size", default="lite0", choices=["lite0", "lite1", "lite2"])
    parser.add_argument("--side", type=int, default=224)
    parser.add_argument("--films", type=int, default=80_000, help="films seen in all")
    parser.add_argument("--frozen", type=int, default=3, help="first blocks that keep ImageNet's weights")
    parser.add_argument("--shares", type=lambda text: [int(one) for one in text.split(",")], default=[5, 5, 6, 6, 4, 6], help="films of each group in a batch")
    parser.add_argument("--blind", action="store_true", help="the abnormal-only collection teaches findings, not `abnormal`")
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--mixup", type=float, default=0.3, help="0: none")
    parser.add_argument("--lesions", type=float, default=0.0, help="share of the normal films that get a drawn lesion")
    parser.add_argument("--smoothing", type=float, default=0.03)
    parser.add_argument("--dropout", type=float, default=0.4)
    parser.add_argument("--drop-path", type=float, default=0.15)
    parser.add_argument("--from-scratch", action="store_true")
    parser.add_argument("--start", type=Path, help="another run's best.pt or a pre-trained backbone")
    parser.add_argument("--teachers", type=Path, help="teachers.npy (N x labels probabilities) to learn from, half and half with the labels")
    parser.add_argument("--without-second-lot", action="store_true", help="leave-one-source-out: the second lot is for testing only")
    parser.add_argument("--all", action="store_true", help="train on validation films too; nothing is selected then")
    parser.add_argument("--every", type=int, default=8_000, help="films between two validations")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main(option: argparse.Namespace) -> None:
    torch.manual_seed(option.seed)
    films = load_films(option.cache)
    groups = groups_of(films, option)
    validation = np.r_[films.where(source=NIH, split="val", train_ok="yes")]
    network = network_of(option).to(DEVICE, memory_format=torch.channels_last)
    average = network_of(option).to(DEVICE, memory_format=torch.channels_last)
    average.load_state_dict(network.state_dict())
    optimizer = torch.optim.AdamW(parameter_groups(network, option), lr=option.rate, betas=(0.9, 0.99))
    shares = dict(zip(GROUPS, option.shares, strict=True))
    batch = sum(shares.values())
    steps = option.films // batch
    record = {"options": {key: str(value) for key, value in vars(option).items()}, "groups": {key: len(value) for key, value in groups.items()}, "validation": []}
    first, best = 0, -1.0
    checkpoint = option.run / "checkpoint.pt"
    option.run.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=DEVICE, weights_only=False)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        first, best, record = state["step"], state["best"], state["record"]
    positive_weight = positive_weights(films, groups)
    teachers = np.load(option.teachers) if option.teachers else None
    losses: list[float] = []
    started = time.time()
    for step in range(first, steps):
        # Each step has a random stream of its own, so a run that was cut sees what it would have seen.
        random = np.random.default_rng([option.seed, step])
        rows = np.concatenate([random.choice(groups[name], count, replace=len(groups[name]) < count) for name, count in shares.items()])
        pixels, targets = np.array(films.pixels[rows]), films.targets[rows]
        weight = np.where(films.columns["source"][rows] == RSNA, RSNA_WEIGHT, 1.0).astype(np.float32)
        abnormal_weight = np.where(option.blind & (films.columns["origin"][rows] == ABNORMAL_ONLY), 0.0, 1.0).astype(np.float32)
        for index in np.flatnonzero((targets[:, 0] == 0) & (random.random(len(rows)) < option.lesions)):
            pixels[index], targets[index] = with_lesion(pixels[index], random)
        x = augmented(pixels, random, option.side)
        y = torch.from_numpy(targets)
        if teachers is not None:
            # A teacher has not seen the drawn lesions.
            drawn = torch.from_numpy((targets != films.targets[rows]).any(1))[:, None]
            y = torch.where(drawn, y, (y + torch.from_numpy(teachers[rows])) / 2)
        y = y * (1 - 2 * option.smoothing) + option.smoothing
        x, y, weights = mixed(x, y, torch.from_numpy(np.stack([abnormal_weight, weight], 1)), option.mixup, random)
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * rate_at(step, steps)
        network.train()
        freeze(network, option)
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            logits = network(x.to(DEVICE, memory_format=torch.channels_last))
        loss = loss_of(logits.float(), y.to(DEVICE), weights.to(DEVICE), positive_weight.to(DEVICE))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        losses.append(loss.item())
        follow(average, network, min(0.998, (step + 1) / (step + 20)))
        if (step + 1) % (option.every // batch) == 0 or step + 1 == steps:
            scores = predict(average, films.pixels, validation, option.side)
            result = summary(scores, films.targets[validation], films.columns["lot"][validation], films.columns["origin"][validation])
            seconds = time.time() - started
            line = {"films": (step + 1) * batch, "loss": float(np.mean(losses)), **result, "films/s": (step + 1 - first) * batch / seconds}
            record["validation"].append(line)
            losses = []
            print(" ".join(f"{key} {value:.4g}" for key, value in line.items()), flush=True)
            if result["selection"] > best:
                best = result["selection"]
                save(average, option.run / "best.pt")
            save(average, option.run / "last.pt")
            state = {"network": network.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1, "best": best, "record": record}
            torch.save(state, option.run / "checkpoint.tmp")
            (option.run / "checkpoint.tmp").replace(checkpoint)
            (option.run / "run.json").write_text(json.dumps(record, indent=1, default=float))


def save(network: Network, file: Path) -> None:
    """What `load_network` reads. The gate is trained later, on the finished features."""
    weights = {name: value for name, value in network.state_dict().items() if not name.startswith("gate.")}
    torch.save({"size": network.size, "network": weights}, file)


def groups_of(films: Films, option: argparse.Namespace) -> dict[str, np.ndarray]:
    splits = ("train", "val") if option.all else ("train",)
    trained = np.isin(films.columns["split"], splits) & (films.columns["train_ok"] == "yes")
    lot, origin, source = films.columns["lot"], films.columns["origin"], films.columns["source"]
    abnormal = films.targets[:, 0] > 0.5
    nih = trained & (source == NIH) & films.adults()
    only = origin == ABNORMAL_ONLY
    second = nih & (lot == "2") & (not option.without_second_lot)
    groups = {
        "lot 2 abnormal": second & abnormal, "lot 2 normal": second & ~abnormal,
        "lot 1 abnormal": nih & (lot == "1") & ~only & abnormal, "lot 1 normal": nih & (lot == "1") & ~only & ~abnormal,
        "abnormal only": nih & only & abnormal, "RSNA normal": trained & (source == RSNA),
    }
    found = {name: np.flatnonzero(keep) for name, keep in groups.items()}
    if option.without_second_lot:
        found["lot 2 abnormal"], found["lot 2 normal"] = found["lot 1 abnormal"], found["lot 1 normal"]
    return found


def network_of(option: argparse.Namespace) -> Network:
    network = Network(option.size, option.dropout, option.drop_path)
    if option.start:
        network.load_state_dict(load_network(option.start).state_dict())
    elif not option.from_scratch:
        network.backbone.load_state_dict(imagenet_weights(option.size))
    return network


def freeze(network: Network, option: argparse.Namespace) -> None:
    """The first layers see edges and textures: ImageNet's million photos know them better than our two thousand films."""
    if option.from_scratch or option.frozen == 0:
        return
    for part in [network.backbone.stem, *network.backbone.blocks[: option.frozen]]:
        part.eval()
        part.requires_grad_(False)


def parameter_groups(network: Network, option: argparse.Namespace) -> list[dict]:
    freeze(network, option)
    head = [*network.classifier.parameters()]
    body = [parameter for parameter in network.backbone.parameters() if parameter.requires_grad]
    return [
        {"params": [one for one in body if one.ndim > 1], "weight_decay": option.decay, "top": option.rate},
        {"params": [one for one in body if one.ndim <= 1], "weight_decay": 0.0, "top": option.rate},
        {"params": head, "weight_decay": option.decay, "top": option.rate * 3},
    ]


def rate_at(step: int, steps: int) -> float:
    """Up in 3 % of the steps, then down along half a cosine."""
    warm = max(1, steps * 3 // 100)
    if step < warm:
        return (step + 1) / warm
    return 0.01 + 0.99 * (0.5 + 0.5 * np.cos(np.pi * (step - warm) / max(1, steps - warm)))


def positive_weights(films: Films, groups: dict[str, np.ndarray]) -> Tensor:
    """The root of negatives over positives for each finding, 1 for abnormal."""
    rows = np.concatenate([rows for name, rows in groups.items() if not name.startswith("RSNA")])
    share = films.targets[rows].mean(0)
    weights = np.sqrt((1 - share) / share)
    weights[0] = 1
    return torch.from_numpy(weights.astype(np.float32))


def mixed(x: Tensor, y: Tensor, weights: Tensor, strength: float, random: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Two films in one, in half of the batches (Zhang et al. 2018, https://arxiv.org/abs/1710.09412)."""
    if strength == 0 or random.random() < 0.5:
        return x, y, weights
    share = random.beta(strength, strength, len(x)).astype(np.float32)
    share = torch.from_numpy(np.maximum(share, 1 - share))
    other = torch.from_numpy(random.permutation(len(x)))
    wide = share.view(-1, 1, 1, 1)
    column = share[:, None]
    return x * wide + x[other] * (1 - wide), y * column + y[other] * (1 - column), weights * column + weights[other] * (1 - column)


def loss_of(logits: Tensor, y: Tensor, weights: Tensor, positive_weight: Tensor) -> Tensor:
    """`weights`: N x 2, of a film for `abnormal` and for each finding."""
    each = F.binary_cross_entropy_with_logits(logits, y, pos_weight=positive_weight, reduction="none")
    abnormal = (each[:, 0] * weights[:, 0]).sum() / weights[:, 0].sum()
    findings = (each[:, 1:] * weights[:, 1:]).sum() / (weights[:, 1].sum() * (len(LABELS) - 1))
    return abnormal + FINDING_WEIGHT * findings


def follow(average: nn.Module, network: nn.Module, keep: float) -> None:
    """Exponential moving average of the weights."""
    with torch.no_grad():
        theirs = network.state_dict()
        for name, value in average.state_dict().items():
            if value.dtype.is_floating_point:
                value.lerp_(theirs[name], 1 - keep)
            else:
                value.copy_(theirs[name])


def predict(network: Network, pixels: np.ndarray, rows: np.ndarray, side: int, batch: int = 64, mirrored: bool = False) -> np.ndarray:
    """Logits, len(rows) x labels, of the films as they are (or the mean with their mirror images)."""
    network.eval()
    result = []
    with torch.inference_mode(), torch.autocast(DEVICE, dtype=torch.bfloat16):
        for start in range(0, len(rows), batch):
            x = torch.from_numpy(np.array(pixels[rows[start : start + batch]])).to(DEVICE)[:, None].float() / 255
            if side != x.shape[-1]:
                x = F.interpolate(x, size=(side, side), mode="bilinear", align_corners=False)
            x = x.to(memory_format=torch.channels_last)
            logits = network(x).float()
            if mirrored:
                logits = (logits + network(x.flip(3)).float()) / 2
            result.append(logits.cpu().numpy())
    return np.concatenate(result)


if __name__ == "__main__":
    main(options())
