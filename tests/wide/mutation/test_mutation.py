"""Each planted fault is found by a test, or listed with the reason why none can find it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable

import pytest
from mutants import (
    HERE,
    PYTEST,
    TOPICS,
    Fault,
    copy_of_the_project,
    environment,
    python_faults,
    script_faults,
)

# Why a fault may live: by its key, the reason in a sentence.
SURVIVORS: dict[str, str] = json.loads((HERE / "survivors.json").read_text("utf-8"))


def unexplained(faults: Iterable[Fault], planted: int) -> list[str]:
    found = list(faults)
    assert len(found) >= planted, "fewer faults were planted than were to be"
    return [fault.key for fault in found if fault.survived and fault.key not in SURVIVORS]


@pytest.mark.parametrize("name", TOPICS)
def test_each_fault_in_python_is_found_or_explained(tmp_path, name):
    topic, project = TOPICS[name], copy_of_the_project(tmp_path / "project")
    sound = subprocess.run(
        [*PYTEST.split(), *topic.tests.split()],
        cwd=project,
        env=environment(project),
        capture_output=True,
        text=True,
    )
    assert sound.returncode == 0, f"without a fault:\n{sound.stdout[-3000:]}"
    assert unexplained(python_faults(topic, project), topic.faults) == []


def test_each_fault_in_the_scripts_is_found_or_explained(tmp_path):
    project = copy_of_the_project(tmp_path / "project")
    assert unexplained(script_faults(project), 1) == []


def test_every_reason_says_why():
    assert all(len(reason.split()) >= 5 for reason in SURVIVORS.values())
