"""The browser finds the states and tipping points that Python finds."""

import json

import numpy as np

from spasmcycle import translate
from spasmcycle.study import reduced_loop
from spasmcycle.study.reduced_loop import Loop


def test_the_browser_finds_the_same_states_and_tipping_points(script_page):
    p = Loop().at(0.3)
    use = translate.given(
        (reduced_loop.hysteresis_sweep, [0.1], p),
        (reduced_loop.returned_pains, [0.1], p),
        (reduced_loop.nullclines, [0.1], 0.1, p),
        (reduced_loop.separatrix, 0.1, 3, p),
    )
    code = " ".join(translate.javascript(use))
    rng = np.random.default_rng(5)
    cases = []
    for _ in range(60):
        loop = Loop(
            k=float(rng.uniform(0.01, 1)),
            phi=float(rng.uniform(0, 0.9)),
            g=float(rng.uniform(0.2, 2)),
            theta=float(rng.uniform(0.2, 1.5)),
        )
        cases.append(loop.at(float(rng.uniform(0, 0.6))))
    roots = [0.02 * i for i in range(26)]
    levels = [0.01, 0.3, 0.7, 0.99]
    theirs = script_page.evaluate(
        "([cases, roots, levels]) => { const SC = SpasmCycle; "
        + code
        + """ return cases.map((p) => ({ folds: folds(p), states: equilibria(p.root, p),
                sweep: hysteresis_sweep(roots, p), back: returned_pains(roots, p),
                lines: nullclines(levels, p.root, p),
                border: separatrix(p.root, 3, p) })); }""",
        [cases, roots, levels],
    )
    for p, found in zip(cases, theirs, strict=True):
        ours = {
            "folds": reduced_loop.folds(p),
            "states": reduced_loop.equilibria(p["root"], p),
            "sweep": reduced_loop.hysteresis_sweep(roots, p),
            "back": reduced_loop.returned_pains(roots, p),
            "lines": reduced_loop.nullclines(levels, p["root"], p),
            "border": reduced_loop.separatrix(p["root"], 3, p),
        }
        assert json.loads(json.dumps(ours)) == found, "not the same to the last bit"
    assert {len(found["states"]) for found in theirs} == {1, 3}
