#!/usr/bin/env python3
"""
Make a bundle of a DenseNet-121 checkpoint of torchxrayvision (https://github.com/mlmed/torchxrayvision, Apache-2.0), which you download yourself.

usage: import_torchxrayvision.py CHECKPOINT BUNDLE_DIR [--weights NAME] [--name NAME] [--version VERSION] [--abnormal-from FINDING,...]
                                 [--calibration FILE] [--precision int8|float16|float32] [--trust-pickle]

Needs torch, onnx, onnxruntime and numpy; torchxrayvision itself is not needed. The bundle's logits are the checkpoint's own, within 1e-4, or no bundle is
written. Nothing is measured here: run `npm run evaluate -- --bundle BUNDLE_DIR` on films of your own first.
"""
import argparse
import hashlib
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

import torch

from bundle import PARITY, BundleError, Report, gray_input, label, point, write_bundle
from checkpoint import load_state
from densenet import DenseNet121, Screening
from golden import synthetic_films
from torchxrayvision_card import card_of

KNOWN = json.loads((Path(__file__).parent / "torchxrayvision.json").read_text())["weights"]
SIDE = 224
# torchxrayvision.utils.normalize: (2 * gray / 255 - 1) * 1024.
INPUT = gray_input(SIDE, scale=2048 / 255, offset=-1024)
# torchxrayvision's words -> ids of src/domain/finding.ts: all of them have one.
FINDINGS = {
    "Atelectasis": "atelectasis", "Consolidation": "consolidation", "Infiltration": "infiltration", "Pneumothorax": "pneumothorax", "Edema": "edema",
    "Emphysema": "emphysema", "Fibrosis": "fibrosis", "Effusion": "effusion", "Pneumonia": "pneumonia", "Pleural_Thickening": "pleural_thickening",
    "Cardiomegaly": "cardiomegaly", "Nodule": "nodule", "Mass": "mass", "Hernia": "hernia", "Lung Lesion": "lung_lesion", "Fracture": "fracture",
    "Lung Opacity": "lung_opacity", "Enlarged Cardiomediastinum": "enlarged_cardiomediastinum",
}
# SNOMED CT concepts; none where no single concept fits the label.
SNOMED_CT = {
    "abnormal": "168734001", "atelectasis": "46621007", "cardiomegaly": "8186001", "effusion": "60046008", "pneumothorax": "36118008",
    "fibrosis": "51615001", "emphysema": "87433001",
}
INTENDED_USE = {
    "minimumAgeYears": 18, "viewPositions": ["PA", "AP"], "bodyParts": ["CHEST", "THORAX", "LUNG", "LUNGS"], "calibrationPrevalence": None,
}
NO_TUBERCULOSIS = {
    "id": "tuberculosis",
    "reason": {"en": "This network was not trained on it.", "ko": "이 신경망은 결핵에 대해 학습되지 않았습니다."},
}
EXAMPLE = '{"effusion": {"slope": 1.1, "intercept": -0.3, "cutOff": 0.2}}'
PRECISIONS = {"int8": "int8-weights", "float16": "float16-weights", "float32": "float32"}


@dataclass(frozen=True)
class Finding:
    id: str
    # Where it stands in the network's output.
    at: int
    # torchxrayvision's operating threshold, on the probability 1 / (1 + exp(-logit)).
    threshold: float


def main(arguments: list[str]) -> int:
    options = options_of(arguments)
    try:
        import_checkpoint(options)
    except BundleError as error:
        print(f"import_torchxrayvision.py: {error}", file=sys.stderr)
        return 1
    return 0


