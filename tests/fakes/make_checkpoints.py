#!/usr/bin/env python3
"""Checkpoints as torchxrayvision publishes them, with random weights from a fixed seed, and what the recipe needs.

usage: make_checkpoints.py FOLDER

Writes module.pt (a pickled module in the format of before torch 1.6), state.pt (a state dictionary), program.pt (names a program), other.pt (another
network), film.u8 and film.json (224 x 224 bytes of gray, and the logits that torch gives for it), model.onnx and my-card.md (for models/training/RECIPE.md).
"""
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).parents[2] / "models/training"))
import densenet
from golden import synthetic_films

OUTPUTS, SEED = 18, 11


def main(folder: Path) -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    network = settled(densenet.DenseNet121(OUTPUTS))
    torch.save(network.state_dict(), folder / "state.pt")
    film = synthetic_films(224, 1, SEED + 1)[0]
    with torch.no_grad():
        logits = network(tensors([film]))[0]
    (folder / "film.u8").write_bytes(film.tobytes())
    (folder / "film.json").write_text(json.dumps([float(one) for one in logits]))
    save_as_published(network, folder / "module.pt")
    torch.save({"state_dict": Program(folder / "was-run")}, folder / "program.pt")
    torch.save(torch.nn.Linear(3, 2).state_dict(), folder / "other.pt")
    save_small_network(folder / "model.onnx")
    (folder / "my-card.md").write_text("# Model card\n\nMeans of a film, for a test.\n")


def settled(network: torch.nn.Module) -> torch.nn.Module:
    """Random weights with the batch statistics of synthetic films, and logits of a usual size: otherwise 121 layers end far from any number."""
    films = tensors(synthetic_films(224, 8, SEED))
    for part in network.modules():
        if isinstance(part, torch.nn.BatchNorm2d):
            part.momentum = None
    with torch.no_grad():
        network.train()(films)
        network.eval()
        network.classifier.weight.div_(network(films).std(0).mean())
        network.classifier.bias.sub_(network(films).mean(0) + 3)
    return network


def tensors(films: list) -> torch.Tensor:
    return torch.from_numpy(np.stack(films)).float()[:, None] * (2048 / 255) - 1024


def save_as_published(network: torch.nn.Module, path: Path) -> None:
    """The classes named as in the library, which is not installed here."""
    library = ModuleType("torchxrayvision.models")
    for own, name in ((densenet.DenseNet121, "DenseNet"), (densenet.Layer, "_DenseLayer"), (densenet.Transition, "_Transition")):
        own.__module__, own.__name__, own.__qualname__ = "torchxrayvision.models", name, name
        setattr(library, name, own)
    sys.modules.update({"torchxrayvision": ModuleType("torchxrayvision"), "torchxrayvision.models": library})
    torch.save(network, path, _use_new_zipfile_serialization=False)


class Program:
    def __init__(self, trace: Path):
        self.trace = trace

    def __reduce__(self):
        return os.mkdir, (str(self.trace),)


def save_small_network(path: Path) -> None:
    """Two logits from the mean of the film, taken in two steps."""
    weight = numpy_helper.from_array(np.array([[8.0, -6.0]], np.float32), "weight")
    bias = numpy_helper.from_array(np.array([-4.0, 3.0], np.float32), "bias")
    nodes = [
        helper.make_node("ReduceMean", ["image"], ["rows"], axes=[3], keepdims=0),
        helper.make_node("ReduceMean", ["rows"], ["mean"], axes=[2], keepdims=0),
        helper.make_node("Gemm", ["mean", "weight", "bias"], ["logits"]),
    ]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 1, 224, 224])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 2])
    graph = helper.make_graph(nodes, "means", [image], [logits], [weight, bias])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
