#!/usr/bin/env python3
"""Make the bundle cxr-v0 from the folder that training and export left behind.

usage: convert_v0.py SOURCE BUNDLE

SOURCE holds model.int8.onnx, model.fp32.onnx, manifest.json (calibration, operating points), metrics.json (confidence intervals)
and selftest/ (inputs.u8, selftest.json with the logits of native ONNX Runtime). BUNDLE already holds CARD.md; the two networks,
selftest.json and manifest.json (format version 2, see src/inference/bundle.ts) are written beside it. Standard library only; the same
input gives the same bytes.
"""
import base64
import hashlib
import json
import math
import shutil
import sys
from pathlib import Path

VARIANTS = {
    "wasm": {"key": "int8", "precision": "int8", "tolerance": 0.02},
    "webgpu": {"key": "fp32", "precision": "float32", "tolerance": 0.001},
}
# SNOMED CT concepts; None where no single concept fits the label.
SNOMED_CT = {
    "abnormal": "168734001",
    "atelectasis": "46621007",
    "cardiomegaly": "8186001",
    "effusion": "60046008",
    "pneumothorax": "36118008",
    "fibrosis": "51615001",
    "emphysema": "87433001",
}
# What follows "Tuberculosis: not offered by this model, because", without a full stop.
NOT_OFFERED = [{
    "id": "tuberculosis",
    "reason": {
        "en": "no public data allows it: films with and without tuberculosis were taken in different ways, and a model learns that instead of "
              "the disease",
        "ko": "공개된 자료로는 불가능함. 결핵이 있는 영상과 없는 영상의 촬영 방식이 달라, 모델이 병이 아니라 그 차이를 배우게 됨",
    },
}]
SIDE = 224
INTENDED_USE = {
    "minimumAgeYears": 18,
    "viewPositions": ["PA", "AP"],
    "bodyParts": ["CHEST", "THORAX", "LUNG", "LUNGS"],
    # Fitted on the validation films: 181 of 245 abnormal.
    "calibrationPrevalence": round(181 / 245, 4),
}


def main(source: Path, bundle: Path) -> None:
    before = json.loads((source / "manifest.json").read_text())
    metrics = json.loads((source / "metrics.json").read_text())["test_int8"]
    labels = [label_of(label["id"], before, metrics) for label in before["labels"]]
    for variant in VARIANTS.values():
        shutil.copyfile(source / f"model.{variant['key']}.onnx", bundle / f"model.{variant['key']}.onnx")
    write_json(bundle / "selftest.json", self_test(source / "selftest", labels))
    write_json(bundle / "manifest.json", {
        "version": 2,
        "bundle": {"name": before["name"], "version": before["version"]},
        "variants": {name: variant_of(bundle, variant) for name, variant in VARIANTS.items()},
        "card": file_of(bundle / "CARD.md"),
        "selfTest": file_of(bundle / "selftest.json"),
        "input": {
            "name": before["input"]["name"], "side": SIDE, "channels": 1, "fit": "shorter-side",
            "resample": "pillow-bilinear", "scale": 1 / 255, "offset": 0,
        },
        "outputs": {"logits": "logits", "cam": "cam", "gate": None},
        "gate": None,
        "labels": labels,
        "notOffered": NOT_OFFERED,
        "intendedUse": INTENDED_USE,
        "trainingData": [
            {"source": one["source"], "images": one["images"], "license": one["licence"]} for one in before["training_data"]
        ],
    })


def label_of(name: str, before: dict, metrics: dict) -> dict:
    platt = before["calibration"]["platt"][name]
    measured = metrics[name]
    return {
        "id": name,
        "snomedCt": SNOMED_CT.get(name),
        # Supported only where the interval of (AUC - AUC of a linear model on an 8x8 thumbnail) lies above 0.
        "evidence": "supported" if measured["delta_ci"][0] > 0 else "experimental",
        "calibration": {"slope": platt["a"], "intercept": platt["b"]},
        "operatingPoints": [point_of(key, value) for key, value in before["operating_points"][name].items()],
        "defaultOperatingPoint": "sens90" if name == "abnormal" else "balanced",
        # Measured after calibration only.
        "calibrationError": None,
        "auc": {**proportion(measured["auc"], measured["ci"]), "positives": measured["pos"], "n": measured["n"]},
    }


def point_of(name: str, point: dict) -> dict:
    test = point["test_int8"]
    return {
        "name": name,
        "cutOff": point["threshold_p"],
        "sensitivity": proportion(test["sens"], test["sens_ci"]),
        "specificity": proportion(test["spec"], test["spec_ci"]),
    }


def proportion(value: float, interval: list) -> dict:
    return {"value": value, "low": interval[0], "high": interval[1]}


def self_test(folder: Path, labels: list) -> dict:
    """Fixed synthetic inputs and what native ONNX Runtime made of them, for each variant."""
    before = json.loads((folder / "selftest.json").read_text())
    data = (folder / "inputs.u8").read_bytes()
    step = SIDE * SIDE
    return {
        "version": 1,
        "side": SIDE,
        # 8-bit gray, row by row, as they enter the network before scaling.
        "inputs": [base64.b64encode(data[at:at + step]).decode() for at in range(0, len(data), step)],
        "expected": {
            name: expected_of(before["expected"][variant["key"]]["logits_onnxruntime_node"], labels)
            for name, variant in VARIANTS.items()
        },
    }


def expected_of(logits: list, labels: list) -> list:
    return [
        {"logits": row, "scores": [round(score(label["calibration"], logit), 6) for label, logit in zip(labels, row)]}
        for row in logits
    ]


def score(calibration: dict, logit: float) -> float:
    return 1 / (1 + math.exp(-(calibration["slope"] * logit + calibration["intercept"])))


def variant_of(bundle: Path, variant: dict) -> dict:
    return {
        **file_of(bundle / f"model.{variant['key']}.onnx"),
        "precision": variant["precision"],
        "tolerance": variant["tolerance"],
    }


def file_of(path: Path) -> dict:
    data = path.read_bytes()
    return {"file": path.name, "sizeBytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
