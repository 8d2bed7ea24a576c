"""Tables of the model card and of the page on causes and treatments: `python -m spasmcycle.tables`.

Every number in them is read from the data or worked out by the model. With `--check` nothing is
written; a stale page is named and the exit code is 1. What needs SymPy is in `model.generate`.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from spasmcycle import fatigue, flow, rivals
from spasmcycle.cohort.people import FIELDS, FITTED
from spasmcycle.evidence.findings import Finding, cited_markdown
from spasmcycle.figures import style, trial_effects
from spasmcycle.live.svg import as_svg
from spasmcycle.model.causes import CAUSES, Cause
from spasmcycle.model.generate import filled, parameter_table, settle
from spasmcycle.model.parameters import CHOSEN, GRADES, PARAMETERS
from spasmcycle.model.postures import POSTURES
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.model.treatments import TREATMENTS, Effect, Treatment
from spasmcycle.simulate import Run, simulate
from spasmcycle.trials import Comparison, compare, shortest_course, treatment_window

BOOK = Path(__file__).parents[1] / "book"
PAGE = BOOK / "causes-and-treatments.md"
CARD = BOOK / "model-card.md"
K = PARAMETERS["k"].value
BEGUN = 7
STUCK = 0.4
STARTS = (1, 7, 14, 21, 30, 45, 60, 90)
LONGEST = 28


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def postures() -> str:
    """Pressures as they were reported, and the load derived from them."""
    rows = [
        [p.label, " to ".join(f"{value:.2f}" for value in p.mpa), f"{p.ratio:.2f}"]
        for p in POSTURES.values()
    ]
    return table(["posture", "pressure, MPa", "load, standing = 1"], rows)


def causes() -> str:
    """Each cause: what it sets, what it does in the toy alone, what is known."""
    rows = [[cause.label, _moved(cause), _alone(cause), _known(cause)] for cause in CAUSES.values()]
    return table(["cause", "what it sets", "in the toy, with no herniation", "what is known"], rows)


def _moved(cause: Cause) -> str:
    sets = [f"${PARAMETERS[n].symbol}$ = {value:g}" for n, value in cause.settings.items()]
    sets += [f"{name} at the start + {value:g}" for name, value in cause.start.items()]
    return f"{cause.acts}: {', '.join(sets)}"


def _known(cause: Cause) -> str:
    return f"*{cause.rating.capitalize()}.* {_sourced(cause.note, *cause.references)}"


def _sourced(words: str, *keys: str) -> str:
    return f"{words.rstrip('.')} ({cited_markdown(keys)})." if keys else words


def _alone(cause: Cause) -> str:
    run = simulate("none", cause=cause.name)
    if cause.alone == "guarding":
        return f"guarding above half {_until(run)}"
    if cause.alone == "pain":
        most, ends = run["pain_shown"].max(), run["pain_shown"][-1]
        return f"pain up to {most:.1f} of 10{', which fades' if ends < 1 else ''}; little guarding"
    herniated = simulate("extrusion", cause=cause.name)
    return f"nothing; it needs a herniation. An extrusion then guards {_until(herniated)}"


def _until(run: Run) -> str:
    last = run.last_day_above("M", 0.5) or 0.0
    if last < 1:
        return "for less than a day"
    return "all 12 weeks" if last >= run.days[-1] else f"for {last:g} days"


def treatments() -> str:
    """Each treatment: the term it acts on, how strongly, and how its level rises and falls."""
    rows = [
        [
            t.label,
            t.acts_on,
            "; ".join(_effect(e) for e in t.effects) or _without_effect(t),
            f"{t.onset:g} and {t.offset:g}",
            t.timing + (f" ({cited_markdown([t.timing_reference])})" if t.timing_reference else ""),
        ]
        for t in TREATMENTS.values()
    ]
    head = ["treatment", "acts on", "at strength 1", "onset and offset, hours", "timing"]
    return table(head, rows)


def _effect(effect: Effect) -> str:
    symbol = f"${PARAMETERS[effect.parameter].symbol}$"
    if effect.kind == "add":
        return f"{symbol} + {effect.amount:g}"
    less = "less" if effect.kind == "cut" else "of what is left"
    return f"{symbol}: {effect.amount:.0%} {less}".replace("%", " %")


def _without_effect(treatment: Treatment) -> str:
    return f"H × {1 - treatment.removes:g}" if treatment.removes else "nothing"


def beside_trials() -> str:
    """Effects in the toy and in people on one axis, in points of 100."""
    rows = []
    for t, one, other in _compared():
        said = dict.fromkeys((one.verdict, other.verdict))
        failed = "failed prediction of the toy"
        rows.append(
            [
                t.label,
                _sourced(one.finding.short or one.finding.says, *one.finding.works),
                _points(one.finding),
                one.finding.certainty,
                f"{_rounded(one.model)} and {_rounded(other.model)}",
                f"**{failed}**" if failed in said else "; ".join(said),
            ]
        )
    head = ["treatment", "in people", "points", "certainty", "toy, settling and stuck", "verdict"]
    return table(head, rows)


@cache
def _compared() -> list[tuple[Treatment, Comparison, Comparison]]:
    """Every finding, beside a toy that settles and beside one that is stuck."""
    return [
        (t, *pair)
        for t in TREATMENTS.values()
        for pair in zip(
            compare(t.name, start=BEGUN), compare(t.name, start=BEGUN, stress=STUCK), strict=True
        )
    ]


def effects() -> list[trial_effects.Row]:
    """The findings that have a number, with the toy's own effects."""
    return [
        trial_effects.Row(
            f"{t.label}, day {one.finding.pain.day}",
            one.finding.called,
            one.finding.pain,
            one.model,
            other.model,
        )
        for t, one, other in _compared()
        if one.finding.pain is not None
    ]


