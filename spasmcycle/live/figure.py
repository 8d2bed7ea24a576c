"""The live figure as an object in a notebook: a widget whose controls are traits.

`observe`, `jslink` and the layouts of ipywidgets work on it. What the reader did in the picture is
in `figure.values`; `figure.run()` gives the runs behind it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import traitlets

from spasmcycle.figures import find
from spasmcycle.figures.picture import Choice, Picture, Slider, Value
from spasmcycle.page import Element
from spasmcycle.simulate import Run


class LiveFigure(Element):
    """A picture with controls. Make one with `live`."""

    picture: Picture

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
    def sentence(self) -> str:
        """What the picture shows now, in words."""
        return self.picture.describe(self.picture.read(self.values))


class _Number(traitlets.Float):
    """A float inside a slider's range; the message names the slider and what is allowed."""

    def __init__(self, slider: Slider) -> None:
        super().__init__(slider.value)
        self.slider = slider

    def validate(self, obj: object, value: object) -> float:
        try:
            return self.slider.checked(value)
        except (TypeError, ValueError) as fault:
            raise traitlets.TraitError(str(fault)) from None


@cache
def _class_of(name: str) -> type[LiveFigure]:
    """A class whose traits are the controls of one picture."""
    shown = find(name)
    body: dict[str, object] = {"picture": shown, "__doc__": shown.purpose}
    for control in shown.controls:
        if isinstance(control, Choice):
            trait = traitlets.Enum(list(control.options), control.value)
        else:
            trait = _Number(control)
        body[control.name] = trait.tag(sync=True)
    title = "".join(part.capitalize() for part in name.split("-"))
    return type(title, (LiveFigure,), body)


def script(name: str) -> str:
    """The browser's part of one picture: its translated functions, as a classic script.

    It stands before the shared script (`spasmcycle.page.bundle_js`) on every page that shows the
    picture.
    """
    find(name)
    return _generated(f"{name}.js")


def _generated(name: str) -> str:
    return files("spasmcycle").joinpath("live", "generated", name).read_text(encoding="utf-8")


def live(name: str, **start: Value) -> LiveFigure:
    """A live figure, optionally with some controls set from the start.

    Parameters
    ----------
    name : str
        A name in `spasmcycle.figures.PICTURES`.
    **start : float or str
        Values of controls.

    Raises
    ------
    ValueError, TypeError
        For an unknown picture or control, or a value it may not have; the message says what is
        allowed.
    """
    shown = find(name)
    values = shown.values(**start)
    if start:
        from spasmcycle.live.markup import markup
        from spasmcycle.live.svg import drawing

        text = markup(shown, values, drawing(shown, values))
    else:
        text = _generated(f"{name}.html").rstrip("\n")
    return _class_of(name)(markup=text, script=script(name), **values)
