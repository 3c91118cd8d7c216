"""What a metaschema says of a part of a schema. The only door to `jsonschema`, which is
imported when the first odd value turns up: for most input, never."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from schemawright.conform.openapi30 import METASCHEMA as OPENAPI30
from schemawright.values import Json, Tokens

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


@dataclass(frozen=True, slots=True)
class Offence:
    """A value that the metaschema does not allow: at `tokens` in the schema object, against the
    metaschema's keyword `rule`, which has the value `expected`."""

    tokens: Tokens
    rule: str
    expected: Json
    value: Json


def judge(part: Json, dialect: str) -> tuple[Offence, ...]:
    """The offences in `part`, a schema object or some keywords of one, with the schemas inside
    it left out; one for each place, in the order of the keywords. `dialect` is a `Dialect.name`."""
    found: dict[Tokens, Offence] = {}
    try:
        for error in _metaschema(dialect).iter_errors(part):
            for offence in _specific(error, ()):
                found.setdefault(offence.tokens, offence)
    except RecursionError:
        # Draft 4 asks for distinct values in `enum`; to compare them is recursive.
        return (Offence((), "depth", None, part),)
    order = {keyword: i for i, keyword in enumerate(part)} if isinstance(part, dict) else {}
    return tuple(sorted(found.values(), key=lambda each: order.get(_keyword(each.tokens), -1)))


def _keyword(tokens: Tokens) -> str:
    return str(tokens[0]) if tokens else ""


@cache
def _metaschema(dialect: str) -> Validator:
    from jsonschema import validators

    classes: dict[str, Any] = {
        "draft4": validators.Draft4Validator,
        "draft6": validators.Draft6Validator,
        "draft7": validators.Draft7Validator,
        "draft2019-09": validators.Draft201909Validator,
        "draft2020-12": validators.Draft202012Validator,
    }
    if dialect == "openapi30":
        return validators.Draft4Validator(OPENAPI30)
    kind = classes[dialect]
    metaschema = kind.META_SCHEMA
    if dialect == "draft4":
        # It does not mention `$ref`, and everybody relies on its being a string.
        metaschema = {"allOf": [metaschema], "properties": {"$ref": {"type": "string"}}}
    validator: Validator = kind(metaschema)
    return validator


def _specific(error: ValidationError, above: Tokens) -> Iterator[Offence]:
    """`error` as offences; of alternatives, the one that the value was meant to be."""
    tokens = above + tuple(error.relative_path)
    branches = _branches(error)
    if not branches:
        yield _offence(error, tokens)
        return
    wrong = {"type", "enum"} if isinstance(error.instance, (list, dict)) else {"type"}
    for branch in branches:
        if not any(each.validator in wrong and not each.relative_path for each in branch):
            for each in branch:
                yield from _specific(each, tokens)
            return
    yield _offence(error, tokens)


def _offence(error: ValidationError, tokens: Tokens) -> Offence:
    expected: Any = error.validator_value
    value: Any = error.instance
    return Offence(tokens, str(error.validator), expected, value)


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    """The errors of each alternative of an ``anyOf``."""
    branches: dict[Any, list[ValidationError]] = {}
    for each in error.context or []:
        branches.setdefault(each.relative_schema_path[0], []).append(each)
    return list(branches.values())
