"""Other ways to see it: rival theories of guarding, and published rules beside the toy's own.

`theories.py` wires one small model as each theory says, and sets it beside findings; `tables.py`
shows that in a lesson. `fatigue.py` is a published fatigue model, `flow.py` published rules of
blood flow.
"""

from spasmcycle.rivals.theories import (
    ARROWS,
    FINDINGS,
    HERNIATED,
    LEAST,
    MUSCLES,
    PAIN,
    SHARE,
    TASKS,
    THEORIES,
    activity,
    change_of,
    direction,
    found_in,
    movement,
    predictions,
    scores,
    task_settings,
    ways_of_counting,
)

__all__ = [
    "ARROWS",
    "FINDINGS",
    "HERNIATED",
    "LEAST",
    "MUSCLES",
    "PAIN",
    "SHARE",
    "TASKS",
    "THEORIES",
    "activity",
    "change_of",
    "direction",
    "found_in",
    "movement",
    "predictions",
    "scores",
    "task_settings",
    "ways_of_counting",
]
