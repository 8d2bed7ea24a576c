"""Every number of the second model (one bend forward and back), with what it means.

All are chosen for teaching; those with a symbol w are the wires of a theory. Activities are shares
of a muscle's maximum. Nothing here needs SymPy.
"""

from __future__ import annotations

from dataclasses import dataclass

from spasmcycle.model.parameters import Parameter

# fmt: off
TASK_PARAMETERS: dict[str, Parameter] = {
    p.name: p
    for p in (
        Parameter("ask", "a", 0.04, "1", 0.0, 1.0, "activity the task asks of the extensors"),
        Parameter("press", "a_A", 0.03, "1", 0.0, 1.0, "activity the task asks of the abdominals"),
        Parameter("bent", "b", 0.0, "1", 0.0, 1.0, "how far forward the task bends, full = 1"),
        Parameter("x50", "x_{50}", 0.8, "1", 0.3, 1.0, "bend at which stretch takes half over"),
        Parameter("hurt", "h", 0.5, "1", 0.0, 1.0, "pain from elsewhere, such as a root"),
        Parameter("reflex", "w_r", 0.0, "1", 0.0, 1.0, "extensor activity added by pain"),
        Parameter("feed", "w_f", 0.0, "1", 0.0, 1.0, "share of pain added by extensor work"),
        Parameter("inhibit", "w_i", 0.0, "1", 0.0, 1.0, "share of extensor activity taken off"),
        Parameter("oppose", "w_o", 0.0, "1", 0.0, 1.0, "abdominal activity against extensors"),
        Parameter("level", "w_l", 0.0, "1", 0.0, 1.0, "pull of pain to one protecting level"),
        Parameter("brace", r"\beta", 0.15, "1", 0.0, 1.0, "that protecting level"),
        Parameter("shift", "w_d", 0.0, "1", 0.0, 1.0, "share of deep activity shifted away"),
        Parameter("splint", "w_s", 0.0, "1", 0.0, 1.0, "abdominal activity added by pain"),
        Parameter("tau_m", r"\tau_m", 0.15, "s", 0.02, 1.0, "time for muscle to follow its drive"),
        Parameter("tau_x", r"\tau_x", 0.5, "s", 0.1, 2.0, "time for the trunk to bend"),
    )
}
# fmt: on


@dataclass(frozen=True)
class Task:
    """One part of the movement: what it asks of the muscles, and how far it is bent."""

    name: str
    label: str
    settings: dict[str, float]


TASKS: dict[str, Task] = {
    t.name: t
    for t in (
        Task("stand", "Standing", {"ask": 0.04, "press": 0.03, "bent": 0.0}),
        Task("bend", "Bending", {"ask": 0.25, "press": 0.04, "bent": 0.5}),
        Task("full", "Full flexion", {"ask": 0.25, "press": 0.04, "bent": 1.0}),
        Task("back", "Coming up", {"ask": 0.4, "press": 0.04, "bent": 0.5}),
    )
}
