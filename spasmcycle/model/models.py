"""The models that a picture's cases may run: generated routines, defaults, and the browser's part.

`Model` is all that a picture needs of a model; the course's own are in `MODELS`. A model from
elsewhere is made from its equations by `derive.runnable`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spasmcycle.model import parameters
from spasmcycle.model.allowed import named
from spasmcycle.model.generated import full, reduced, task
from spasmcycle.model.integrate import solve
from spasmcycle.model.task_parameters import TASK_PARAMETERS


@dataclass(frozen=True)
class Model:
    """A model that can be run.

    Attributes
    ----------
    routines : module or namespace
        As generated: `n`, `stocks`, `parameters`, `observables`, `prepare`, `rhs` and so on.
    defaults : dict
        The value of every parameter.
    javascript : str
        What defines it in the browser, for a model that the shared script does not have; or "".
    """

    routines: Any
    defaults: Mapping[str, float]
    javascript: str = field(default="", repr=False)

    def solve(self, case: dict, times: list[float], tolerance: float) -> dict[str, Any]:
        """One case as columns (see `integrate.solve`).

        Raises
        ------
        ValueError
            For a column that the model does not have; it names those that it has.
        """
        known = (*self.routines.stocks, *self.routines.observables)
        for name in case.get("columns", ()):
            named("column", name, dict.fromkeys(known))
        return solve(self.routines, dict(self.defaults), case, times, tolerance)


MODELS: dict[str, Model] = {
    "full": Model(full, parameters.settings()),
    "reduced": Model(reduced, parameters.defaults(reduced.parameters)),
    "task": Model(task, {n: p.value for n, p in TASK_PARAMETERS.items()}),
}
"""The course's models by name; a case without a name runs the first."""
