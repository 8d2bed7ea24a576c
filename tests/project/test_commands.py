"""What the make commands rest on: the environment, progress, the server, the package."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from workshop import check, clean, environment, hosting, lab, progress, shares, site
from workshop.progress import ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# The environment


@pytest.mark.parametrize(
    ("version", "suits"),
    [((3, 10), False), ((3, 11), True), ((3, 12), True), ((3, 13), True), ((3, 14), False)],
)
def test_which_pythons_suit(version, suits):
    assert environment.suitable(version) is suits


def test_the_range_is_the_one_the_package_states():
    assert 'requires-python = ">=3.11,<3.14"' in text("pyproject.toml")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_part_is_named_with_its_package(module, monkeypatch):
    find = environment.importlib.util.find_spec
    monkeypatch.setattr(
        environment.importlib.util, "find_spec", lambda m: None if m == module else find(m)
    )
    with pytest.raises(environment.Unready, match=rf"{module} is missing") as told:
        environment.check_venv()
    assert re.search(r"apt-get install -y python3(\.\d+)?-venv\n", str(told.value))


@pytest.mark.parametrize("named", [[], ["--exactly"]])
def test_an_unsuitable_python_is_told_what_is_needed(named, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(environment, "suitable", lambda version: False)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(sys, "argv", ["workshop.environment", *named])
    assert environment.main() == 1
    said = capsys.readouterr().err
    assert "3.11, 3.12 or 3.13" in said
    assert "PYTHON=" in said


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of what the environment is made from, with an environment that fits it."""
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    environment.STAMP.write_text(environment.json.dumps(environment.wanted()), encoding="utf-8")
    return tmp_path


def test_the_environment_is_kept_while_nothing_changed(project):
    assert environment.up_to_date(any_python=False)
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")
    assert environment.up_to_date(any_python=False)


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_the_environment_is_made_anew_when_what_it_is_made_from_changes(project, name):
    path = project / name
    changed = path.read_text(encoding="utf-8").replace("anywidget", "anywidgets")
    path.write_text(changed, encoding="utf-8")
    assert not environment.up_to_date(any_python=True)


def test_an_interrupted_environment_is_not_taken_for_a_complete_one(project):
    environment.STAMP.unlink()
    assert not environment.up_to_date(any_python=True)


def test_another_python_is_used_only_when_it_was_not_named(project):
    made = environment.json.loads(environment.STAMP.read_text(encoding="utf-8"))
    environment.STAMP.write_text(environment.json.dumps({**made, "python": "3.x"}))
    assert environment.up_to_date(any_python=True)
    assert not environment.up_to_date(any_python=False)


# Progress


def test_a_step_shows_that_it_moves_and_what_it_does(capsys):
    code = "import time; print('reading', flush=True); time.sleep(1)"
    progress.run_step("Trying", [sys.executable, "-c", code], every=0.2)
    said = capsys.readouterr().out
    assert said.startswith("Trying ...\n")
    assert re.search(r"\d s  reading\n", said)
    assert said.endswith(" s\n")


def test_a_failing_step_shows_its_output(capsys):
    with pytest.raises(progress.StepFailed, match="Trying"):
        progress.run_step("Trying", [sys.executable, "-c", "print('why'); raise SystemExit(3)"])
    assert "why" in capsys.readouterr().out


