"""What has to change in a schema to say the same in 2020-12, the words of OpenAPI 3.1 and pydantic.

    {"items": [A, B], "additionalItems": C}    →  {"prefixItems": [A, B], "items": C}
    {"minimum": 1, "exclusiveMinimum": true}   →  {"exclusiveMinimum": 1}
    {"dependencies": {"a": ["b"], "c": C}}     →  {"dependentRequired": {"a": ["b"]},
                                                   "dependentSchemas": {"c": C}}
    {"type": "string", "nullable": true}       →  {"type": ["string", "null"]}
    {"$ref": A, "minLength": 1} in draft 7     →  {"$ref": A}
    {"handlers": {"$ref": A}}                  →  {}, for nobody's keyword refers to nothing

A change moves what is at the pointer ``from`` to the pointer ``to``, leaves it out, or puts a
``value`` there. What is further inside comes first, so that pointers are those of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemawright.contract import NamedSchema
from schemawright.data_classes import frozen
from schemawright.dialects import DRAFT2020
from schemawright.keywords import keywords_of
from schemawright.resolve import Schema
from schemawright.values import Json, Tokens, pointer, walk

Change = dict[str, Json]
#: The objects that only OpenAPI has in schemas; what else is called so, its readers stumble over.
_OF_APIS = ("discriminator", "externalDocs", "xml")
_STATED = "$schema"
#: The keywords whose values are parts of documents.
_VALUES = ("const", "enum")


@frozen
class Changes:
    """The changes, in their order, and how many members called ``$ref`` they leave out."""

    listed: tuple[Change, ...]
    references: int


def changes(named: NamedSchema, parts: Sequence[Schema]) -> Changes:
    """What changes in `named`, whose own schemas are `parts`."""
    start = len(named.schema.tokens)
    holders = {
        part.tokens[:length] for part in parts for length in range(start, len(part.tokens) + 1)
    }
    listed: list[Change] = []
    references = 0
    for part in sorted(parts, key=lambda part: -len(part.tokens)):
        if not isinstance(part.value, dict):
            continue
        here = pointer(part.tokens[start:])
        ignored = tuple(_ignored(part, part.value, holders))
        references += sum(references_in(part.value[key]) for key in ignored)
        listed += [_without(here, key) for key in ignored]
        if part.dialect.name != DRAFT2020.name:
            kept = {key: value for key, value in part.value.items() if key not in ignored}
            listed += _translated(part, kept, here)
    return Changes(tuple(listed), references)


def references_in(value: Json) -> int:
    """How many members called ``$ref`` there are, whatever they mean where they stand."""
    return sum(1 for _, part in walk(value) if isinstance(part, dict) and "$ref" in part)


def _ignored(part: Schema, value: Mapping[str, Json], holders: set[Tokens]) -> Iterator[str]:
    """The members that say nothing in the dialect of `part`, and would elsewhere."""
    own, current = keywords_of(part.dialect), keywords_of(DRAFT2020)
    is_reference = part.dialect.ref_hides_siblings and isinstance(value.get("$ref"), str)
    for key, member in value.items():
        keyword, newer = own.get(key), current.get(key)
        if key == "$ref":
            continue
        if keyword is None and key in _OF_APIS and not isinstance(member, dict):
            yield key
        elif newer is not None and not newer.is_annotation and (keyword is None or is_reference):
            yield key
        elif (*part.tokens, key) in holders or key in _VALUES:
            continue
        elif references_in(member):
            yield key


def _translated(part: Schema, value: Mapping[str, Json], here: str) -> Iterable[Change]:
    """What `part` says by `value` in words of its dialect, in those of 2020-12."""
    if _STATED in value:
        yield _without(here, _STATED)
    if part.dialect.ref_hides_siblings and isinstance(value.get("$ref"), str):
        return
    if isinstance(value.get("items"), list):
        yield _moved(here, "items", "prefixItems")
        if "additionalItems" in value:
            yield _moved(here, "additionalItems", "items")
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(value.get(exclusive), bool):
            yield _without(here, exclusive)
            if value[exclusive] and bound in value:
                yield _moved(here, bound, exclusive)
    yield from _dependencies(value, here)
    yield from _nullable(part, value, here)
    yield from _of_swagger(value, here)


def _dependencies(value: Mapping[str, Json], here: str) -> Iterator[Change]:
    dependencies = value.get("dependencies")
    if not isinstance(dependencies, dict):
        return
    names: dict[str, Json] = {
        name: listed for name, listed in dependencies.items() if isinstance(listed, list)
    }
    if names:
        yield _put(here, "dependentRequired", names)
    if len(names) < len(dependencies):
        yield _put(here, "dependentSchemas", {})
    for name in dependencies:
        if name not in names:
            below = pointer((name,))
            yield _moved(here, f"dependencies{below}", f"dependentSchemas{below}")
    yield _without(here, "dependencies")


def _nullable(part: Schema, value: Mapping[str, Json], here: str) -> Iterator[Change]:
    switch = part.dialect.null_switch
    if switch is None or switch not in value:
        return
    type_, values = value.get("type"), value.get("enum")
    if value[switch] is True and isinstance(type_, str):
        yield _put(here, "type", [type_, "null"])
        # Swagger 2.0 knows no null that could be listed.
        if switch != "nullable" and isinstance(values, list) and None not in values:
            yield _put(here, "enum", [*values, None])
    yield _without(here, switch)


def _of_swagger(value: Mapping[str, Json], here: str) -> Iterator[Change]:
    """What Swagger 2.0 alone writes so: a discriminator that is a name, and files."""
    if isinstance(value.get("discriminator"), str):
        yield _put(here, "discriminator", {"propertyName": value["discriminator"]})
    if value.get("type") == "file":
        yield _put(here, "type", "string")
        yield _put(here, "format", "binary")


def _without(here: str, key: str) -> Change:
    return {"from": here + pointer((key,))}


def _moved(here: str, key: str, to: str) -> Change:
    return {"from": f"{here}/{key}", "to": f"{here}/{to}"}


def _put(here: str, key: str, value: Json) -> Change:
    return {"to": f"{here}/{key}", "value": value}
