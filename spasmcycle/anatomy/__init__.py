"""The leg with its strips, as the leg map draws it.

`leg.py` is the leg; its points stand in `outlines/leg.json`, which can be edited without reading
any code; `shapes.py` reads them and says what is wrong with them.
"""
