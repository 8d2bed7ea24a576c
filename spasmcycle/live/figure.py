"""The live figure as an object in a notebook: a widget whose controls are traits.

`observe`, `jslink` and the layouts of ipywidgets work on it. What the reader did in the picture is
in `figure.values`; `figure.run()` gives the runs behind it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import traitlets

from spasmcycle.controls import Control, Value
from spasmcycle.figures import find
from spasmcycle.figures.picture import Picture
from spasmcycle.page import Element
from spasmcycle.simulate import Run
from spasmcycle.words import ENGLISH, language


class LiveFigure(Element):
    """A picture with controls. Make one with `live`."""

    picture: Picture
    reached = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """The ids of the goals that the reader has reached; they stay when the picture moves on."""
    answer = traitlets.Dict().tag(sync=True)
    """The prediction that the reader recorded in the figure, as in `spasmcycle.quiz.Predict`."""

    @property
    def values(self) -> dict[str, Value]:
        """The value of every control now, as the reader or Python last set it."""
        return {c.name: getattr(self, c.name) for c in self.picture.controls}

    def run(self) -> dict[str, Run]:
        """The runs behind the picture as it is now: {case: Run}, Run["M"] a NumPy array."""
        return {name: Run(columns) for name, columns in self.picture.run(self.values).items()}

    def figure(self) -> object:
        """The picture as it is now, as a matplotlib figure."""
        return self.picture.figure(**self.values)

    @property
    def met(self) -> list[str]:
        """The ids of the goals that are met by the picture as it is now, worked out in Python."""
        return self.picture.met(self.values)

    @property
    def sentence(self) -> str:
        """What the picture shows now, in words."""
        return self.picture.describe(self.picture.read(self.values))


class _Setting(traitlets.TraitType):
    """A control's value; what it may not be is refused in the control's own words."""

    def __init__(self, control: Control) -> None:
        super().__init__(control.checked(control.value))
        self.control = control

    def validate(self, obj: object, value: object) -> Value:
        try:
            return self.control.checked(value)
        except (TypeError, ValueError) as fault:
            raise traitlets.TraitError(str(fault)) from None


def _class_of(shown: Picture) -> type[LiveFigure]:
    """A class whose traits are the controls of one picture."""
    body: dict[str, object] = {"picture": shown, "__doc__": shown.purpose}
    for control in shown.controls:
        body[control.name] = _Setting(control).tag(sync=True)
    title = "".join(part.capitalize() for part in shown.name.split("-"))
    return type(title, (LiveFigure,), body)


@cache
def _known_class(name: str, spoken: str) -> type[LiveFigure]:
    return _class_of(find(name))


def script(name: str) -> str:
    """The browser's part of one picture: its translated functions, as a classic script.

    It stands before the shared script (`spasmcycle.page.bundle_js`) on every page that shows the
    picture.
    """
    find(name)
    return _generated(f"{name}.js")


def standing(name: str) -> str:
    """The element of one picture at its defaults, complete; raises ValueError for an unknown name.

    A page that shows it needs `script(name)` before the shared script.
    """
    find(name)
    return _generated(f"{name}.html").rstrip("\n")


def _generated(name: str) -> str:
    """A file of the picture in the language of the course; in one without files, made now."""
    return _in(language(), name)


@cache
def _in(spoken: str, name: str) -> str:
    folder = files("spasmcycle").joinpath("live", "generated")
    file = folder.joinpath(name) if spoken == ENGLISH else folder.joinpath(spoken, name)
    if file.is_file():
        return file.read_text(encoding="utf-8")
    from spasmcycle.live.generate import made

    return made(name)


def live(picture: str | Picture, **start: Value) -> LiveFigure:
    """A live figure, optionally with some controls set from the start.

    Parameters
    ----------
    picture : str or Picture
        A name in `spasmcycle.figures.PICTURES`, or a picture of your own. The latter is drawn and
        translated now, which needs matplotlib and, for a model of its own, SymPy.
    **start
        Values of controls.

    Raises
    ------
    ValueError, TypeError
        For an unknown picture or control, or a value it may not have; the message says what is
        allowed.
    """
    own = isinstance(picture, Picture)
    shown = picture if own else find(picture)
    values = shown.values(**start)
    if own or start:
        from spasmcycle.live.markup import markup
        from spasmcycle.live.svg import drawings

        text = markup(shown, values, drawings(shown, values))
    else:
        text = standing(picture)
    if own:
        from spasmcycle.live.generate import javascript

        return _class_of(shown)(markup=text, script=javascript(shown), **values)
    return _known_class(picture, language())(markup=text, script=script(picture), **values)
