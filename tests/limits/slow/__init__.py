"""Documents that are built to be slow, one kind for each thing that a stage does.

    reading     long texts, many members, escapes, deep nesting; YAML's anchors, merges and scalars
    overlays    many actions, queries that look everywhere, edits of one large object
    references  many identifiers, references that lead nowhere, along chains, in circles, doubled
    meanings    names that are alike, compositions, alternatives, values that are wrong everywhere
    patterns    what a translation, an automaton and a list of names cost
    apis        operations, parameters, callbacks, discriminators, directions
    operations  what operations have in common, and what requests and answers say differently
    folders     many documents, what they claim and how they lead to one another
    words       those that nothing knows, those that are nearly right, long ones, prose
    values      numbers of many digits, what stands deep down, unions of unions
    basic       one of each, as a start

``python -m tests.limits`` makes packages of all of them, in two sizes, each in a process with a
limit of memory and time, and tells the worst per byte and how the time grows.
"""

from __future__ import annotations

from tests.limits.slow import (
    apis,
    basic,
    folders,
    meanings,
    operations,
    overlays,
    patterns,
    reading,
    references,
    values,
    words,
)
from tests.limits.slow.documents import Make

_ROOMS = (
    basic,
    reading,
    overlays,
    references,
    meanings,
    patterns,
    apis,
    operations,
    folders,
    words,
    values,
)

#: By name; the argument of each grows with the size of the document.
KINDS: dict[str, Make] = {name: make for room in _ROOMS for name, make in room.KINDS.items()}
