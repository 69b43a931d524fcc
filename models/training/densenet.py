"""
DenseNet-121 (Huang et al. 2017, https://arxiv.org/abs/1608.06993) for one gray channel, its parts named as torchvision and torchxrayvision name theirs,
so that their state dictionaries fit.
"""
from collections import OrderedDict

import torch
from torch import Tensor, nn
from torch.nn import functional as F

GROWTH = 32
BLOCKS = (6, 12, 24, 16)
STEM = 64
# A layer's 1 x 1 convolution narrows to this many times the growth.
BOTTLENECK = 4


class Layer(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv1 = nn.Conv2d(channels, BOTTLENECK * GROWTH, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(BOTTLENECK * GROWTH)
        self.conv2 = nn.Conv2d(BOTTLENECK * GROWTH, GROWTH, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        narrow = self.conv1(F.relu(self.norm1(x)))
        return torch.cat([x, self.conv2(F.relu(self.norm2(narrow)))], 1)


class Transition(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)
        self.conv = nn.Conv2d(channels, channels // 2, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return F.avg_pool2d(self.conv(F.relu(self.norm(x))), 2)


class DenseNet121(nn.Module):
    """Gray films, N x 1 x 224 x 224 -> logits, N x outputs."""

    def __init__(self, outputs: int):
        super().__init__()
        parts: OrderedDict[str, nn.Module] = OrderedDict()
        parts["conv0"] = nn.Conv2d(1, STEM, 7, 2, 3, bias=False)
        parts["norm0"] = nn.BatchNorm2d(STEM)
        parts["relu0"] = nn.ReLU()
        parts["pool0"] = nn.MaxPool2d(3, 2, 1)
        channels = STEM
        for at, layers in enumerate(BLOCKS, 1):
            block = OrderedDict((f"denselayer{layer + 1}", Layer(channels + layer * GROWTH)) for layer in range(layers))
            parts[f"denseblock{at}"] = nn.Sequential(block)
            channels += layers * GROWTH
            if at < len(BLOCKS):
                parts[f"transition{at}"] = Transition(channels)
                channels //= 2
        parts["norm5"] = nn.BatchNorm2d(channels)
        self.features = nn.Sequential(parts)
        self.classifier = nn.Linear(channels, outputs)

    def forward(self, film: Tensor) -> Tensor:
        features = F.relu(self.features(film))
        return self.classifier(F.adaptive_avg_pool2d(features, 1).flatten(1))


class Screening(nn.Module):
    """
    The same network as the app wants it: gray films, 1 x 1 x side x side -> logits, 1 x (1 + kept), and maps, 1 x (1 + kept) x rows x columns, with
    logit = mean(map) + a constant. Row 0 is `abnormal`: the largest of the findings' logits, each less its own cut-off, and the map of that finding.
    """

    def __init__(self, network: DenseNet121, kept: list[int], cut_offs: list[float], abnormal: list[bool]):
        """`kept`: the outputs that are findings; `cut_offs`, in units of the logit, and whether a finding counts for `abnormal`: one for each of them."""
        super().__init__()
        self.network = network
        self.weight = nn.Parameter(network.classifier.weight.detach()[kept][:, :, None, None].clone())
        self.bias = nn.Parameter(network.classifier.bias.detach()[kept].clone())
        self.cut_offs = nn.Parameter(torch.tensor(cut_offs))
        # No finding that does not count can be the largest.
        self.handicap = nn.Parameter(torch.tensor([0.0 if counts else -1e4 for counts in abnormal]))

    def forward(self, film: Tensor) -> tuple[Tensor, Tensor]:
        maps = F.conv2d(F.relu(self.network.features(film)), self.weight)
        # In two steps, as one sum may round differently on WASM.
        logits = maps.mean(3).mean(2) + self.bias
        shifted = logits - self.cut_offs + self.handicap
        largest = shifted.amax(1, keepdim=True)
        is_largest = (shifted >= largest).float()
        share = (is_largest / is_largest.sum(1, keepdim=True))[:, :, None, None]
        return torch.cat([largest, logits], 1), torch.cat([(maps * share).sum(1, keepdim=True), maps], 1)