def axis() -> str:
    """Those findings and the toy on one axis."""
    rows = effects()
    with style.course_style():
        made = trial_effects.draw(rows)
    svg = as_svg(made, "trial-effects", trial_effects.describe(rows))
    return f'<figure class="sc-picture" style="margin:0">\n{svg}\n</figure>'


def _points(finding: Finding) -> str:
    pain = finding.pain
    if pain is None:
        return "none given"
    if pain.low is None or pain.high is None:
        return "about 0"
    return f"{_signed(pain.change)} ({_signed(pain.low)} to {_signed(pain.high)})"


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _rounded(value: float) -> str:
    return "0" if abs(value) < 0.5 else f"{value:+.0f}".replace("-", "−")


def window() -> str:
    """Where a week of positional relief frees a stuck extrusion, by loop strength and stress."""
    factors = (0.98, 0.99, 1.0, 1.01, 1.02)
    stresses = (0.3, 0.4, 0.5)
    found = treatment_window(starts=STARTS, ks=[f * K for f in factors], stresses=stresses)
    rows = []
    for w, factor in zip(found, factors * len(stresses), strict=True):
        marks = ["frees" if free else "–" for free in w.freed] or ["lets go"] * len(STARTS)
        rows.append([f"{w.stress:g}", _percent(factor), *marks])
    return table(["stress", "loop strength", *(f"day {s}" for s in STARTS)], rows)


def _percent(factor: float) -> str:
    return f"{(factor - 1) * 100:+.0f} %".replace("-", "−") if factor != 1 else "0"


def shortest() -> str:
    """The fewest days that free a stuck extrusion, by treatment and start day."""
    rows = []
    for name in ("positional_relief", "anti_inflammatory", "heat", "relaxant"):
        found = shortest_course(name, starts=STARTS, longest=LONGEST, stress=STUCK)
        days = ["–" if length is None else f"{length}" for length in found.values()]
        rows.append([TREATMENTS[name].label, *days])
    return table(["days needed, if begun on", *(f"day {s}" for s in STARTS)], rows)


def firmness() -> str:
    """How long guarding stays above half, by size, loop strength and stress, untreated."""
    rows = []
    for stress in (0.0, 0.3, 0.5):
        for factor in (0.98, 1.0, 1.02):
            runs = [simulate(g, 365, k=factor * K, stress=stress) for g in GRADES]
            rows.append([f"{stress:g}", _percent(factor), *map(_guards, runs)])
    return table(["stress", "loop strength", *(g.label for g in GRADES.values())], rows)


def _guards(run: Run) -> str:
    last = run.last_day_above("M", 0.5)
    if last is None:
        return "never"
    return "all year" if last >= run.days[-1] else f"to day {last:g}"


def theories() -> str:
    """The theories as wirings of the second model."""
    rows = [
        [
            theory.label,
            theory.says,
            ", ".join(f"${TASK_PARAMETERS[n].symbol}$ = {v:g}" for n, v in theory.wires.items())
            or "none",
            cited_markdown(theory.references) or "–",
        ]
        for theory in rivals.THEORIES.values()
    ]
    return table(["theory", "in words", "wires that are not cut", "source of the words"], rows)


def ranking() -> str:
    """How many findings each theory fits, by the way of counting."""
    counts = rivals.ways_of_counting()
    names = list(counts[0].fits)
    rows = [
        [
            count.way,
            *(f"{count.fits[name]} of {count.of}" for name in names),
            ", ".join(rivals.THEORIES[name].label for name in count.first),
        ]
        for count in counts
    ]
    head = ["way of counting", *(rivals.THEORIES[name].label for name in names), "fits most"]
    return table(head, rows)


def parts() -> str:
    """What each part of the movement asks."""
    names = list(next(iter(TASKS.values())).settings)
    head = ["part of the movement", *(f"`{n}`, ${TASK_PARAMETERS[n].symbol}$" for n in names)]
    return table(head, [[t.label, *(f"{t.settings[n]:g}" for n in names)] for t in TASKS.values()])


def fatigue_numbers() -> str:
    """The numbers of the published fatigue model, for the trunk."""
    return parameter_table(fatigue.PUBLISHED)


def flow_numbers() -> str:
    """The numbers of the published rules of blood flow."""
    return parameter_table(flow.PUBLISHED)


def spread() -> str:
    """How virtual people differ: what was fitted and what was chosen."""
    kept = json.loads(FITTED.read_text(encoding="utf-8"))
    fitted_to = f"fitted to {cited_markdown([kept['reference']])}"
    rows = []
    for name, field in FIELDS.items():
        origin = fitted_to if name in kept["fitted"] else CHOSEN
        unit = "" if field.unit == "1" else field.unit
        span = f"{field.low:g} to {field.high:g}"
        value = f"{kept['spread'][name]:g}"
        rows.append([f"`{name}`", value, unit, span, field.meaning, origin])
    return table(["name in code", "value", "unit", "range", "meaning", "where it comes from"], rows)


REGIONS = {
    PAGE: (postures, causes, treatments, beside_trials, axis, firmness, window, shortest),
    CARD: (theories, ranking, parts, fatigue_numbers, flow_numbers, spread),
}


def outputs() -> dict[Path, str]:
    """The pages with their tables, where the book is beside the package."""
    made = {}
    for page, regions in REGIONS.items():
        if page.exists():
            text = page.read_text(encoding="utf-8")
            for make in regions:
                text = filled(text, make.__name__, make())
            made[page] = text
    return made


if __name__ == "__main__":
    sys.exit(settle(outputs(), check="--check" in sys.argv))
