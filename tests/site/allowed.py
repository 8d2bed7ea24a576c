"""The theme's faults that are let pass for a time: read, checked, and taken off a list."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("allowed.toml")
MOST = 5
LONGEST = timedelta(days=90)
MILD = ("minor", "moderate")


def faults() -> list[dict[str, Any]]:
    """Return the entries of the file."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")).get("fault", [])


def problems(entries: list[dict[str, Any]], today: date) -> list[str]:
    """Return what is wrong with the list itself, on the day `today`."""
    wrong = [f"{len(entries)} entries, at most {MOST}"] if len(entries) > MOST else []
    for entry in entries:
        rule = entry["rule"]
        if entry["impact"] not in MILD:
            wrong.append(f"{rule}: {entry['impact']} faults are never let pass")
        if not entry["upstream"].startswith("https://"):
            wrong.append(f"{rule}: no link to the report")
        if entry["until"] - entry["since"] > LONGEST:
            wrong.append(f"{rule}: let pass for more than {LONGEST.days} days")
        if today > entry["until"]:
            wrong.append(f"{rule}: let pass until {entry['until']} only")
    return wrong


def remaining(
    violations: list[dict[str, Any]], entries: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the violations that no entry covers, element by element."""
    left = []
    for violation in violations:
        elements = [
            element
            for element in violation["elements"]
            if not any(_covers(entry, violation, element) for entry in entries)
        ]
        if elements:
            left.append({**violation, "elements": elements})
    return left


def _covers(entry: dict[str, Any], violation: dict[str, Any], element: str) -> bool:
    same = all(entry[key] == violation[key] for key in ("rule", "impact"))
    return same and entry["element"] in element
