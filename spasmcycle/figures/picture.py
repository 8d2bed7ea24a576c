"""What a picture is: controls, cases, read-outs, a sentence and a drawing.

`cases`, `readouts` and `describe` are portable (see `spasmcycle.portable`): the browser runs
translations of them. `draw` is plain matplotlib and only sees the read-outs, so the picture on
paper and the live one can only show the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spasmcycle.controls import Control, Value, chosen
from spasmcycle.figures.goal import Goal, Test, holds
from spasmcycle.model.integrate import TOLERANCE, stored_hours
from spasmcycle.model.models import MODELS, Model
from spasmcycle.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from spasmcycle.figures.board import Board


@dataclass(frozen=True)
class Column:
    """A column of the table twin: heading, the read-out that holds it, digits after the point.

    Without `digits` the read-out holds words.
    """

    heading: str
    readout: str
    digits: int | None = None


@dataclass(frozen=True)
class Table:
    """The table twin of a picture: its columns, and the days shown (all rows go to the CSV file).

    Without `days` every row is shown.
    """

    caption: str
    columns: tuple[Column, ...]
    days: tuple[float, ...] = ()


@dataclass(frozen=True)
class Picture:
    """One picture of the course.

    Attributes
    ----------
    name, title, purpose : str
        Name in code and addresses; heading; one sentence on what to look for.
    chart : str
        What kind of chart it is and its variables; the alt text is this and the sentence.
    controls : tuple of Control
        See `spasmcycle.controls`.
    presets : dict
        Named settings: {name: (label, {control: value})}.
    cases : callable (v, facts) -> list of dict
        Portable. Each case has `name`, `segments` and `start` (see `integrate.solve`). It may also
        have `model` (a name in `models`, else the first of them), `hours` (at which to store, such
        as `integrate.daily_hours`, else those of `days`), `columns` (stocks and read-outs that are
        kept and can be read, else all), and `group`: the runs of one group come as one list, in
        the order of their cases. More than a dozen cases run in slices.
    complete : callable (case, facts) -> dict, optional
        Portable. What is still missing of a case, worked out just before it runs, so that a
        thousand cases need not all be made at once. It has `name` and `group` already, and all that
        it depends on: cases that are the same are not run again.
    readouts : callable (v, runs, facts) -> dict
        Portable. Numbers, texts, truths and lists that the drawing and the sentence use. A list
        `idle` names controls that act on nothing now; they are switched off until they do.
    describe : callable (r) -> str
        Portable. What the picture shows now: a template of `r["say"]`, filled.
    draw : callable (board, r) -> Figure
    cuts : tuple of str
        The shapes `draw` knows ("landscape", "phone"), as `board.cut`. The first is printed; a
        page shows the one that its width asks for.
    layout : str
        "beside": on a wide page the controls stand beside the picture; "below": always under it,
        with tracks as wide as the picture, for a picture of one control.
    table : Table
    facts : dict
        Constants that the portable functions read.
    models : dict
        What cases may run, by name, the usual one first; the course's, if not given.
    prediction : str
        Name of the prediction table whose answer is drawn on the picture, or "".
    guess : dict
        Labels of the rows and columns of that prediction: {"rows": {...}, "columns": {...}}. The
        read-out `truth` maps "row.column" to "up", "down" or "same"; the marks
        `guess-row-column` show what the reader said.
        With `options` instead, the read-out `truth` is one of them; `shown` may then say of each
        preset in `answers` what it shows, with read-outs in braces as in a goal.
    veiled : tuple of str
        Marks that stay hidden until the prediction is recorded or skipped.
    answers : tuple of str
        The presets that answer the prediction. They are shown one after the other once it is
        recorded, and the last stays.
    says : str
        Name (in `words/en/page.json`) of what the truth beside a prediction is called: the model's
        word, or the answer of what was measured.
    note : str
        Name (in `words/en/page.json`) of what the caption says the picture is.
    limits : str
        What is not in this picture of the model; shown in its drawer.
    ping : str
        Name of the slider that the Ping button counts up, or "".
    pulse : tuple of tuples
        What lights up with each ping, wave after wave: each wave is a tuple of (mark of the arrow
        along which a dot runs, marks of where it comes from and of what it reaches, read-out that
        says if it runs now). It runs only from where something came, or the first wave began. A
        name stands for all marks that begin with it and a dash.
    sizes : str
        Read-out, a list: how large the pulse of each ping is, 1 for a whole unit; or "".
    plays : str
        Name of the slider over days that the play button moves on, or "".
    goals : tuple of Goal
        What a reader is asked to reach; at least one, and none that is reached at the start.
    words : Words or None
        Where the texts above come from. The fact `say` holds its templates for the browser, the
        board its words for the drawing.
    """

    name: str
    title: str
    purpose: str
    chart: str
    controls: tuple[Control, ...]
    cases: Callable[[dict, dict], list[dict]]
    readouts: Callable[[dict, dict, dict], dict]
    describe: Callable[[dict], str]
    draw: Callable[[Board, dict], Figure]
    table: Table
    presets: Mapping[str, tuple[str, Mapping[str, Value]]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=lambda: MODELS)
    complete: Callable[[dict, dict], dict] | None = None
    days: int = 84
    cuts: tuple[str, ...] = ("landscape",)
    layout: str = "beside"
    prediction: str = ""
    guess: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    veiled: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    says: str = "live.answer"
    note: str = "live.toy"
    limits: str = ""
    ping: str = ""
    pulse: tuple[tuple[tuple[str, str, str, str], ...], ...] = ()
    sizes: str = ""
    plays: str = ""
    goals: tuple[Goal, ...] = ()
    words: Words | None = None

    def __post_init__(self) -> None:
        if self.words is not None:
            object.__setattr__(self, "facts", {**self.facts, "say": self.words.under("say.")})

    def values(self, **changes: object) -> dict[str, Value]:
        """Every control at its default, with `changes` made and checked.

        Raises
        ------
        ValueError, TypeError
            Naming the control, the value and what is allowed.
        """
        return chosen(self.controls, changes)

    def run(self, values: Mapping[str, Value]) -> dict[str, Any]:
        """The runs behind the picture: {case or group: columns, or a list of them}."""
        runs: dict[str, Any] = {}
        times = stored_hours(self.days)
        for case in self.cases(dict(values), dict(self.facts)):
            if self.complete:
                case = self.complete(case, dict(self.facts))
            model = self.models[case.get("model", next(iter(self.models)))]
            solved = model.solve(case, case.get("hours", times), TOLERANCE)
            if "group" in case:
                runs.setdefault(case["group"], []).append(solved)
            else:
                runs[case["name"]] = solved
        return runs

    def read(self, values: Mapping[str, Value]) -> dict[str, Any]:
        """The read-outs of the picture at these values."""
        return self.readouts(dict(values), self.run(values), dict(self.facts))

    def test_of(self, goal: Goal) -> Test:
        """The whole test of a goal, with the controls that it wants kept as they start."""
        start = self.values()
        return ("and", goal.test, *((f"v.{name}", "is", start[name]) for name in goal.kept))

    def met(self, values: Mapping[str, Value]) -> list[str]:
        """The ids of the goals that are met at these values."""
        readouts = self.read(values)
        if not readouts["fine"]:
            return []
        seen = {**readouts, "v": dict(values)}
        return [goal.id for goal in self.goals if holds(self.test_of(goal), seen)]

    def alt(self, readouts: Mapping[str, Any]) -> str:
        """The text alternative: the kind of chart, and what it shows now."""
        return f"{self.chart} {self.describe(dict(readouts))}"

    def figure(self, **changes: object) -> Figure:
        """The picture as a matplotlib figure, with its text alternative as `alt`."""
        from spasmcycle.figures.board import Board
        from spasmcycle.figures.style import course_style

        readouts = self.read(self.values(**changes))
        with course_style():
            made = self.draw(Board(readouts, words=self.words), readouts)
        made.alt = self.alt(readouts)
        return made
