"""Tables of the model card and of the page on causes and treatments.

Every number in them is read from the data or worked out by the model. What needs SymPy is in
`derive.model`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from spasmcycle import rivals
from spasmcycle.cohort import doubt, fit
from spasmcycle.cohort.spread import FIELDS, FITTED
from spasmcycle.derive.files import BOOK, filled
from spasmcycle.derive.model import parameter_table
from spasmcycle.evidence.findings import Finding, cited_markdown, sourced_markdown
from spasmcycle.evidence.show import table
from spasmcycle.figures import crowd_course, style, trial_effects
from spasmcycle.live.svg import as_svg
from spasmcycle.model.causes import CAUSES, Cause
from spasmcycle.model.nights import EIGHT
from spasmcycle.model.parameters import CHOSEN, GRADES, PARAMETERS
from spasmcycle.model.postures import POSTURES
from spasmcycle.model.task_parameters import TASK_PARAMETERS, TASKS
from spasmcycle.model.treatments import TREATMENTS, Effect, Treatment
from spasmcycle.rivals import fatigue, flow
from spasmcycle.simulate import Run, simulate
from spasmcycle.study.trials import (
    SET,
    Judgement,
    compare_with_trials,
    judged,
    kept_crowds,
    shortest_course,
    treatment_window,
)

PAGE = BOOK / "causes-and-treatments.md"
CARD = BOOK / "model-card.md"
K = PARAMETERS["k"].value
BEGUN = 7
STUCK = 0.4
STARTS = (1, 7, 14, 21, 30, 45, 60, 90)
LONGEST = 28


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
    judged = cause.judged
    words = f"*{judged.verdict.capitalize()}*, certainty {judged.certainty}."
    return f"{words} {sourced_markdown(judged.reason, judged.works)}"


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
            _effects(t),
            f"{t.onset:g} and {t.offset:g}",
            t.timing + (f" ({cited_markdown([t.timing_reference])})" if t.timing_reference else ""),
        ]
        for t in TREATMENTS.values()
    ]
    head = ["treatment", "acts on", "at strength 1", "onset and offset, hours", "timing"]
    return table(head, rows)


def _effects(treatment: Treatment) -> str:
    now = "; ".join(map(_effect, treatment.effects)) or _without_effect(treatment)
    if not treatment.after:
        return now
    left = "; ".join(map(_effect, treatment.after))
    return f"{now}; afterwards, fading over {treatment.fades:g} days: {left}"


def _effect(effect: Effect) -> str:
    symbol = f"${PARAMETERS[effect.parameter].symbol}$"
    if effect.kind == "add":
        return f"{symbol} + {effect.amount:g}"
    if effect.kind == "most":
        return f"{symbol} at most {effect.amount:g}"
    less = "less" if effect.kind == "cut" else "of what is left"
    return f"{symbol}: {effect.amount:.0%} {less}".replace("%", " %")


def _without_effect(treatment: Treatment) -> str:
    return f"H × {1 - treatment.removes:g}" if treatment.removes else "nothing"


def beside_trials() -> str:
    """Effects in the crowd and in people, in points of 100, each with its verdict."""
    rows = []
    for j in _judged():
        finding = j.finding
        failed = j.failed == len(j.readings) and j.failed
        rows.append(
            [
                TREATMENTS[j.treatment].label,
                sourced_markdown(finding.short or finding.says, finding.works),
                _points(finding),
                finding.certainty,
                f"day {j.day}: {_reach(*j.spread)}" if j.readings else "–",
                f"**{j.verdict}**" if failed else j.verdict,
            ]
        )
    head = ["treatment", "in people", "points", "certainty", "toy crowd", "verdict"]
    return table(head, rows)


@cache
def _judged() -> list[Judgement]:
    return [j for name in TREATMENTS for j in judged(name)]


def readings() -> str:
    """Every reading of every trial that has a number, with how many of ten crowds agree."""
    rows = []
    for j in _judged():
        if j.finding.pain is None:
            continue
        for r in j.readings:
            low, high = min(r.points), max(r.points)
            rows.append(
                [
                    TREATMENTS[j.treatment].label,
                    f"{cited_markdown(j.finding.works)}, day {j.day}",
                    f"day {r.start}, {'at once' if j.treatment == 'surgery' else _days(r.length)}",
                    r.who,
                    f"{_signed(r.mean)} ({_signed(low)} to {_signed(high)})",
                    r.verdict,
                    f"{r.agree} of {len(r.points)}",
                ]
            )
    head = ["treatment", "trial", "begun, for", "let in", "crowds", "verdict", "crowds that agree"]
    return table(head, rows)


def _days(length: float) -> str:
    return f"{length:g} days"


def crowds() -> str:
    """How many people and crowds there are, and who is in pain."""
    asked = kept_crowds()
    return (
        f"There are {len(asked['seeds'])} crowds of {asked['people']} made-up people. Each crowd "
        "is followed twice, without the course and with it. The effect is the toy's mean pain with "
        "the course, less that without it, on the day of the finding. *In pain* means more than "
        f"{asked['entry']:g} of 10 in the toy on the day of the start."
    )


def verdicts() -> str:
    """Which predictions of the toy fail: in every reading of a trial, in most, in some, in none."""
    found: dict[str, list[str]] = {}
    for j in _judged():
        if j.finding.pain and j.verdict != SET:
            share = j.failed / len(j.readings)
            how = "every reading" if share == 1 else "most" if share > 0.5 else "some"
            name = f"{TREATMENTS[j.treatment].label} ({cited_markdown(j.finding.works)})"
            found.setdefault(how if share else "none", []).append(name)
    told = [f"in {how}: {'; '.join(dict.fromkeys(found[how]))}." for how in HOW if how in found]
    return "So the toy's prediction fails\n\n" + "\n".join(f"- {line}" for line in told)


HOW = ("every reading", "most", "some", "none")


def sentence(judgement: Judgement) -> str:
    """One verdict in words, with the two effects that it rests on; about the toy."""
    j = judgement
    name = TREATMENTS[j.treatment].label
    return (
        f"**{name}**, day {j.day}: {_in_words(j)}; the toy crowd has {_reach(*j.spread)} points, "
        f"the trials {_points(j.finding)} ({cited_markdown(j.finding.works)})."
    )


def _in_words(j: Judgement) -> str:
    if j.verdict == SET:
        return SET
    return j.tally if len(j.counts) > 1 else f"{j.verdict}, in all {len(j.readings)} readings"


def relaxant_card() -> str:
    """The model card's heading on relaxants, and the verdict."""
    return _card("A muscle relaxant", "relaxant")


