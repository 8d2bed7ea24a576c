"""Names on the drawings, and which layers of them are seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spasmcycle.anatomy.shapes import posed

SHOWS = {
    "all": "Everything",
    "disc": "Bone and disc",
    "nerve": "Disc and nerve",
    "muscle": "Bone and muscle",
}
LAYERS = {"bone": ("all", "disc", "muscle"), "disc": ("all", "disc", "nerve")} | {
    "nerve": ("all", "nerve"),
    "muscle": ("all", "muscle"),
}


def label_facts(labels: Mapping[str, Mapping[str, Any]]) -> list[dict]:
    """Labels as a page carries them; where nothing is said, of both slices and at rest."""
    return [
        {
            "key": key,
            "words": label["words"],
            "slice": label.get("slice", "both"),
            "layer": label["layer"],
            "place": label["place"],
            "target": list(map(float, label["target"])),
            "moves": label.get("moves", "5"),
        }
        for key, label in labels.items()
    ]


def add_labels(r, state, facts, angle, drop):
    """Which slice and layers are seen, and the labels: names, or numbers to test oneself."""
    for layer in ["bone", "disc", "nerve", "muscle"]:
        seen = state["show"] in facts["layers"][layer]
        r["both_" + layer] = seen
        r["mid_" + layer] = seen and state["slice"] == "mid"
        r["side_" + layer] = seen and state["slice"] == "side"
    r["leaders"] = []
    r["ends"] = []
    number = 0
    for label in facts["labels"]:
        text = " "
        if r[label["slice"] + "_" + label["layer"]]:
            number += 1
            text = label["words"] if state["names"] == "shown" else f"{number:.0f}"
            end = posed(label["target"], label["moves"], angle, drop)
            r["leaders"].append(label["place"][0])
            r["leaders"].append(label["place"][1] + 1.2)
            for n in end:
                r["leaders"].append(n)
                r["ends"].append(n)
        r["label_" + label["key"]] = text
