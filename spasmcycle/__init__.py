"""The Spasm Cycle: a toy model of pain and guarding, its pictures, and the lessons' live figures.

Importing the package is cheap: SymPy, NumPy and matplotlib are loaded only when something asks
for them, so that a lesson opens quickly everywhere.

The rooms, in reading order: `model` (the equations, once, with its causes, postures and courses of
treatment), `simulate` (a run), `study` (what the model does: resting states, and a course beside
what trials found), `rivals` (other theories and published rules), `cohort` (virtual people),
`anatomy` (the drawing's shapes), `figures` (one matplotlib function a picture), `live` (a figure
with controls), `quiz` (questions, predictions, cases), `evidence` (references), `page` (what every
place shows) and `publish` (the course site). A lesson begins with

    from spasmcycle.live import live
    from spasmcycle.quiz import predict, quiz
    from spasmcycle.simulate import Course, simulate
"""

__version__ = "0.1.0"
