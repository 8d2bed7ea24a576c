"""The strip below the curves: thick from the moment at which echoes grow."""

import numpy as np

from spasmcycle.figures import find


def test_echoes_grow_from_the_moment_the_gains_add_up_to_one():
    picture = find("loop-diagram")
    values = picture.values(stage="4")
    run = picture.run(values)["now"]
    read = picture.read(values)
    total = sum(np.array(run[f"gain_{loop}"]) for loop in picture.facts["loops"])
    near = (total > 0.9) & (total < 1.2)
    assert near.any(), "otherwise a wrong threshold would not be seen"
    grows = np.array(read["charge"]) == "grows"
    assert grows.any() and not grows.all()
    assert (grows == (total >= 1)).all()
