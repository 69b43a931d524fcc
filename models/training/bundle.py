"""
A model bundle from a network: `manifest.json` (format version 2, see src/inference/bundle.ts), one ONNX file for each provider, golden vectors, card.

    write_bundle(Path("models/mine"), name="mine", version="1.0.0", network=torch_module_or_path_of_an_onnx_file, ...)

The folder appears whole or not at all. What the manifest says is checked by the app (`parseManifest`); here is checked what only the network can tell.
"""
import base64
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx

from golden import golden_inputs
from graphs import Run, export_graph, native_run, with_float16_weights, with_int8_arithmetic, with_int8_weights, with_mixed_weights, without_identities
from judge import ROLES, Difference, Judge, default_cut_off

FORMAT_VERSION = 2
# A torch module and its export may differ by this in a logit: other kernels, another order of sums.
PARITY = 1e-4
# Golden scores keep this many tolerances from their cut-off.
MARGIN = 1.5
# How many of them there are.
GOLDEN = 8


@dataclass(frozen=True)
class Precision:
    """How a network is stored, and how far from its expected scores a device may be. Only int8 arithmetic rounds differently from device to device."""

    file: str
    manifest: str
    tolerance: float


PRECISIONS = {
    "float32": Precision("model.fp32.onnx", "float32", 0.001),
    "float16-weights": Precision("model.fp16.onnx", "float16", 0.001),
    "mixed-weights": Precision("model.mixed.onnx", "int8", 0.001),
    "int8-weights": Precision("model.w8.onnx", "int8", 0.001),
    "int8": Precision("model.int8.onnx", "int8", 0.02),
}


@dataclass(frozen=True)
class Variant:
    """A network of the bundle, and how it differs from the float32 graph on the golden inputs."""

    provider: str
    precision: str
    file: str
    size_bytes: int
    sha256: str
    difference: Difference


@dataclass(frozen=True)
class Report:
    """`parity`: largest |logit of torch - logit of the float32 graph| on the golden inputs; None where the network came as an ONNX file."""

    parity: float | None
    variants: tuple[Variant, ...]


class BundleError(Exception):
    """What the caller can put right; its text says what to do."""


