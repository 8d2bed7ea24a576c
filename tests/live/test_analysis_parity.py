"""The browser finds the states and tipping points that Python finds."""

import json

import numpy as np

from spasmcycle import analysis, translate
from spasmcycle.analysis import Loop


def test_the_browser_finds_the_same_states_and_tipping_points(script_page):
    p = Loop().at(0.3)
    use = translate.given(
        (analysis.there_and_back, [0.1], p),
        (analysis.pain_back, [0.1], p),
        (analysis.nullclines, [0.1], 0.1, p),
        (analysis.border, 0.1, 3, p),
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
                sweep: there_and_back(roots, p), back: pain_back(roots, p),
                lines: nullclines(levels, p.root, p),
                border: border(p.root, 3, p) })); }""",
        [cases, roots, levels],
    )
    for p, found in zip(cases, theirs, strict=True):
        ours = {
            "folds": analysis.folds(p),
            "states": analysis.equilibria(p["root"], p),
            "sweep": analysis.there_and_back(roots, p),
            "back": analysis.pain_back(roots, p),
            "lines": analysis.nullclines(levels, p["root"], p),
            "border": analysis.border(p["root"], 3, p),
        }
        assert json.loads(json.dumps(ours)) == found, "not the same to the last bit"
    assert {len(found["states"]) for found in theirs} == {1, 3}
