"""A question file with every kind of question, and a page that shows questions in a browser."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from spasmcycle.page import words
from spasmcycle.quiz.markup import predict_markup, quiz_markup
from spasmcycle.quiz.questions import load, read

PACKAGE = Path(__file__).parents[2] / "spasmcycle"
LESSON = "06_closing_the_loop"
# With the rule of the book's theme that beats most others.
PAGE_STYLE = """
[hidden] { display: none !important; }
body { margin: 0; padding: 16px; font: 16px/1.5 sans-serif; }
html { color: var(--sc-ink); background: var(--sc-paper); }
main { max-width: 800px; margin: auto; }
"""


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
    path = PACKAGE.parent / "notebooks" / "quizzes" / f"{LESSON}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path: Path, kinds: dict[str, Any], lesson: dict[str, Any]) -> Path:
    """A folder with a page of the real lesson, one of every other kind, and a start page."""
    script = f"globalThis.SpasmCycle = {{}};\nSpasmCycle.words = {json.dumps(words())};\n"
    script += parts("page/store.js", "quiz/quiz.js", "page/elements.js")
    tmp_path.joinpath("course.js").write_text(script, encoding="utf-8")
    kinds_file = tmp_path / "kinds.json"
    kinds_file.write_text(json.dumps(kinds), encoding="utf-8")
    kinds = read(kinds_file)

    def write(name: str, body: str) -> None:
        style = parts("page/page.css", "quiz/quiz.css") + PAGE_STYLE
        page = (
            f'<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>{name}</title>'
            f"<style>{style}</style>"
            f'<script defer src="course.js" data-elements="define"></script></head>'
            f"<body><main><h1>A lesson</h1><h2>Questions</h2>{body}</main></body></html>"
        )
        tmp_path.joinpath(f"{name}.html").write_text(page, encoding="utf-8")

    write(
        LESSON,
        quiz_markup(lesson, lesson["items"])
        + predict_markup("closing", lesson["predictions"]["closing"]),
    )
    write(
        "kinds",
        quiz_markup(kinds, kinds["items"]) + predict_markup("curve", kinds["predictions"]["curve"]),
    )
    write("start", '<sc-due data-lessons=""><p>Shown with scripts only.</p></sc-due>')
    return tmp_path


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of `site`; all visits share one reader's storage. Errors fail the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_default_timeout(8000)
    errors: list[str] = []

    def open_page(name: str = LESSON) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(site.joinpath(f"{name}.html").as_uri())
        return page

    yield open_page
    context.close()
    assert errors == []
