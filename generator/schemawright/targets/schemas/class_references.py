"""Which class each reference of a schema means, and whether it can stay as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.resolve import Schema
from schemawright.resolve.identity import file_uri
from schemawright.values import Json, Tokens, at, pointer

_COMPONENT = "#/components/schemas/"


@frozen
class References:
    """The references in a schema by the pointers, inside it, of what holds them: names of
    classes. `count` is the number of all references."""

    local: Mapping[str, str]
    foreign: Mapping[str, str]
    count: int
    whole: bool
    odd: bool


def references(contract: Contract, named: NamedSchema, parts: Iterable[Schema]) -> References:
    """The references of `named`, whose own schemas are `parts`."""
    local: dict[str, str] = {}
    foreign: dict[str, str] = {}
    root, whole, odd, count = named.schema, True, False, 0
    for schema in parts:
        # What these mean depends on the resources around them, which are gone elsewhere.
        odd = odd or schema.has("$dynamicRef") or schema.has("$recursiveRef")
        if not isinstance(schema.get("$ref"), str):
            continue
        count += 1
        target = contract.library.follow(schema)
        name = contract.name_of(target)
        if name is None:
            # A metaschema, which is where its URI says.
            odd = odd or not str(schema.get("$ref")).startswith(("http://", "https://"))
            continue
        odd = odd or contract.named(name).role == "parameter"
        here = pointer(schema.tokens[len(root.tokens) :])
        if named.role == "document" and _is_local(root, schema, target):
            local[here] = name
        else:
            foreign[here] = name
            whole = whole and schema.base == root.base
    return References(local, foreign, count, whole, odd)


def _is_local(root: Schema, schema: Schema, target: Schema) -> bool:
    """Does the document by itself, wherever it lies, say what the reference means?"""
    if target.source.path != root.source.path:
        return False
    reference = str(schema.get("$ref"))
    if reference.startswith(_COMPONENT):
        return _is_there(root.source.document, tuple(reference[2:].split("/")))
    return reference.startswith("#") or target.base != file_uri(root.source.path)


def _is_there(document: Json, tokens: Tokens) -> bool:
    try:
        at(document, tokens)
    except (LookupError, TypeError):
        return False
    return True
