"""YAML 1.2 as far as it is JSON in other clothes (RFC 9512, section 3.4).

No tags, no cycles, one document; keys are strings, and a key such as ``200`` or
``null`` is the string that it is written as. An alias is a copy of what it refers to: values are
identified by their place, so no two places may share one. The merge key ``<<`` is no part of
YAML 1.2, but of many documents, and is read as YAML 1.1 has it; in quotes it is a name.
"""

from __future__ import annotations

import json

from schemawright.diagnostics import Problems
from schemawright.read.depth import MAX_DEPTH, too_deep
from schemawright.read.json_parser import parse_json
from schemawright.read.json_scanner import locator
from schemawright.read.source import Locate, Source
from schemawright.read.text import DecodedText, position, report_empty
from schemawright.read.yaml_builder import Builder, Marks, Stopped
from schemawright.read.yaml_events import Malformed, events
from schemawright.values import Json, Tokens, is_deeper


def read_yaml(text: DecodedText, problems: Problems) -> Source | None:
    """The document of a YAML text; None, and at least one error, if it has none."""
    return _as_json(text) or _as_yaml(text, problems)


def _as_json(text: DecodedText) -> Source | None:
    """Most JSON is YAML too, but PyYAML refuses tabs and surrogate pairs, and is slow."""
    if text.characters.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        document, doubtful = parse_json(text.characters)
    except (json.JSONDecodeError, RecursionError):
        return None
    if doubtful or is_deeper(document, MAX_DEPTH):
        return None
    return text.source(document, locator(text.characters))


def _as_yaml(text: DecodedText, problems: Problems) -> Source | None:
    errors_before = len(problems.errors)
    builder = Builder(text, problems)
    try:
        for event in events(text.characters):
            builder.add(event)
    except Malformed as error:
        place = text.place(error.index)
        problems.error("SW0120", error.message, error.hint, place)
    except Stopped:
        pass
    if len(problems.errors) > errors_before:
        return None
    if builder.start is None:
        report_empty(text.shown, problems)
        return None
    if is_deeper(builder.document, MAX_DEPTH):
        too_deep(text.place(builder.start), problems)
        return None
    locate = _locator(text.characters, builder.document, builder.start, builder.marks)
    return text.source(builder.document, locate)


def _locator(characters: str, document: Json, start: int, marks: Marks) -> Locate:
    """Like `json_scanner.locator`; what an alias put somewhere is found at the alias."""

    #: The number of each member of the objects that something was looked for in.
    numbers: dict[int, dict[str, int]] = {}

    def locate(tokens: Tokens) -> tuple[int, int] | None:
        value, index = document, start
        for token in tokens:
            indices = marks.get(id(value), ())
            if isinstance(value, dict) and indices and token in value:
                if id(value) not in numbers:
                    numbers[id(value)] = {key: number for number, key in enumerate(value)}
                index = indices[numbers[id(value)][str(token)]]
                value = value[str(token)]
            elif isinstance(value, list) and isinstance(token, int) and token < len(indices):
                value, index = value[token], indices[token]
            else:
                break
        return position(characters, index)

    return locate
