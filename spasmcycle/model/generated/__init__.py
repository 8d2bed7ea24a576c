"""What is derived from the equations.

Made by `python -m spasmcycle.derive` from equations.py. Do not edit.
"""
