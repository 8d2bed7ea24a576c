"""Everything that is made from something else, by one command: `python -m spasmcycle.derive`.

`__main__.py` is the command and the order. `arithmetic.py` turns equations into code, `balance.py`
solves them for where the models rest, `model.py` writes every form of the models, `many.py` the
solver of the crowds; `runnable.py` does the same for a model of your own, without a file.
`files.py` writes or checks. What makes the pages and pictures stands in the rooms these belong to.
"""