def heat_card() -> str:
    """The model card's heading on heat, and what the crowd does."""
    return _card("Heat", "heat")


def _card(title: str, treatment: str) -> str:
    j = judged(treatment)[0]
    if j.finding.pain is None:
        return (
            f"### {title}: {j.verdict}\n\nIn the toy crowd, pain on day {j.day} changes by "
            f"{_reach(*j.spread)} points of 100."
        )
    told = j.verdict if len(j.counts) == 1 else j.tally.partition(",")[0]
    return f"### {title}: {told}\n\n{sentence(j)}"


def other_cards() -> str:
    """The verdicts of the other treatments, as a list."""
    return "\n".join(
        f"- {sentence(j)}"
        for j in _judged()
        if j.finding.pain and j.treatment not in ("relaxant", "heat")
    )


def two_cases() -> str:
    """The same courses in two made-up people: a loop that settles, and one that is stuck."""
    rows = []
    for t in TREATMENTS.values():
        pair = (
            compare_with_trials(t.name, start=BEGUN),
            compare_with_trials(t.name, start=BEGUN, stress=STUCK),
        )
        shown = {}
        for j, *both in zip(judged(t.name), *pair, strict=True):
            shown.setdefault(j.day, [f"{_rounded(one.model)}" for one in both])
        if t.effects or t.removes:
            rows += [[t.label, f"{day}", *both] for day, both in shown.items()]
    return table(["treatment", "day", "a loop that settles", "a stuck loop"], rows)


def effects() -> list[trial_effects.Row]:
    """The findings that have a number, with the crowd's effects."""
    return [
        trial_effects.Row(
            f"{TREATMENTS[j.treatment].label}, day {j.finding.pain.day}",
            j.finding.called,
            j.finding.pain,
            _crowd(j, "everyone"),
            _crowd(j, "in pain"),
        )
        for j in _judged()
        if j.finding.pain is not None
    ]


def _crowd(j: Judgement, who: str) -> trial_effects.Reach:
    points = [p for r in j.readings if r.who == who for p in r.points]
    return trial_effects.Reach(min(points), sum(points) / len(points), max(points))


def axis() -> str:
    """Those findings and the crowd on one axis."""
    rows = effects()
    with style.course_style():
        made = trial_effects.draw(rows)
    return _still(as_svg(made, "trial-effects", trial_effects.describe(rows)))


