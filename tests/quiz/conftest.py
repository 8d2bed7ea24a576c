"""A question file with every kind of question, and a page that shows questions in a browser."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page_of_questions import START, write_page
from playwright.sync_api import Browser, Page

from spasmcycle.page import words
from spasmcycle.quiz.markup import predict_markup, quiz_markup
from spasmcycle.quiz.questions import load, read

PACKAGE = Path(__file__).parents[2] / "spasmcycle"
LESSON = "06_closing_the_loop"


def parts(*names: str) -> str:
    return "\n".join(PACKAGE.joinpath(name).read_text(encoding="utf-8") for name in names)


def item(kind: str, **more: Any) -> dict[str, Any]:
    common = {
        "id": kind,
        "title": f"A question of kind {kind}",
        "lo": "try",
        "bloom": "apply",
        "mc": [],
        "world": "model",
        "type": kind,
        "stem": "In the model, which one is it?",
        "hint": "Look at the second round.",
        "source": [],
        "reviewed": None,
    }
    return common | more


@pytest.fixture
def kinds() -> dict[str, Any]:
    """A small valid question file with an order, a choice to predict, and a link to see."""
    steps = [
        {"text": f"Step {name}", "feedback": f"This one is {name} because of the rule."}
        for name in ("first", "second", "third")
    ]
    options = [
        {"text": text, "correct": text == "half", "mc": None, "feedback": f"On {text}: a reason."}
        for text in ("none", "half", "whole")
    ]
    see = {"state": "#gain=0.5", "label": "one push at gain one half"}
    return {
        "lesson": "kinds",
        "title": "Kinds of questions",
        "seed": 1,
        "objectives": {"try": "Try every kind."},
        "items": [item("order", steps=steps), item("single", options=options, seeIt=see)],
        "predictions": {
            "curve": {
                "prompt": "In the model, which curve?",
                "world": "model",
                "options": [{"id": "flat", "label": "flat"}, {"id": "up", "label": "rising"}],
            }
        },
    }


@pytest.fixture(scope="session")
def _lesson() -> dict[str, Any]:
    return load(LESSON)


@pytest.fixture
def lesson(_lesson: dict[str, Any]) -> dict[str, Any]:
    """The real questions of lesson 6, filled in; a copy to change."""
    return copy.deepcopy(_lesson)


@pytest.fixture
def raw_lesson() -> dict[str, Any]:
    """The question file of lesson 6 as it is written."""
    path = PACKAGE / "quiz" / "lessons" / f"{LESSON}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path, kinds: dict[str, Any], lesson: dict[str, Any]) -> Path:
    """A folder with a page of the real lesson, one of every other kind, and a start page."""
    script = "globalThis.SpasmCycle = { mounts: {} };\n"
    script += f"SpasmCycle.words = {json.dumps(words())};\n"
    room = sorted(f"quiz/{path.name}" for path in PACKAGE.joinpath("quiz").glob("*.js"))
    script += parts("page/store.js", "page/parts.js", *room, "page/elements.js")
    tmp_path.joinpath("course.js").write_text(script, encoding="utf-8")
    kinds_file = tmp_path / "kinds.json"
    kinds_file.write_text(json.dumps(kinds), encoding="utf-8")
    kinds = read(kinds_file)
    closing = predict_markup("closing", lesson["predictions"]["closing"])
    curve = predict_markup("curve", kinds["predictions"]["curve"])
    for name, body in (
        (LESSON, quiz_markup(lesson, lesson["items"]) + closing),
        ("kinds", quiz_markup(kinds, kinds["items"]) + curve),
        ("start", START),
    ):
        write_page(tmp_path, name, parts("page/page.css", "quiz/quiz.css"), body)
    return tmp_path


@pytest.fixture
def visit(browser: Browser, folder: Path, request) -> Iterator[Callable[..., Page]]:
    """Open a page of `folder`, the test file's LESSON first; one reader's storage for all visits.

    Errors on a page fail the test.
    """
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_default_timeout(8000)
    errors: list[str] = []

    def open_page(name: str = getattr(request.module, "LESSON", LESSON)) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(folder.joinpath(f"{name}.html").as_uri())
        return page

    yield open_page
    context.close()
    assert errors == []
