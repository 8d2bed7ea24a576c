"""The toy model: its equations (written once), its parameters, and what is derived from them.

Read `equations.py` for the model, `parameters.py` for its numbers and where they come from,
`task.py` for the second model, `derive.py` for how every other form is made, `generate.py` for the
command that makes them. `allowed.py` refuses wrong input.
`generated/` holds the results: Python, NumPy, JavaScript, C and LaTeX. Nothing there is edited.
"""
