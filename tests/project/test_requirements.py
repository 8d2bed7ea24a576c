"""One lock holds every dependency, hashed, for every Python and system the course runs on."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from workshop.lock import LOCK, entries
from workshop.progress import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = [
    line
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXT = LOCK.read_text(encoding="utf-8")


def asked_for() -> list[Requirement]:
    project = SETTINGS["project"]
    texts = [*LINES[:-1], *project["dependencies"], *SETTINGS["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        texts += extra
    return [Requirement(text) for text in texts]


def test_requirements_end_with_the_package_itself():
    assert LINES[-1] == "-e ."
    assert not any(line.startswith("-") for line in LINES[:-1])


def test_the_lock_holds_every_requirement_in_a_version_that_is_asked_for():
    pinned = entries(TEXT)
    for requirement in asked_for():
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in the lock: run `make lock`"
        assert requirement.specifier.contains(version), f"{requirement}, but {version} is locked"


def test_each_package_is_pinned_once_and_hashed():
    blocks = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", TEXT, flags=re.M).strip())
    assert len(blocks) == len(entries(TEXT)) > 100
    for block in blocks:
        assert re.match(r"[a-z0-9._-]+==\S+", block), block
        assert "--hash=sha256:" in block, block


def test_the_lock_names_no_index_no_address_and_no_folder():
    assert not re.search(r"https?:|file:|--index|--find-links|\s/\w|-e \.$", TEXT, flags=re.I)
    assert "spasmcycle" not in entries(TEXT)


def test_the_lock_serves_windows_and_macos_too():
    assert "win32" in TEXT
    assert "darwin" in TEXT


# What jupyter-book is made of; the Sphinx extension may rely on it being there.
WITH_JUPYTER_BOOK = {"sphinx", "docutils", "markupsafe"}


def imported(path: Path) -> set[str]:
    """The top-level names a module imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names


@pytest.mark.parametrize("folder", ["spasmcycle", "workshop", "tests", "bench"])
def test_what_the_code_imports_is_asked_for_by_name(folder):
    names = {canonicalize_name(requirement.name) for requirement in asked_for()}
    brings = packages_distributions()
    ours = {"spasmcycle", "workshop", "tests", "bench"}
    ours |= {path.stem for path in (ROOT / folder).rglob("*.py")}
    for path in (ROOT / folder).rglob("*.py"):
        for module in imported(path) - ours:
            givers = {canonicalize_name(name) for name in brings.get(module, ())}
            assert givers & (names | WITH_JUPYTER_BOOK), f"{path.name} imports {module}"
