"""What the network answers, and how a source's words become it."""

# In the order of the network's output; ids of src/domain/finding.ts.
LABELS = (
    "abnormal", "atelectasis", "cardiomegaly", "opacity", "edema", "effusion", "emphysema", "fibrosis", "mass_or_nodule", "pneumothorax",
    "pleural_thickening",
)
FINDINGS = LABELS[1:]
# NIH ChestX-ray14's words -> ours. "hernia" makes a film abnormal and is no output: too few films.
SOURCES = {
    "opacity": ("infiltration", "consolidation", "pneumonia"),
    "mass_or_nodule": ("mass", "nodule"),
}
# In the order of the gate's output; the first one may be scored.
GATE_CLASSES = ("frontal_chest", "inverted", "rotated", "upside_down", "lateral", "not_chest")


def targets_of(words: frozenset[str]) -> list[float]:
    """The words of one film, {"normal"} or findings, -> 0 or 1 for each of LABELS."""
    if not words:
        raise ValueError("a film without any label can be no target")
    abnormal = words != {"normal"}
    findings = [bool(words & frozenset(SOURCES.get(label, (label,)))) for label in FINDINGS]
    return [float(abnormal), *map(float, findings)]
