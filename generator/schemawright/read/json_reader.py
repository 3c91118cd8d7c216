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
from schemawright.read.depth import MAX_DEPTH, too_deep
from schemawright.read.json_parser import parse_json
from schemawright.read.json_scanner import ScannedValue, locator, scan
from schemawright.read.json_syntax import explain_syntax
from schemawright.read.misnamed import is_yaml
from schemawright.read.scalars import Unfit
from schemawright.read.source import Source
from schemawright.read.text import DecodedText
from schemawright.values import is_deeper

#: Faults of one file that are worth listing.
MAX_FAULTS = 100


def read_json(text: DecodedText, problems: Problems) -> Source | None:
    """The document of a JSON text; None, and at least one error, if it has none."""
    try:
        document, doubtful = parse_json(text.characters)
    except json.JSONDecodeError as error:
        message, hint, index = explain_syntax(error)
        if is_yaml(text):
            message, hint = "this file is YAML, not JSON", "rename it: give it the suffix .yaml"
        problems.error("SW0110", message, hint, text.place(index))
        return None
    except RecursionError:
        _report_depth(text, problems)
        return None
    if is_deeper(document, MAX_DEPTH):
        _report_depth(text, problems)
        return None
    if doubtful:
        for value, unfit in islice(_faults(text.characters), MAX_FAULTS):
            place = text.place(value.index, value.tokens)
            problems.error(unfit.code, unfit.message, unfit.hint, place)
        return None
    return text.source(document, locator(text.characters))


def _faults(characters: str) -> Iterator[tuple[ScannedValue, Unfit]]:
    """Every value that cannot be kept, in order of appearance."""
    for value in scan(characters):
        if value.key is not None and value.repeated:
            yield value, scalars.repeated_key(value.key)
        for check in (_check_key, _check_value):
            try:
                check(value)
            except Unfit as unfit:
                yield value, unfit


def _check_key(value: ScannedValue) -> None:
    if value.key is not None:
        scalars.string(value.key)


def _check_value(value: ScannedValue) -> None:
    if value.lexeme[0] == '"':
        scalars.string(json.loads(value.lexeme))
    elif value.lexeme in {"NaN", "Infinity", "-Infinity"}:
        scalars.constant(value.lexeme)
    elif value.lexeme[0] in "-0123456789":
        scalars.json_number(value.lexeme)


def _report_depth(text: DecodedText, problems: Problems) -> None:
    """At the first bracket that is one too many; no pointer, which would be as long."""
    for value in scan(text.characters):
        if len(value.tokens) >= MAX_DEPTH and value.lexeme in "{[":
            too_deep(text.place(value.index), problems)
            return
    too_deep(text.place(0), problems)
