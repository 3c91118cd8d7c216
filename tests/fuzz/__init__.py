"""Differential fuzzing: random schemas of every draft, values made for them, and several judges.

``make fuzz`` (or ``python -m tests.fuzz --help``) hunts for a value of which two judges think
differently, or for errors that point to nowhere. A find is reduced to the few keywords that it
takes and printed as a case for ``tests/keywords/*.yaml``.

schemas → instances → judges → hunt → reduce → report

`deviations.py` lists what is known to be the fault of a peer, and why.
"""
