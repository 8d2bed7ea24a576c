"""The toy model: its equations (written once), its parameters, and what is derived from them.

Read `equations.py` for the model, `parameters.py` for its numbers and where they come from,
`task.py` for the second model. `allowed.py` refuses wrong input.
`generated/` holds what `spasmcycle.derive` makes of them: Python, NumPy, JavaScript, C and LaTeX.
Nothing there is edited.
"""
