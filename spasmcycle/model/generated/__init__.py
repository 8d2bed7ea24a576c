"""What is derived from the equations.

Made by `python -m spasmcycle.model.generate` from equations.py. Do not edit.
"""
