"""The words of controls and questions: `page.json` of the language that the course speaks."""

from __future__ import annotations

from collections.abc import Mapping

from spasmcycle.words import Words, decimal, language

OF_CONTROLS = "control."


def _of_controls() -> Mapping[str, str]:
    """What every kind of control says, which in English stands in the kind itself."""
    from spasmcycle.controls import kinds

    return {
        f"{OF_CONTROLS}{kind}.{name}": text
        for kind, control in kinds().items()
        for name, text in control.WORDS.items()
    }


PAGE = Words("page", _of_controls)


def words() -> dict[str, str]:
    """Every text by name, as the shared script needs them: without those of kinds of controls."""
    return {name: text for name, text in PAGE.texts().items() if not name.startswith(OF_CONTROLS)}


def fixed(value: float, digits: int) -> str:
    """A number with so many digits, as the language writes it."""
    return f"{value:.{digits}f}".replace(".", decimal(language()))
