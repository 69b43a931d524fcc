"""The card of an imported bundle: it says what is known, and of the rest that it is not."""
from bundle import Report, Variant


def card_of(
    weights: str, known: dict, file: str, sha256: str, findings: list[tuple[str, float]], counted: list[str], labels: list[dict], report: Report,
) -> str:
    rows = "\n".join(f"| {id} | {threshold:.6g} | {'yes' if id in counted else 'no'} |" for id, threshold in findings)
    variants = "\n".join(variant_row(one) for one in report.variants)
    site = [one["id"] for one in labels if one["defaultOperatingPoint"] == "site"]
    calibrated = f"Set by the site that made this bundle: {', '.join(site)}. Of the others nothing is known." if site else "Nothing is known of it."
    return f"""# Model card: {weights}, imported

**Not for diagnosis. Nothing was measured here.** The import does not see a single film of a patient: it proves that the numbers are those of the checkpoint,
not that they are right at your site. All evidence is therefore `weak`. Before anyone reads a score, run
`npm run evaluate -- --images DIR --labels labels.csv --bundle DIR` on films of your own, of patients that the training has not seen.

## What it is
DenseNet-121 (Huang et al. 2017), 224 x 224, one gray channel, with the weights `{weights}` of torchxrayvision (Cohen et al., https://arxiv.org/abs/2111.00595;
`all`: Cohen et al. 2020, https://arxiv.org/abs/2002.02497). Outputs: logits and a 7 x 7 class activation map for each label, with logit = mean of the map + a
constant. Made by `models/training/import_torchxrayvision.py`.

## Source and license
* Checkpoint: `{file}`, SHA-256 `{sha256}`, downloaded by whoever made this bundle from the releases of https://github.com/mlmed/torchxrayvision.
* torchxrayvision is under the Apache License 2.0. The films that it was trained on have terms of their own, and several collections are given for research
  only: whether that binds your use of the weights is for you to find out.

## Intended use
Second look at frontal (PA, AP) chest radiographs of adults, by a reader who sees the film first. Evaluation before anything else.

## Out of scope
Children, lateral views, CT, photographs of films, any decision without a reader. No tuberculosis: the network has no such output. There is no gate: a film that
is no frontal chest radiograph is recognized by its header and by simple statistics only.

## Data
Training: {', '.join(known['data'])}. How many films of each, how they were split, and who is in them: see the papers; not checked here.
Labels were mostly mined from reports by text, some by radiologists: false labels are to be expected, and scores say how such a label would read.
Test data: none here. If your films are in one of these collections, a test on them says nothing.

## Pre-processing
As in the library: gray is mapped to -1024..1024 (gray x 2048/255 - 1024). Two things differ. The library crops the center square and then resizes it with a
Gaussian filter (scikit-image); the app resizes the shorter side with a triangle filter and then crops the same square: the same field of view within a
pixel, other resampling. The library maps the full range of the stored bits and ignores the window of a DICOM file; the app applies the window (VOI LUT), as a
reader would see the film. Neither effect was measured.

## Scores and cut-offs
Calibration: **a score is no probability.** {calibrated}
The score of a finding is 1 / (1 + exp(-(logit - logit(t)))), where t is the library's operating threshold for it (its `op_threshs`). So 0.5 is that threshold, as
in the library's own outputs; away from it the library draws two straight lines instead, in the same order and with the same calls. At which sensitivity and
specificity the thresholds lie is not stated by the library and unknown for your films.
`abnormal` is no output of the network: it is the largest of these scores among the findings marked below, with the map of that finding; it is positive exactly
when one of them is. With many findings most films are, healthy ones too: choose its cut-off on your films (`--calibration`), or fewer findings
(`--abnormal-from`).

| finding | t | counts for `abnormal` |
|---|---|---|
{rows}

## Results
None. AUC, sensitivity, specificity, predictive values, calibration error and subgroups: not measured.

## Export
Largest difference to the float32 graph on 8 synthetic films; the float32 graph differs from PyTorch by {report.parity:.2g} in a logit.

| provider | file | weights | bytes | logit | score | flips | SHA-256 |
|---|---|---|---|---|---|---|---|
{variants}

What the rounding of the weights does to AUC and calls on films is not known.

## Known failures
None known here, which says nothing. Networks of this kind are known to learn the hospital, the scanner and the portable machine along with the disease.

## Change log
* First import.
"""


def variant_row(one: Variant) -> str:
    logit, score, flips = one.difference.logit, one.difference.score, one.difference.flips
    return f"| {one.provider} | `{one.file}` | {one.precision} | {one.size_bytes} | {logit:.2g} | {score:.2g} | {flips} | `{one.sha256}` |"