def write_bundle(
    folder: Path, *, name: str, version: str, network, input: dict, labels: Sequence[dict], intended_use: dict, training_data: Sequence[dict],
    card: str | Callable[[Report], str], gate: dict | None = None, not_offered: Sequence[dict] = (), outputs: Mapping[str, str | None] | None = None,
    variants: Mapping[str, str] | None = None, calibration_films: Iterable[np.ndarray] = (), inputs: np.ndarray | None = None, seed: int = 0,
    replace: bool = False,
) -> Report:
    """
    `network`: a torch module that maps 1 x channels x side x side to the outputs, as a tuple in the order of ROLES, or the path of such a network as a
    float32 ONNX file. `outputs`: their names, None for one that there is not; default: logits and cam, and gate where `gate` is given. `input`, `labels`,
    `gate`, `not_offered`, `intended_use`, `training_data`: as the manifest has them (`gray_input`, `label` help). `variants`: provider -> one of
    PRECISIONS. `calibration_films`: inputs of the network, for "int8" only. `inputs`: golden inputs, count x side x side, uint8; default: eight synthetic
    ones. `card`: text, or what makes it from the report.
    """
    outputs = {"logits": "logits", "cam": "cam", "gate": None if gate is None else "gate"} if outputs is None else outputs
    names = {role: outputs.get(role) for role in ROLES}
    variants = {"wasm": "int8-weights", "webgpu": "float16-weights"} if variants is None else variants
    check_request(folder, replace, names, gate, variants, labels)
    graph = float_graph(network, input, [one for one in names.values() if one is not None])
    judge = Judge(input, labels, gate, names)
    check_shapes(native_run(graph, judge.output_names), judge)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        graphs = {precision: write_graph(graph, precision, part, calibration_films) for precision in dict.fromkeys(variants.values())}
        runs = {precision: native_run(one, judge.output_names) for precision, one in graphs.items()}
        # The first variant's are the first: that of WASM, which every device has.
        tolerances = [(runs[precision], MARGIN * PRECISIONS[precision].tolerance) for precision in dict.fromkeys([variants["wasm"], *runs])]
        if inputs is None:
            inputs = golden_inputs(
                lambda film: judge.gaps(film, tolerances), lambda film: judge.gaps(film, tolerances[:1]), input["side"], GOLDEN, seed,
            )
        expected = {provider: [judge.expected(runs[precision], film) for film in inputs] for provider, precision in variants.items()}
        reference = native_run(graph, judge.output_names)
        report = Report(parity_of(network, reference, judge, inputs), tuple(
            reported(provider, precision, part, judge.difference(reference, runs[precision], inputs)) for provider, precision in variants.items()
        ))
        write_json(part / "selftest.json", {
            "version": 1, "side": input["side"], "inputs": [base64.b64encode(film.tobytes()).decode() for film in inputs], "expected": expected,
        })
        (part / "CARD.md").write_text(card if isinstance(card, str) else card(report), encoding="utf-8")
        write_json(part / "manifest.json", {
            "version": FORMAT_VERSION,
            "bundle": {"name": name, "version": version},
            "variants": {provider: variant_of(part, PRECISIONS[precision]) for provider, precision in variants.items()},
            "card": file_of(part / "CARD.md"),
            "selfTest": file_of(part / "selftest.json"),
            "input": input,
            "outputs": names,
            "gate": gate,
            "labels": list(labels),
            "notOffered": list(not_offered),
            "intendedUse": intended_use,
            "trainingData": list(training_data),
        })
        move_into_place(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return report


def gray_input(side: int, *, scale: float = 1 / 255, offset: float = 0, channels: int = 1, fit: str = "shorter-side", name: str = "image") -> dict:
    """The manifest's `input`: the network sees gray (0..255) * scale + offset."""
    return {"name": name, "side": side, "channels": channels, "fit": fit, "resample": "pillow-bilinear", "scale": scale, "offset": offset}


def label(
    id: str, *, operating_points: Sequence[dict], default: str, slope: float = 1, intercept: float = 0, evidence: str = "weak", snomed_ct: str | None = None,
    auc: dict | None = None, calibration_error: dict | None = None,
) -> dict:
    """One of the manifest's `labels`. Without a measurement, everything measured is None and the evidence is "weak"."""
    return {
        "id": id, "snomedCt": snomed_ct, "evidence": evidence, "calibration": {"slope": slope, "intercept": intercept},
        "operatingPoints": list(operating_points), "defaultOperatingPoint": default, "calibrationError": calibration_error, "auc": auc,
    }


def point(name: str, cut_off: float, sensitivity: dict | None = None, specificity: dict | None = None) -> dict:
    """An operating point; sensitivity and specificity are {value, low, high} or None."""
    return {"name": name, "cutOff": cut_off, "sensitivity": sensitivity, "specificity": specificity}


def check_request(folder: Path, replace: bool, names: dict, gate: dict | None, variants: Mapping[str, str], labels: Sequence[dict]) -> None:
    if folder.exists() and not (replace and (folder / "manifest.json").exists()) and (not folder.is_dir() or any(folder.iterdir())):
        raise BundleError(f"{folder} is there already. Choose another folder, or remove it first.")
    if (names["gate"] is None) != (gate is None):
        raise BundleError("The network's output `gate` and the manifest's `gate` come together or not at all.")
    if "wasm" not in variants or not set(variants) <= {"wasm", "webgpu"} or not set(variants.values()) <= set(PRECISIONS):
        raise BundleError(f"`variants` needs wasm, may have webgpu, and knows {', '.join(PRECISIONS)}; this was {dict(variants)}.")
    for one in labels:
        if default_cut_off(one) is None:
            raise BundleError(f"The label {one['id']} has no operating point named {one['defaultOperatingPoint']}.")


def float_graph(network, input: dict, output_names: list[str]) -> onnx.ModelProto:
    if not isinstance(network, (str, Path)):
        return export_graph(network, (1, input["channels"], input["side"], input["side"]), input["name"], output_names)
    graph = onnx.load(str(network))
    inputs = {one.name for one in graph.graph.input} - {one.name for one in graph.graph.initializer}
    missing = set(output_names) - {one.name for one in graph.graph.output}
    if inputs != {input["name"]} or missing:
        have = f"inputs {sorted(inputs)} and outputs {[one.name for one in graph.graph.output]}"
        raise BundleError(f"{network} has {have}, not {input['name']} and {output_names}: give its own names in `input` and `outputs`.")
    return without_identities(graph)


def write_graph(graph: onnx.ModelProto, precision: str, folder: Path, calibration_films: Iterable[np.ndarray]) -> onnx.ModelProto:
    target = folder / PRECISIONS[precision].file
    if precision == "int8":
        films = list(calibration_films)
        if not films:
            raise BundleError("Int8 arithmetic needs `calibration_films`: some 100 films, as the network sees them.")
        return with_int8_arithmetic(graph, films, target)
    made = {"float32": lambda one: one, "float16-weights": with_float16_weights, "mixed-weights": with_mixed_weights, "int8-weights": with_int8_weights}[precision](graph)
    onnx.save(made, str(target))
    return made


def check_shapes(run: Run, judge: Judge) -> None:
    side = judge.input["side"]
    answers = judge.answers(run, np.full((side, side), 128, np.uint8))
    wanted = {"logits": len(judge.labels), "cam": len(judge.labels), "gate": len(judge.gate["classes"]) if judge.gate is not None else 0}
    for role, values in answers.items():
        dimensions = {"logits": 1, "cam": 3, "gate": 1}[role]
        if values.ndim != dimensions or len(values) != wanted[role] or values.dtype != np.float32:
            given = f"{values.dtype} of the shape {values.shape}"
            raise BundleError(f"The network's output `{role}` is {given} behind the batch axis; the manifest speaks of {wanted[role]}, as float32.")


def reported(provider: str, precision: str, folder: Path, difference: Difference) -> Variant:
    file = file_of(folder / PRECISIONS[precision].file)
    return Variant(provider, precision, file["file"], file["sizeBytes"], file["sha256"], difference)


def parity_of(network, run: Run, judge: Judge, films: np.ndarray) -> float | None:
    """Raises where the export is not the network."""
    if isinstance(network, (str, Path)):
        return None
    import torch

    network.eval()
    largest = 0.0
    for film in films:
        with torch.no_grad():
            outputs = network(torch.from_numpy(judge.tensor(film)))
        wanted = (outputs if isinstance(outputs, tuple) else (outputs,))[0][0].numpy()
        largest = max(largest, float(np.abs(judge.answers(run, film)["logits"] - wanted).max()))
    # Not a number is not within anything.
    if not largest <= PARITY:
        raise BundleError(f"The export differs from the network by {largest:.2g} in a logit; at most {PARITY} is rounding.")
    return largest


def variant_of(folder: Path, precision: Precision) -> dict:
    return {**file_of(folder / precision.file), "precision": precision.manifest, "tolerance": precision.tolerance}


def file_of(path: Path) -> dict:
    data = path.read_bytes()
    return {"file": path.name, "sizeBytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def move_into_place(part: Path, folder: Path) -> None:
    """`part` becomes `folder`; what was there is gone only when the new one is there."""
    part.chmod(0o755)
    old = folder.with_name(f".{folder.name}-old")
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
