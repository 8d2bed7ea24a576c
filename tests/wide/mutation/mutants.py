"""Faults planted one at a time in a copy of the project, and what the nearest tests make of each.

The faults in Python are those of Cosmic Ray; of all that it could plant, a fixed part is taken. A
fault is chosen by what it changes, not by where it stands, so that the choice stays the same when
something else in the file changes. The faults in JavaScript are a list of our own.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
PYTEST = (
    f"{sys.executable} -m pytest -x -q --no-header -p no:cacheprovider -p no:xdist -p no:nbval "
    "-p no:randomly"
)
NOT_NEEDED = shutil.ignore_patterns(
    ".*", "_build", "build", "dist", "*.egg-info", "__pycache__", "node_modules", "bench", "book"
)

# Of Cosmic Ray's operators, those whose faults look like slips of a person.
OPERATORS = (
    "core/AddNot",
    "core/NumberReplacer",
    "core/ReplaceAndWithOr",
    "core/ReplaceOrWithAnd",
    "core/ReplaceTrueWithFalse",
    "core/ReplaceFalseWithTrue",
    "core/ReplaceBinaryOperator_Add_Sub",
    "core/ReplaceBinaryOperator_Sub_Add",
    "core/ReplaceBinaryOperator_Mul_Div",
    "core/ReplaceBinaryOperator_Div_Mul",
    "core/ReplaceComparisonOperator_Lt_LtE",
    "core/ReplaceComparisonOperator_LtE_Lt",
    "core/ReplaceComparisonOperator_Gt_GtE",
    "core/ReplaceComparisonOperator_GtE_Gt",
    "core/ReplaceComparisonOperator_Eq_NotEq",
    "core/ReplaceUnaryOperator_Delete_Not",
    "core/ReplaceUnaryOperator_Delete_USub",
    "core/ZeroIterationForLoop",
)


@dataclass(frozen=True)
class Topic:
    """Modules that belong together, the tests nearest to them, and how many faults are planted."""

    modules: tuple[str, ...]
    tests: str
    faults: int


TOPICS = {
    "model": Topic(
        ("model/allowed.py", "model/nights.py", "model/parameters.py"),
        "tests/model/test_allowed.py tests/model/test_nights.py tests/model/test_treatments.py "
        "tests/model/test_parameters.py",
        10,
    ),
    "solver": Topic(
        ("model/integrate.py",), "tests/model/test_runs.py tests/model/test_mornings.py", 8
    ),
    "controls": Topic(
        tuple(
            f"controls/{n}.py" for n in ("choice", "courses", "point", "seed", "slider", "toggle")
        ),
        "tests/controls/test_rules.py tests/controls/test_kinds.py",
        18,
    ),
    "questions": Topic(
        ("evidence/signs.py",),
        "tests/quiz/test_questions.py tests/evidence/test_signs.py tests/quiz/test_triage.py",
        18,
    ),
}


@dataclass(frozen=True)
class Fault:
    """One planted fault: the file, the line as it was and as it became, and whether it lived."""

    file: str
    was: str
    became: str
    survived: bool = False

    @property
    def key(self) -> str:
        """What names the fault in the list of survivors."""
        return f"{self.file}: {self.was} → {self.became}"


def copy_of_the_project(place: Path) -> Path:
    """Copy what the tests need to `place`, where faults may be planted."""
    shutil.copytree(ROOT, place, ignore=NOT_NEEDED)
    shutil.copytree(ROOT / "book", place / "book", ignore=NOT_NEEDED)
    return place


def environment(project: Path) -> dict[str, str]:
    """The environment of a test run in the copy: its package comes first."""
    return {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}


def python_faults(topic: Topic, project: Path) -> Iterator[Fault]:
    """Plant the chosen faults of a topic, one at a time, and yield what became of each."""
    config, session = project / "cosmic-ray.toml", project / "session.sqlite"
    modules = [f"spasmcycle/{name}" for name in topic.modules]
    config.write_text(
        f"[cosmic-ray]\nmodule-path = {json.dumps(modules)}\ntimeout = 60.0\n"
        f"excluded-modules = []\ntest-command = {json.dumps(f'{PYTEST} {topic.tests}')}\n"
        '[cosmic-ray.distributor]\nname = "local"\n',
        "utf-8",
    )
    _cosmic_ray(project, "init", config.name, session.name)
    chosen = _choose(project, session, topic.faults)
    _cosmic_ray(project, "exec", config.name, session.name)
    yield from _results(session, chosen)


def _cosmic_ray(project: Path, *words: str) -> None:
    order = [sys.executable, "-m", "cosmic_ray.cli", *words]
    done = subprocess.run(
        order, cwd=project, env=environment(project), capture_output=True, text=True
    )
    assert done.returncode == 0, f"{words}: {done.stdout[-2000:]}{done.stderr[-2000:]}"


def _choose(project: Path, session: Path, count: int) -> dict[str, Fault]:
    """Skip all of a session's faults but `count`; return those by the session's own id."""
    from cosmic_ray.work_db import WorkDB, use_db
    from cosmic_ray.work_item import WorkerOutcome, WorkResult

    with use_db(session, WorkDB.Mode.open) as kept:
        items = list(kept.work_items)
        known = {}
        for item in items:
            [mutation] = item.mutations
            fault = _described(project, mutation)
            if fault is not None and mutation.operator_name in OPERATORS:
                known.setdefault(fault.key, (item.job_id, fault))
        first = sorted(known, key=lambda key: hashlib.sha256(key.encode()).hexdigest())[:count]
        chosen = {known[key][0]: known[key][1] for key in first}
        skipped = WorkResult(output="not chosen", worker_outcome=WorkerOutcome.SKIPPED)
        for item in items:
            if item.job_id not in chosen:
                kept.set_result(item.job_id, skipped)
    return chosen


def _described(project: Path, mutation: object) -> Fault | None:
    """What a mutation changes; None where it changes a hint, a docstring or nothing."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    if mutation.operator_name not in OPERATORS:
        return None
    code = (project / mutation.module_path).read_text("utf-8")
    operator = get_operator(mutation.operator_name)(**mutation.operator_args)
    changed = mutate_code(code, operator, mutation.occurrence)
    if changed is None:
        return None
    pairs = zip(code.splitlines(), changed.splitlines(), strict=False)
    was, became = next(((a, b) for a, b in pairs if a != b), ("", ""))
    file = Path(mutation.module_path).relative_to("spasmcycle").as_posix()
    return Fault(file, was.strip(), became.strip()) if was else None


