"""Remove what the other commands made: `python -m workshop.clean`. Standard library only."""

from __future__ import annotations

import shutil
from pathlib import Path

from workshop.progress import ROOT

MADE = (
    ".venv",
    "_build",
    "build",
    "dist",
    "node_modules",
    ".pytest_cache",
    ".ruff_cache",
    ".hypothesis",
)
MADE_ANYWHERE = ("__pycache__", ".ipynb_checkpoints", "*.egg-info")


def made(root: Path) -> list[Path]:
    """Return the folders below `root` that a command has made and can make again."""
    found = [root / name for name in MADE if (root / name).exists()]
    for pattern in MADE_ANYWHERE:
        found += [p for p in root.rglob(pattern) if not any(p.is_relative_to(f) for f in found)]
    return found


def main() -> None:
    """Remove them and name them."""
    for folder in made(ROOT):
        print(f"removing {folder.relative_to(ROOT)}", flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