def _still(svg: str) -> str:
    return f'<figure class="sc-picture" style="margin:0">\n{svg}\n</figure>'


def _points(finding: Finding) -> str:
    pain = finding.pain
    if pain is None:
        return "none given"
    if pain.low is None or pain.high is None:
        return "about 0"
    return f"{_signed(pain.change)} ({_signed(pain.low)} to {_signed(pain.high)})"


def _signed(value: float) -> str:
    return "0.0" if abs(value) < 0.05 else f"{value:+.1f}".replace("-", "−")


def _reach(low: float, high: float) -> str:
    """Two changes of pain as one stretch, rounded to whole points."""
    first, last = _rounded(low), _rounded(high)
    return first if first == last else f"{first} to {last}"


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


def nights() -> str:
    """How long guarding stays above half, standing day and night and with nights lying down."""
    rows = []
    for stress in (0.0, STUCK, 0.5):
        for name, hours in (("stands", 0.0), ("lies", EIGHT)):
            runs = [simulate(g, 365, stress=stress, nights=hours) for g in GRADES]
            rows.append([f"{stress:g}", name, *map(_guards, runs)])
    return table(["stress", "at night", *(g.label for g in GRADES.values())], rows)


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


def courses() -> crowd_course.Courses:
    """The crowd's course, with the quiet week and without, beside the two published courses."""
    kept = doubt.kept()
    return crowd_course.Courses(
        kept["weeks"],
        kept["with_quiet"],
        kept["without_quiet"],
        crowd_course.Published(*fit.course("new")),
        crowd_course.Published(*fit.course("lasting")),
        kept["lasting"],
    )


def fit_picture() -> str:
    """Those courses as a picture."""
    drawn = courses()
    with style.course_style():
        made = crowd_course.draw(drawn)
    return _still(as_svg(made, "crowd-course", crowd_course.describe(drawn)))


def fit_doubts() -> str:
    """What the fit does not show, as a list."""
    kept = doubt.kept()
    plain, quiet = kept["without_quiet"], kept["with_quiet"]
    spans = ", ".join(
        f"`{name}` {_short(low)} to {_short(high)}" for name, (low, high) in kept["reach"].items()
    )
    inside = doubt.lasting_inside()
    mean, low, high = fit.course("lasting")
    people = ", ".join(
        f"{m:.0f} ({a:.0f} to {b:.0f})" for m, a, b in zip(mean, low, high, strict=True)
    )
    verdict = "a **failed prediction of the toy**" if not all(inside) else "inside each interval"
    return "\n".join(
        (
            f"- **Many other crowds fit as well.** Of {kept['tried']} spreads drawn at random, "
            f"each of the six numbers anywhere in its bounds (seed {doubt.SPREADS}), "
            f"{len(kept['fit_too'])} keep the toy's four means inside the intervals too. Their "
            f"numbers lie far apart: {spans}.",
            "- **Most of the late fall was put in by hand.** The fitted crowd of the toy goes "
            f"{_four(quiet)}. With no quiet week it goes {_four(plain)}. After week 6 its mean "
            f"falls by {doubt.fall(quiet):.0f} points with that week, and by "
            f"{doubt.fall(plain):.0f} without it.",
            "- **Pain that lasts was not fitted.** Of the toy's crowd, those with pain above "
            f"{doubt.ENTRY:g} of 10 after {doubt.LASTED // 7} weeks go on with means of "
            f"{_listed(kept['lasting'])}. In people whose pain had lasted it went {people} "
            f"({cited_markdown([fit.REFERENCE])}). The toy is inside at {sum(inside)} of "
            f"{len(inside)} times: {verdict}.",
        )
    )


def _short(value: float) -> str:
    """Two digits of a number."""
    return f"{float(f'{value:.2g}'):g}"


def _four(means: list[float]) -> str:
    return _listed(doubt.four(means))


def _listed(means: list[float]) -> str:
    words = [f"{mean:.0f}" for mean in means]
    return f"{', '.join(words[:-1])} and {words[-1]}"


REGIONS = {
    PAGE: (
        postures,
        causes,
        treatments,
        crowds,
        beside_trials,
        verdicts,
        axis,
        readings,
        two_cases,
        firmness,
        window,
        shortest,
    ),
    CARD: (
        nights,
        theories,
        ranking,
        parts,
        fatigue_numbers,
        flow_numbers,
        spread,
        fit_picture,
        fit_doubts,
        relaxant_card,
        heat_card,
        other_cards,
    ),
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