def _results(session: Path, chosen: dict[str, Fault]) -> Iterator[Fault]:
    from cosmic_ray.work_db import WorkDB, use_db
    from cosmic_ray.work_item import TestOutcome

    with use_db(session, WorkDB.Mode.open) as kept:
        for job, result in kept.results:
            if job in chosen:
                fault = chosen[job]
                lived = result.test_outcome == TestOutcome.SURVIVED
                yield Fault(fault.file, fault.was, fault.became, lived)


def script_faults(project: Path) -> Iterator[Fault]:
    """Plant the listed faults in the scripts, one at a time, and yield what became of each."""
    planted = json.loads((HERE / "script_faults.json").read_text("utf-8"))
    scripts = sorted((project / "spasmcycle").glob("*/*.js"))
    for one in planted:
        homes = [file for file in scripts if one["was"] in file.read_text("utf-8")]
        assert len(homes) == 1, f"to be found in one script: {one['was']}: {homes}"
        [file] = homes
        text = file.read_text("utf-8")
        assert text.count(one["was"]) == 1, f"stands in {file.name} more than once: {one['was']}"
        file.write_text(text.replace(one["was"], one["became"]), "utf-8")
        try:
            done = subprocess.run(
                [*PYTEST.split(), *one["tests"].split()],
                cwd=project,
                env=environment(project),
                capture_output=True,
                timeout=120,
            )
        finally:
            file.write_text(text, "utf-8")
        yield Fault("scripts", one["was"], one["became"], done.returncode == 0)
