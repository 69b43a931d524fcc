"""CARD.md from the measurements: the items of IMDRF N88 (good machine learning practice, 2025) and CLAIM (Tejani et al. 2024) that a model can answer."""
from bundle import Report
from evaluate import PREVALENCES, predictive_value
from labels import FINDINGS, LABELS

# As a run's record has them: both classes of lot 2, of lot 1, the abnormal-only collection, RSNA's normals.
DEFAULT_SHARES = "[5, 5, 6, 6, 4, 6]"
POINT_WORDS = {"sensitivity95": "sensitivity 0.95", "sensitivity90": "sensitivity 0.90 (default)", "balanced": "balanced", "specificity95": "specificity 0.95"}


def card_text(name: str, version: str, metrics: dict, report: Report) -> str:
    parts = [
        head(name, version, metrics), intended_use(), data(metrics), training(metrics), results(metrics), operating_points(metrics), alarms(metrics), calibration(metrics),
        subgroups(metrics), gate(metrics), other_sources(metrics), failures(metrics), goals(metrics), variants(metrics, report), runs(metrics),
        change_log(name, version),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def head(name: str, version: str, metrics: dict) -> str:
    second, thumbnail = metrics["areas"]["lot 2 unseen"]["abnormal"], metrics["areas"]["lot 2 unseen"]["abnormal"]["thumbnail"]
    return f"""# Model card: {name} {version}

**Decision support, not a diagnosis.** Not a medical device, not validated clinically. No tuberculosis score: no public data has films with and without
tuberculosis that were taken the same way.

**In short.** On films without a known shortcut (the second lot, {second['n']} films of patients that no training saw) the area under the curve for `abnormal` is
{ci(second)}; a linear model on an 8 x 8 thumbnail reaches {thumbnail:.2f} there. Findings are graded by whether they beat that thumbnail:
{grades(metrics)}."""


def grades(metrics: dict) -> str:
    words = {"supported": "supported", "weak": "weak evidence", "experimental": "experimental, hidden by default"}
    groups = {grade: [label for label in LABELS if metrics["evidence"][label] == grade] for grade in words}
    return "; ".join(f"{words[grade]}: {', '.join(members)}" for grade, members in groups.items() if members)


def intended_use() -> str:
    return """## Intended use
A second look at frontal (PA or AP) chest radiographs of adults (18 and over) for staff who read the film themselves: which films to read first, and where to
look. One film at a time, without earlier films, history or laboratory.

## Out of scope
Children; lateral and other views; CT; photographs or prints of films; ruling out any disease; any decision without a reader; tuberculosis, fractures, lines and
tubes, bones, lesions behind the heart or diaphragm. A film that the gate lets pass is not thereby a good film. A low score does not make a film normal."""


def data(metrics: dict) -> str:
    counts = metrics["counts"]
    sources = "\n".join(f"| {one['source']} | {one['images']:,} | {one['license']} |" for one in metrics["trainingData"])
    findings = "\n".join(
        f"| {label} | {counts['validation'][label]} | {counts['lot 1 test'][label]} | {counts['lot 2 unseen'][label]} |" for label in LABELS
    )
    return f"""## Data
| source | training films | license |
|---|---|---|
{sources}

No film is distributed with the model. Labels of NIH ChestX-ray14 were mined from reports by text: they are wrong often enough (published checks by radiologists
found positive predictive values well below the stated 0.9) that no model can reach 1.0 on them. RSNA's normals were read by radiologists. Films whose labels
contradict RSNA's reading, and films of children, were left out.

Splits are by patient. RSNA's normals are films of the same hospital without patient numbers: a patient may be on both sides. NIH's films come in two lots. In
**lot 1** the collections that the films came through differ by class, so that 64 pixels tell abnormal from normal; **lot 2** has no such shortcut and is what
choices were made on. "Lot 2 unseen" is its validation and its test films together ({counts['lot 2 unseen']['n']}); its validation films chose among runs, so the
number is a little kind. Lot 1's test films chose nothing.

Films with each finding:

| films with | validation ({counts['validation']['n']}, of them RSNA 900) | lot 1 test ({counts['lot 1 test']['n']}) | lot 2 unseen ({counts['lot 2 unseen']['n']}) |
|---|---|---|---|
{findings}"""


def training(metrics: dict) -> str:
    networks = " + ".join(f"EfficientNet-{one['size'].capitalize()} ({one['parameters'] / 1e6:.1f} M weights)" for one in metrics["networks"])
    kind = "the mean of the logits and maps of several networks" if len(metrics["networks"]) > 1 else "one network"
    return f"""## Training
{networks}: {kind}, first weights from ImageNet, the first blocks left as they are, the rest trained on the films above, all reduced to 224 pixels first. The
network sees each film standardized inside its outer 6 %, which is masked (letters, arrows, borders). Changed at random: tone curve, gamma, JPEG, resolution, blur,
noise, illumination, rotation, scale, mirror, erased patches; mixup; label smoothing; where a run says so, soft nodules, patches and fluid levels drawn into normal
films. Batches hold both classes of each lot and RSNA's normals in fixed shares. AdamW, cosine schedule, moving average of the weights. Outputs: logits, a 7 x 7 class
activation map for each label with logit = mean + bias (it shows where the score came from; whether that is where the disease is was not measured), and a gate.
`models/training/README.md` has the commands."""


def results(metrics: dict) -> str:
    tables = "\n\n".join(results_table(name, metrics) for name in ("lot 2 unseen", "lot 1 test"))
    same = metrics["same origin"]
    moved = transfer_table(metrics["transfer"]) if metrics["transfer"] else "Leave-one-source-out was not run for this version."
    return f"""## Results
Area under the ROC curve with 95 % intervals (1,000 draws of patients). Thumbnail: a linear model on the film as 8 x 8 pixels, trained on the same films. **Only
the difference counts, and only where its interval is above 0.** No correction for looking at {len(FINDINGS)} findings.

{tables}

Lot 1, pairs of abnormal and normal from the same upstream collection: {ci(same)}, thumbnail {same['thumbnail']:.2f}, difference
[{same['differenceLow']:+.3f}, {same['differenceHigh']:+.3f}].

### Leave one source out
{moved}"""


def results_table(name: str, metrics: dict) -> str:
    found = metrics["areas"][name]
    rows = "\n".join(area_row(label, found[label]) for label in LABELS if label in found)
    mean = metrics["mean finding"][name]
    summary = (
        f"| mean of {len(mean['findings'])} findings | | {ci(mean)} | {mean['thumbnail']:.3f} | "
        f"{mean['difference']:+.3f} [{mean['differenceLow']:+.3f}, {mean['differenceHigh']:+.3f}] |"
    )
    return f"""### {name[0].upper()}{name[1:]}
| output | with / n | AUC | thumbnail | difference |
|---|---|---|---|---|
{rows}
{summary}"""


def area_row(label: str, one: dict) -> str:
    return (
        f"| {label} | {one['positives']} / {one['n']} | {ci(one)} | {one['thumbnail']:.3f} | "
        f"{one['difference']:+.3f} [{one['differenceLow']:+.3f}, {one['differenceHigh']:+.3f}] |"
    )


def transfer_table(transfer: dict) -> str:
    rows = "\n".join(area_row(label, one) for label, one in transfer["areas"].items())
    mean = transfer["mean finding"]
    return f"""One network of the same kind that saw nothing of the second lot, on all {transfer['n']} of its films whose patients it had not seen:

| output | with / n | AUC | thumbnail (lot 1) | difference |
|---|---|---|---|---|
{rows}
| mean of {len(mean['findings'])} findings | | {ci(mean)} | {mean['thumbnail']:.3f} | {mean['difference']:+.3f} [{mean['differenceLow']:+.3f}, {mean['differenceHigh']:+.3f}] |"""


def operating_points(metrics: dict) -> str:
    rows, values = [], []
    for one in metrics["points"]["abnormal"]:
        on = one["on"]
        cells = [proportion(on[part][side]) for part in ("lot 1 test", "lot 2 unseen") for side in ("sensitivity", "specificity")]
        rows.append(f"| {POINT_WORDS[one['name']]} | {one['cutOff']:.3f} | {' | '.join(cells)} | {proportion(on['RSNA test']['specificity'])} |")
        sensitivity, specificity = on["lot 2 unseen"]["sensitivity"]["value"], on["lot 2 unseen"]["specificity"]["value"]
        chances = " | ".join(percent(predictive_value(sensitivity, specificity, prevalence)) for prevalence in PREVALENCES)
        values.append(f"| {POINT_WORDS[one['name']]} | {chances} |")
    nl = "\n"
    return f"""## Operating points of `abnormal`
Cut-offs were set on validation films (NIH's and RSNA's normals counted alike) and then measured:

| point | cut-off | lot 1: sensitivity | specificity | lot 2: sensitivity | specificity | RSNA healthy: not flagged |
|---|---|---|---|---|---|---|
{nl.join(rows)}

Of 100 flagged films, so many have something, if this share of all films does (sensitivity and specificity of lot 2; on films of your own: `npm run evaluate`):

| point | {' | '.join(percent(one) for one in PREVALENCES)} |
|---|---|---|---|
{nl.join(values)}"""


def alarms(metrics: dict) -> str:
    ways = {"abnormal": "`abnormal` alone", "balanced": "or a supported finding, balanced", "specificity95": "or a supported finding, specificity 0.95 (used)"}
    cell = lambda part, way, side: percent(metrics["alarms"][part][way][side])
    rows = "\n".join(
        f"| {words} | {cell('lot 1 test', way, 'abnormal')} | {cell('lot 1 test', way, 'normal')} | {cell('lot 2 unseen', way, 'abnormal')} | "
        f"{cell('lot 2 unseen', way, 'normal')} | {cell('RSNA test', way, 'normal')} |" for way, words in ways.items()
    )
    return f"""### What raises a film
Findings are called at specificity 0.95. Share of films that are flagged:

| by | lot 1: abnormal | normal | lot 2: abnormal | normal | RSNA: normal |
|---|---|---|---|---|---|
{rows}"""


def calibration(metrics: dict) -> str:
    rows = "\n".join(
        f"| {label} | {one['before']:.3f} | {one['after']:.3f} | {one['isotonic']:.3f} |" for label, one in metrics["calibration"].items()
    )
    points = "\n".join(f"| {one['expected']:.3f} | {one['observed']:.3f} | {one['n']} |" for one in metrics["calibration"]["abnormal"]["reliability"])
    return f"""## Calibration
Platt scaling, fitted on validation films of which {percent(metrics['calibrationPrevalence'])} are abnormal; where fewer are, scores are too high. Expected calibration
error on test films (NIH lots 1 and 2, RSNA; 15 bins of equal size):

| output | logits as they are | Platt (used) | isotonic |
|---|---|---|---|
{rows}

Reliability of `abnormal` on test films:

| score | abnormal | n |
|---|---|---|
{points}"""


def subgroups(metrics: dict) -> str:
    rows = "\n".join(
        f"| {name} | {one['positives']} / {one['n']} | {ci(one)} | {one['thumbnail']:.3f} | {proportion(one['sensitivity'])} | {proportion(one['specificity'])} |"
        for name, one in metrics["subgroups"].items()
    )
    return f"""## Subgroups
`abnormal` at its default point, unseen NIH films of both lots. AP films are mostly portable ones of sicker patients.

| group | abnormal / n | AUC | thumbnail | sensitivity | specificity |
|---|---|---|---|---|---|
{rows}"""


def gate(metrics: dict) -> str:
    report = metrics["gate"]
    rows = "\n".join(
        f"| {name} | {percent(one['refused'])} [{percent(one['low'])}, {percent(one['high'])}] | {percent(one['rightReason']) if one.get('rightReason') is not None else ''} | {one['n']} |"
        for name, one in report["kinds"].items()
    )
    return f"""## Gate
Is it an upright, frontal chest radiograph that is not a negative? A film is refused where the chance of that is below {report['cutOff']:.3f} (set to refuse 0.5 % of
valid validation films). Pictures made from test films, or drawn; **no real lateral film and no real photograph of a film was at hand**: "rendered lateral" is an
ellipsoid phantom, "photographed" a film in perspective in front of noise. mednist holds hands, CT and MRI slices of 64 pixels, skimage photographs and text.

| test pictures | refused | for the right reason | n |
|---|---|---|---|
{rows}"""


def other_sources(metrics: dict) -> str:
    one = metrics["children"]
    return f"""## Other sources
Children of one to five years (Kermany, CC BY 4.0; {one['n']} films, {one['ill']} with pneumonia; outside the intended use, no part of training): the gate refuses
{percent(one['refused'])}, since their films look like films. Of those that pass, {percent(one['illFlagged'])} of the ill and {percent(one['healthyFlagged'])} of the healthy are flagged (AUC
{one['auc']:.2f}). The app refuses children by the age in the file's header; where that is missing nothing does."""


def failures(metrics: dict) -> str:
    hidden = [label for label in FINDINGS if metrics["evidence"][label] == "experimental"]
    return f"""## Known failures
* Film by film it misses: at the default point about one abnormal film in ten, by label. Small nodules, faint pneumothorax and what the heart or the diaphragm
  hides are the likeliest.
* All training films come from one hospital in the United States. Another country, scanner or population was not measured. Before use: `npm run evaluate`.
* Not shown to be better than a thumbnail: {', '.join(hidden) if hidden else 'none of the findings'}.
* Findings are told by words of reports: "opacity" is infiltration, consolidation or pneumonia, and two readers would often disagree.
* The heat map is coarse (7 x 7). Where it points was not compared with where a radiologist points.
* Calibrated scores hold at the prevalence named above only."""


def goals(metrics: dict) -> str:
    second, triage, healthy = metrics["areas"]["lot 2 unseen"]["abnormal"], metrics["triage"], metrics["RSNA flagged"]
    mean = metrics["mean finding"]["lot 2 unseen"]
    better = f"{second['difference']:+.3f} [{second['differenceLow']:+.3f}, {second['differenceHigh']:+.3f}]"
    rows = (
        ("`abnormal`, lot 2: AUC", "0.82", ci(second), second["auc"] >= 0.82),
        ("the same, over the thumbnail", "+0.15", better, second["difference"] >= 0.15),
        ("mean finding, lot 2: AUC", "0.80", ci(mean), mean["auc"] >= 0.8),
        ("healthy RSNA films flagged at the 0.90 point", "at most 15 %", f"{percent(healthy['value'])} [{percent(healthy['low'])}, {percent(healthy['high'])}]", healthy["value"] <= 0.15),
        ("lot 1: specificity where sensitivity is 0.90 (WHO's triage minimum)", "0.70", proportion(triage), triage["value"] >= 0.7),
    )
    nl = "\n"
    table = nl.join(f"| {what} | {wanted} | {got} | {'yes' if reached else '**no**'} |" for what, wanted, got, reached in rows)
    return f"""## What it was meant to reach
| number | wanted | measured | reached |
|---|---|---|---|
{table}

What would lift it: more films of both classes taken the same way (this network saw {metrics['trainingData'][0]['images']:,} films with findings' labels; published ones saw
100,000 and more), labels that radiologists read instead of words found in reports, and films at more than 224 pixels for small nodules."""


def variants(metrics: dict, report: Report) -> str:
    measured = "\n".join(
        f"| {one['file']} | {one['largestAucLoss']:+.4f} | {one['largestChanceDifference']:.4f} | {percent(one['flips'])} (most: {percent(one['mostFlips'])}) | {percent(one['gateFlips'])} | {one['n']} |"
        for one in metrics["quantization"]
    )
    files = "\n".join(f"| {one.provider} | {one.file} | {one.size_bytes / 1e6:.2f} MB | `{one.sha256}` |" for one in report.variants)
    return f"""## Files, and what their precision costs
| provider | file | size | SHA-256 |
|---|---|---|---|
{files}

Against the float32 network, unseen NIH films, all labels and operating points:

| file | largest loss of AUC | largest difference of a score | calls that differ | gate decisions that differ | n |
|---|---|---|---|---|---|
{measured}"""


def runs(metrics: dict) -> str:
    if not metrics["runs"]:
        return ""
    rows = "\n".join(run_row(one) for one in metrics["runs"])
    return f"""## What was tried
Best validation of each run by the mean of four numbers (`selection`): lot 2 abnormal, lot 1 pairs of one origin, findings of lot 2, findings of both. A batch holds
films of lot 2 (abnormal, normal), lot 1 (abnormal, normal), the abnormal-only collection and RSNA's normals: {DEFAULT_SHARES} where nothing else is said.

| run | network | changes | films seen | lot 2 abnormal | lot 2 findings | lot 1 same origin | findings | selection |
|---|---|---|---|---|---|---|---|---|
{rows}"""


def run_row(one: dict) -> str:
    option, best = one["options"], one["best"]
    words = [f"{option['frozen']} blocks frozen", f"{option['side']} px", f"mixup {option['mixup']}", f"smoothing {option['smoothing']}"]
    words += [text for key, text in (
        ("from_scratch", "from random weights"), ("without_second_lot", "never saw lot 2"),
    ) if option.get(key) == "True"]
    words += [f"drawn lesions in {float(option['lesions']):.0%} of normals"] if float(option.get("lesions", 0)) > 0 else []
    words += ["learned from teachers, too"] if option.get("taught") == "True" else []
    words += [f"from the weights of {option['start']}"] if option.get("start", "None") != "None" else []
    words += [f"batches of {option['shares']}"] if option.get("shares", DEFAULT_SHARES) != DEFAULT_SHARES else []
    words += ["the abnormal-only collection teaches no `abnormal`"] if option.get("blind") == "True" else []
    numbers = " | ".join(f"{best[key]:.3f}" for key in ("lot2 abnormal", "lot2 findings", "lot1 same origin", "findings", "selection"))
    return f"| {one['run']} | {option['size']} | {', '.join(words)} | {int(best['films']):,} | {numbers} |"


def change_log(name: str, version: str) -> str:
    return f"""## Change log
* {name} {version}: first bundle from pre-trained weights, with a gate, three named operating points and evidence grades. Follows cxr-v0, which was trained from
  random weights on the first lot."""


def ci(one: dict) -> str:
    return f"{one['auc']:.3f} [{one['low']:.3f}, {one['high']:.3f}]"


def proportion(one: dict | None) -> str:
    return "too few" if one is None else f"{one['value']:.3f} [{one['low']:.3f}, {one['high']:.3f}]"


def percent(share: float | None) -> str:
    if share is None:
        return "none"
    return f"{100 * share:.2f} %" if share < 0.01 else f"{100 * share:.1f} %"
