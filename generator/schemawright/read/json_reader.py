"""JSON as RFC 8259 has it, and nothing more.

The parser of the standard library does the work; hooks note what it lets pass although two
readers could take it for different things. Only then the text is scanned again, slowly, to say
where.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from schemawright.diagnostics import Problems
from schemawright.read import scalars
from schemawright.read.depth import MAX_DEPTH, is_too_deep, too_deep
from schemawright.read.json_scanner import Spot, locator, scan
from schemawright.read.json_syntax import explain
from schemawright.read.scalars import Unfit
from schemawright.read.source import Source
from schemawright.read.text import Text
from schemawright.values import Json

#: Faults of one file that are worth listing.
MAX_FAULTS = 100


def read_json(text: Text, problems: Problems) -> Source | None:
    """The document of a JSON text; None, and at least one error, if it has none."""
    try:
        document, doubtful = parse(text.characters)
    except json.JSONDecodeError as error:
        message, hint, index = explain(error)
        if _is_yaml(text):
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


def parse(characters: str) -> tuple[Json, bool]:
    """The value of a JSON text, and whether `_faults` has something to say about it.
    Raises json.JSONDecodeError, and RecursionError if it is nested too deeply."""
    doubts: list[object] = []

    def members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        value = dict(pairs)
        if len(value) != len(pairs):
            doubts.append(value)
        return value

    def number(lexeme: str) -> float | None:
        try:
            return scalars.number(lexeme)
        except Unfit as unfit:
            doubts.append(unfit)
            return None

    document: Json = json.loads(
        characters,
        object_pairs_hook=members,
        parse_int=number,
        parse_float=number,
        parse_constant=doubts.append,
    )
    return document, bool(doubts) or _has_half_a_pair(characters, document)


def _has_half_a_pair(characters: str, document: Json) -> bool:
    """Only an escape can write a surrogate: the text itself was decoded from UTF-8."""
    if "\\ud" not in characters and "\\uD" not in characters:
        return False
    try:
        json.dumps(document, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _is_yaml(text: Text) -> bool:
    """Whether a text that is no JSON is a YAML document with a name that misleads."""
    from schemawright.read.yaml_reader import read_yaml  # it reads JSON first, by this module

    if text.characters.lstrip()[:1] in {"{", "[", '"'}:
        return False
    source = read_yaml(text, Problems())
    return source is not None and isinstance(source.document, dict)


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