def test_a_long_test_is_named_while_it_runs(tmp_path):
    (tmp_path / "test_slow.py").write_text(
        "import time, workshop.heartbeat\ndef test_slow():\n    time.sleep(0.5)\n",
        encoding="utf-8",
    )
    code = (
        "import sys, pytest, workshop.heartbeat as h; h.EVERY = 0.1;"
        "sys.exit(pytest.main(['-p', 'workshop.heartbeat', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"\d s  \S*test_slow\.py::test_slow\n", done.stdout)
    assert " passed" in done.stdout.splitlines()[-1]


# The server


def test_a_busy_port_gets_the_next_free_one_on_loopback(tmp_path):
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        server = hosting.server(tmp_path, first_port=taken)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert server.server_address[0] == "127.0.0.1"
        assert server.server_port > taken
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", "/a.js")
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/javascript"
        connection.close()
    finally:
        server.shutdown()
        server.server_close()


def test_a_missing_book_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(site, "ROOT", tmp_path)
    with pytest.raises(progress.StepFailed, match="_config.yml is missing"):
        site.build(strict=False)


def test_no_window_is_opened_where_there_is_none(monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert not site.has_display()
    assert "--no-browser" in lab.command()
    assert "--ServerApp.ip=127.0.0.1" in lab.command()


# What make and the README promise


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", text("Makefile"), flags=re.M))


def test_the_readme_names_every_make_command_and_no_other():
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text("README.md"), flags=re.M))
    assert named == targets()


def test_the_plain_commands_are_in_the_readme_and_in_the_windows_workflow():
    for plain in ("pip install -r requirements.txt", "jupyter-book build .",
                  "pytest --nbval notebooks"):  # fmt: skip
        assert plain in text("README.md")
        assert plain in text(".github/workflows/tests.yml")


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
def test_make_help_lists_every_command():
    # As if from a shell: these tests are themselves run by make.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    done = subprocess.run(
        ["make", "help"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert {line.split()[0] for line in done.stdout.splitlines()} == targets()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
def test_without_a_python_make_says_what_to_install(tmp_path):
    for name in ("make", "sh"):
        (tmp_path / name).symlink_to(shutil.which(name))
    done = subprocess.run(
        ["make", "test"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "Install Python 3.11, 3.12 or 3.13" in done.stderr


def test_options_may_name_what_to_run():
    narrow = ["tests", "notebooks", "--ignore=tests/wide"]
    assert check.command([])[-3:] == narrow
    assert check.command(["-x"])[-4:] == ["-x", *narrow]
    assert check.command(["-x"], wide=True)[-2:] == ["-x", "tests/wide"]
    assert check.command(["tests/conftest.py"])[-1] == "tests/conftest.py"


def test_pages_and_lessons_are_shared_out_one_by_one_and_all_else_by_file():
    pages = "tests/site/test_pages.py"
    start = shares.share(f"{pages}::test_links[book/start.html]")
    assert shares.share(f"{pages}::test_words[book/start.html]") == start
    assert shares.share(f"{pages}::test_links[book/re-start.html]") != start
    assert shares.share(f"{pages}::test_theme[dark]") == pages
    lesson = "tests/lab/test_lessons.py"
    light = shares.share(f"{lesson}::test_themes[03_red.ipynb-JupyterLab Light]")
    assert shares.share(f"{lesson}::test_themes[03_red.ipynb-JupyterLab Dark]") == light != lesson
    cells = "notebooks/03_red.ipynb"
    assert shares.share(f"{cells}::Cell 0") == shares.share(f"{cells}::Cell 1") == cells


def test_clean_takes_what_was_made_and_nothing_else(tmp_path):
    for name in (".venv/lib", "_build/html", "spasmcycle/__pycache__", "notebooks"):
        (tmp_path / name).mkdir(parents=True)
    names = {path.relative_to(tmp_path).as_posix() for path in clean.made(tmp_path)}
    assert names == {".venv", "_build", "spasmcycle/__pycache__"}


def test_the_built_package_holds_every_file_of_the_source(tmp_path):
    source = tmp_path / "source"
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "spasmcycle", source / "spasmcycle", ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-PROSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(tmp_path), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "CI": "1"})
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = (p for p in (ROOT / "spasmcycle").rglob("*") if p.is_file())
    wanted = {p.relative_to(ROOT).as_posix() for p in files if "__pycache__" not in p.parts}
    assert wanted <= packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)
    assert not [name for name in packed if name.endswith(".pyc")]
