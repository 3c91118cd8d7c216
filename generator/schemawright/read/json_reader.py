"""JSON as RFC 8259 has it, and nothing more.

The parser does the work and notes what two readers could take for different things. Only then
the text is scanned again, slowly, to say where.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from schemawright.diagnostics import Problems
from schemawright.read import scalars
from schemawright.read.depth import MAX_DEPTH, is_too_deep, too_deep
from schemawright.read.json_parser import parse
from schemawright.read.json_scanner import Spot, locator, scan
from schemawright.read.json_syntax import explain
from schemawright.read.misnamed import is_yaml
from schemawright.read.scalars import Unfit
from schemawright.read.source import Source
from schemawright.read.text import Text

#: Faults of one file that are worth listing.
MAX_FAULTS = 100


def read_json(text: Text, problems: Problems) -> Source | None:
    """The document of a JSON text; None, and at least one error, if it has none."""
    try:
        document, doubtful = parse(text.characters)
    except json.JSONDecodeError as error:
        message, hint, index = explain(error)
        if is_yaml(text):
            message, hint = "this file is YAML, not JSON", "Rename it: give it the suffix .yaml."
        problems.error("SW0110", message, hint, text.place(index))
        return None
    except RecursionError:
        _report_depth(text, problems)
        return None
    if is_too_deep(document):
        _report_depth(text, problems)
        return None
    if doubtful:
        for spot, unfit in islice(_faults(text.characters), MAX_FAULTS):
            place = text.place(spot.index, spot.tokens)
            problems.error(unfit.code, unfit.message, unfit.hint, place)
        return None
    return text.source(document, locator(text.characters))


def _faults(characters: str) -> Iterator[tuple[Spot, Unfit]]:
    """Every value that cannot be kept, in order of appearance."""
    for spot in scan(characters):
        if spot.key is not None and spot.repeated:
            yield spot, scalars.repeated_key(spot.key)
        for check in (_check_key, _check_value):
            try:
                check(spot)
            except Unfit as unfit:
                yield spot, unfit


def _check_key(spot: Spot) -> None:
    if spot.key is not None:
        scalars.string(spot.key)


def _check_value(spot: Spot) -> None:
    if spot.lexeme[0] == '"':
        scalars.string(json.loads(spot.lexeme))
    elif spot.lexeme in {"NaN", "Infinity", "-Infinity"}:
        scalars.constant(spot.lexeme)
    elif spot.lexeme[0] in "-0123456789":
        scalars.number(spot.lexeme)


def _report_depth(text: Text, problems: Problems) -> None:
    """At the first bracket that is one too many; no pointer, which would be as long."""
    for spot in scan(text.characters):
        if len(spot.tokens) >= MAX_DEPTH and spot.lexeme in "{[":
            too_deep(text.place(spot.index), problems)
            return
    too_deep(text.place(0), problems)