def options_of(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a bundle of a DenseNet-121 checkpoint of torchxrayvision.")
    parser.add_argument("checkpoint", type=Path, metavar="CHECKPOINT", help="the .pt file")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE_DIR", help="the folder to make")
    parser.add_argument("--weights", choices=sorted(KNOWN), help="which checkpoint it is (default: by the name of the file)")
    parser.add_argument("--name", help="of the bundle (default: the name of the weights)")
    parser.add_argument("--version", help="of the bundle (default: the beginning of the checkpoint's SHA-256)")
    parser.add_argument("--abnormal-from", metavar="FINDING,...", help="the findings that make a film abnormal (default: all)")
    parser.add_argument("--calibration", type=Path, metavar="FILE", help=f"JSON of what you measured, by finding: {EXAMPLE}")
    parser.add_argument("--precision", choices=sorted(PRECISIONS), default="int8", help="of the weights on WASM (default: int8)")
    parser.add_argument("--trust-pickle", action="store_true", help="run what the checkpoint says, where it holds more than weights")
    return parser.parse_args(arguments)


def import_checkpoint(options: argparse.Namespace) -> None:
    weights = options.weights or weights_by_file(options.checkpoint)
    findings = findings_of(weights)
    counted = counted_findings(options.abnormal_from, findings)
    labels = labels_of(findings, calibration_of(options.calibration, findings))
    torch.set_num_threads(max(1, min(4, torch.get_num_threads())))
    network = network_of(load_state(options.checkpoint, options.trust_pickle), len(KNOWN[weights]["outputs"]), options.checkpoint)
    at, shifts = [one.at for one in findings], [logit(one.threshold) for one in findings]
    screening = Screening(network, at, shifts, [one.id in counted for one in findings]).eval()
    check_same(network, screening, findings)
    sha256 = hashlib.sha256(options.checkpoint.read_bytes()).hexdigest()

    def card(report: Report) -> str:
        thresholds = [(one.id, one.threshold) for one in findings]
        return card_of(weights, KNOWN[weights], options.checkpoint.name, sha256, thresholds, counted, labels, report)

    report = write_bundle(
        options.bundle, name=options.name or weights, version=options.version or sha256[:12], network=screening, input=INPUT, labels=labels,
        not_offered=[NO_TUBERCULOSIS], intended_use=INTENDED_USE, training_data=[], card=card,
        variants={"wasm": PRECISIONS[options.precision], "webgpu": "float16-weights"},
    )
    print_report(options.bundle, report)


def weights_by_file(checkpoint: Path) -> str:
    for name, one in KNOWN.items():
        if one["file"] == checkpoint.name:
            return name
    raise BundleError(f"The name of {checkpoint} does not tell which checkpoint it is. Say it with --weights: {', '.join(sorted(KNOWN))}.")


def findings_of(weights: str) -> list[Finding]:
    """Outputs without a label were not trained and are left out."""
    outputs = enumerate(KNOWN[weights]["outputs"])
    return [Finding(FINDINGS[one["label"]], at, one["opThreshold"]) for at, one in outputs if one is not None]


def counted_findings(wanted: str | None, findings: list[Finding]) -> list[str]:
    have = [one.id for one in findings]
    named = have if wanted is None else [one.strip() for one in wanted.split(",") if one.strip()]
    unknown = sorted(set(named) - set(have))
    if unknown or not named:
        raise BundleError(f"--abnormal-from: {', '.join(unknown) or 'nothing'} is none of the findings of these weights: {', '.join(have)}.")
    return [one for one in have if one in named]


def labels_of(findings: list[Finding], measured: dict) -> list[dict]:
    """
    A score of 0.5 is the library's own operating threshold t, as in its op_norm; around it the odds are divided by those of t, where op_norm bends a
    straight line: the order of films and the calls are the same.
    """
    rows = [("abnormal", 0.0), *((one.id, logit(one.threshold)) for one in findings)]
    return [label_of(id, {"slope": 1, "intercept": -shift, "cutOff": 0.5, **measured.get(id, {})}, id in measured) for id, shift in rows]


def label_of(id: str, at: dict, is_measured: bool) -> dict:
    name = "site" if is_measured else "library"
    return label(
        id, operating_points=[point(name, at["cutOff"])], default=name, slope=at["slope"], intercept=at["intercept"], snomed_ct=SNOMED_CT.get(id),
    )


def calibration_of(file: Path | None, findings: list[Finding]) -> dict:
    if file is None:
        return {}
    known = {"abnormal", *(one.id for one in findings)}
    try:
        measured = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BundleError(f"{file} cannot be read as JSON: {error}") from None
    if not isinstance(measured, dict):
        raise BundleError(f"{file} must be one object, such as {EXAMPLE}.")
    for id, one in measured.items():
        if id not in known or not is_calibration(one):
            raise BundleError(f"{file}: {id} must be one of {', '.join(sorted(known))}, as in {EXAMPLE}; slope above 0, cutOff from 0 to 1.")
    return measured


def is_calibration(one) -> bool:
    if not isinstance(one, dict) or set(one) != {"slope", "intercept", "cutOff"}:
        return False
    is_number = all(isinstance(value, (int, float)) and math.isfinite(value) for value in one.values())
    return is_number and one["slope"] > 0 and 0 <= one["cutOff"] <= 1


def network_of(state: dict, outputs: int, file: Path) -> DenseNet121:
    network = DenseNet121(outputs)
    wanted = network.state_dict()
    # Only training counts batches; old files do not have it.
    missing = [name for name in wanted if name not in state and not name.endswith("num_batches_tracked")]
    unknown = [name for name in state if name not in wanted and name != "op_threshs"]
    wrong = [name for name in wanted if name in state and state[name].shape != wanted[name].shape]
    if missing or unknown or wrong:
        first = f"{(missing or unknown or wrong)[0]} is {'missing' if missing else 'too much' if unknown else 'of another shape'}"
        kind = f"DenseNet-121 for one gray channel and {outputs} outputs"
        raise BundleError(f"{file} is no {kind}: {first}. Only the densenet121-res224 weights are known here.")
    if not all(torch.isfinite(tensor).all() for tensor in state.values()):
        raise BundleError(f"{file} is damaged: some weights are no numbers. Download it again.")
    network.load_state_dict({name: tensor for name, tensor in state.items() if name in wanted}, strict=False)
    return network.eval()


def check_same(network: DenseNet121, screening: Screening, findings: list[Finding]) -> None:
    """The rows of the app's network are those of the checkpoint's."""
    film = torch.from_numpy(synthetic_films(SIDE, 1, 1)[0]).float()[None, None] * INPUT["scale"] + INPUT["offset"]
    with torch.no_grad():
        difference = (screening(film)[0][:, 1:] - network(film)[:, [one.at for one in findings]]).abs().max().item()
    if not difference <= PARITY:
        raise BundleError(f"The rebuilt network differs from the checkpoint's by {difference:.2g} in a logit.")


def logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def print_report(folder: Path, report: Report) -> None:
    print(f"{folder}: written. Largest difference to the checkpoint, in a logit, on 8 synthetic films:")
    print(f"  float32      {report.parity:.2g} (at most {PARITY} is allowed)")
    for one in report.variants:
        difference = f"{one.difference.logit:.2g}, in a score {one.difference.score:.2g}, calls that flip {one.difference.flips}"
        print(f"  {one.file:12} {difference} ({one.provider}, {one.size_bytes} bytes)")
    print("Where the weights of the WASM network lose too much by int8: --precision float16.")
    print(f"Nothing was measured on patients' films. First: npm run evaluate -- --images DIR --labels labels.csv --bundle {folder}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
