"""Weights from a file that someone else made: only numbers are taken, and nothing in it is run unless that is asked for."""
import pickle
import warnings
from collections import OrderedDict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch._utils import _rebuild_parameter, _rebuild_tensor, _rebuild_tensor_v2

from bundle import BundleError


class Fixed(type):
    def __setattr__(cls, name, value):
        raise pickle.UnpicklingError("a file may not change a class")


class Shell(metaclass=Fixed):
    """Stands in for a class that a pickle names, and only keeps what it is given: so a pickled network is read without its code."""

    # Torch asks a class whose source has changed whether to write the difference to a file.
    dump_patches = False


SHELLS = {
    f"{module}.{name}": Shell
    for module, names in {
        "torchxrayvision.models": ("DenseNet", "_DenseLayer", "_DenseBlock", "_Transition"),
        "torchvision.models.densenet": ("DenseNet", "_DenseLayer", "_DenseBlock", "_Transition"),
        "torch.nn.modules.container": ("Sequential",),
        "torch.nn.modules.conv": ("Conv2d",),
        "torch.nn.modules.batchnorm": ("BatchNorm2d",),
        "torch.nn.modules.activation": ("ReLU",),
        "torch.nn.modules.pooling": ("MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d"),
        "torch.nn.modules.linear": ("Linear",),
    }.items()
    for name in names
}
REBUILDERS = {
    "collections.OrderedDict": OrderedDict, "builtins.set": set, "__builtin__.set": set, "torch.nn.parameter.Parameter": nn.Parameter,
    **{f"torch._utils.{one.__name__}": one for one in (_rebuild_parameter, _rebuild_tensor, _rebuild_tensor_v2)},
}


class Unpickler(pickle.Unpickler):
    """Knows tensors and shells, and no other name: for files older than torch 1.6, whose pickled modules `weights_only` refuses as such."""

    def find_class(self, module: str, name: str):
        known = {**SHELLS, **REBUILDERS}.get(f"{module}.{name}")
        if known is None:
            raise pickle.UnpicklingError(f"it names {module}.{name}")
        return known


class WeightsOnly:
    """What torch.load takes for the module `pickle`."""

    Unpickler = Unpickler

    @staticmethod
    def load(file, **options):
        return Unpickler(file, **options).load()


def load_state(path: Path, trust_pickle: bool) -> dict[str, Tensor]:
    """
    A state dictionary, or a pickled module as torchxrayvision publishes it -> its tensors by name. Read without running anything of it; with `trust_pickle`,
    where that is not enough, by running what the file says.
    """
    if not path.is_file():
        raise BundleError(f"{path} is no file. Give the checkpoint that you downloaded.")
    with warnings.catch_warnings():
        # Old files carry the source of their classes, which no longer is the same.
        warnings.simplefilter("ignore")
        return state_of(read(path, trust_pickle), path)


def read(path: Path, trust_pickle: bool):
    try:
        with torch.serialization.safe_globals([(shell, name) for name, shell in SHELLS.items()]):
            return torch.load(path, map_location="cpu", weights_only=True)
    except Exception:
        # Many kinds, by the fault of the file: the next way tells them better.
        pass
    try:
        return torch.load(path, map_location="cpu", weights_only=False, pickle_module=WeightsOnly)
    except Exception as error:
        if not trust_pickle:
            raise BundleError(
                f"{path} cannot be read as weights only: {first_line(error)}. If the file is whole and you trust who made it, add --trust-pickle: "
                "then it may run any program on this computer."
            ) from None
    print(f"warning: {path} is read as a pickle, which may run any program on this computer (--trust-pickle)", flush=True)
    try:
        return torch.load(path, map_location="cpu", weights_only=False)
    except Exception as error:
        raise BundleError(f"{path} cannot be read even as a pickle: {first_line(error)}.") from None


def first_line(error: Exception) -> str:
    return (str(error).strip().split("\n")[0] or type(error).__name__).rstrip(".")


def state_of(loaded, path: Path) -> dict[str, Tensor]:
    if isinstance(loaded, (nn.Module, Shell)):
        loaded = dict(tensors_of(loaded, ""))
    for key in ("state_dict", "model_state_dict"):
        if isinstance(loaded, dict) and isinstance(loaded.get(key), dict):
            loaded = loaded[key]
    if not isinstance(loaded, dict) or not loaded or not all(isinstance(one, Tensor) for one in loaded.values()):
        raise BundleError(f"{path} holds no network's weights.")
    # What was trained on several devices at once has one more level of names.
    return {str(name).removeprefix("module."): tensor.detach() for name, tensor in loaded.items()}


def tensors_of(module, prefix: str):
    """The parameters and buffers of a module, or of a shell that has kept what a module keeps, with their names in a state dictionary."""
    kept = vars(module)
    for group in ("_parameters", "_buffers"):
        for name, tensor in kept.get(group, {}).items():
            if tensor is not None:
                yield prefix + name, tensor
    for name, part in kept.get("_modules", {}).items():
        if part is not None:
            yield from tensors_of(part, f"{prefix}{name}.")
