"""What the model does: its resting states and tipping points, a run read, courses beside trials.

`reduced_loop.py` is the loop of guarding and irritants by itself, `full_states.py` the full model
at rest. `reading.py` reads a run. `trials.py` sets a course in the model beside what trials found.
`numbers.py` gives the numbers that prose and questions quote.
"""
