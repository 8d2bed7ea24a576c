"""Format, lint and types of the scripts and styles, and the lock of the tools that look at them."""

import json
import os
import re
import shutil

import pytest

from workshop.javascript import BIOME, TYPES, NoNode, fetch, run
from workshop.progress import ROOT, StepFailed

LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tools():
    """Biome and TypeScript, fetched if need be. Away from a network there may be none; CI has."""
    try:
        fetch()
    except (NoNode, StepFailed) as problem:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(problem))


@pytest.mark.parametrize("tool", [BIOME, TYPES], ids=["format and lint", "types"])
def test_scripts_and_styles_are_sound(tools, tool):
    done = run(tool)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_type_and_a_slip_are_found(tools, tmp_path):
    """The settings reach the scripts at all."""
    room = tmp_path / "spasmcycle" / "page"
    room.mkdir(parents=True)
    shutil.copy(ROOT / "spasmcycle/page/namespace.d.ts", room)
    for name in ("biome.jsonc", "tsconfig.json", "package.json", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path)
    spoilt = 'SpasmCycle.record.day("2025");\nfor (const a of []) a == 1;\n'
    room.joinpath("spoilt.js").write_text(spoilt, "utf-8")
    types, slips = run(TYPES, tmp_path), run(BIOME, tmp_path)
    assert types.returncode and "spoilt.js(1,23)" in types.stdout
    assert slips.returncode and "noDoubleEquals" in slips.stdout + slips.stderr


def test_the_tools_are_pinned_by_hash_and_the_lock_names_no_registry():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert set(wanted) & {"dependencies", "scripts"} == set()
    for name, version in wanted["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), "one exact version"
        assert LOCK["packages"][f"node_modules/{name}"]["version"] == version
    for name, package in LOCK["packages"].items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")
