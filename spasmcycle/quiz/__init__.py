"""Questions, predictions and cases: one question file a lesson, shown by one object everywhere.

`quiz("06_closing_the_loop")` shows a lesson's questions, `predict("closing")` a prediction table,
`triage("03_red_flags")` cases to sort by urgency. All read `lessons/<lesson>.json`, which
`quiz.schema.json` describes and `python -m spasmcycle.quiz.lint` checks. What a reader answers
stays in the reader's browser; in JupyterLab it is also in the traits `answers` and `answer`.
"""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from spasmcycle.page import Element
from spasmcycle.quiz.markup import predict_markup, quiz_markup, triage_markup
from spasmcycle.quiz.questions import find_prediction, load, pick

__all__ = ["Predict", "Quiz", "Triage", "load", "predict", "quiz", "triage"]


class Quiz(Element):
    """Some questions of one lesson; `answers` maps an item's id to what the reader did with it.

    Each value holds `answers` (by field), `confidence` (1 guess, 2 think so, 3 sure), `tries`,
    `right` and `done`.
    """

    answers = traitlets.Dict().tag(sync=True)


class Predict(Element):
    """A prediction table or choice; `answer` is the recorded prediction, empty before that.

    It holds `cells` ("pain.first": "up", "down" or "same"), `choice` (an option's id, in a
    choice), `confidence` (1 to 3 or None), `skipped` and `at` (ISO time).
    """

    answer = traitlets.Dict().tag(sync=True)


class Triage(Quiz):
    """Cases to sort. The `answers` of each hold `urgency`, a name from "ambulance" to "self-care",
    and `words`, the observations behind the words that were marked in its story."""


def quiz(name: str, item: str | Sequence[str] | None = None) -> Quiz:
    """The questions of lesson `name` (the file's stem), or only the item or items named.

    Without `item`: every item for the end of the lesson; recall items are shown by their ids.
    Raises ValueError naming file, item, field and allowed values where something is wrong.
    """
    questions = load(name)
    return Quiz(quiz_markup(questions, pick(questions, item)))


def predict(name: str) -> Predict:
    """The prediction `name`, from whichever question file defines it.

    Raises ValueError listing the known names where no file does.
    """
    questions = find_prediction(name)
    return Predict(predict_markup(name, questions["predictions"][name]))


def triage(name: str) -> Triage:
    """The cases of lesson `name`, one on the screen at a time, the first few by default.

    Raises ValueError naming file, case, field and allowed values where something is wrong.
    """
    questions = load(name)
    if "cases" not in questions:
        raise ValueError(f"{name}.json: cases: is missing.")
    return Triage(triage_markup(questions))
