"""Which class each reference of a schema means, and whether it can stay as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import branches
from schemawright.describe.schema_facts import is_reference
from schemawright.keywords import discriminator
from schemawright.resolve import Library, Schema
from schemawright.resolve.identity import file_uri
from schemawright.values import Json, Tokens, at, pointer

_COMPONENTS = ("components", "schemas")
_COMPONENT = "#/components/schemas/"


@frozen
class References:
    """The references in a schema by the pointers, inside it, of what holds them, and the targets of
    its discriminators by their own: names of classes. `count` is the number of all references."""

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
        for below, text, target in _targets(contract.library, schema):
            name = contract.name_of(target)
            if not below:
                count += 1
                odd = odd or _is_odd(contract, name, text)
            if name is None:
                continue
            here = pointer((*schema.tokens[len(root.tokens) :], *below))
            if named.role == "document" and _is_local(root, text, target):
                local[here] = name
            else:
                foreign[here] = name
                whole = whole and schema.base == root.base
    return References(local, foreign, count, whole, odd)


def _targets(library: Library, schema: Schema) -> Iterator[tuple[Tokens, str, Schema]]:
    """What `schema` refers to: where in it, and how, as a reference or, by its discriminator, as
    one or as the name of a component. Of the latter, those that are alternatives of `schema`, too:
    nothing else makes pydantic show them."""
    if isinstance(reference := schema.get("$ref"), str):
        yield (), reference, library.follow(schema)
    listed = (*branches(library, schema, "oneOf"), *branches(library, schema, "anyOf"))
    shown = {library.follow(option).place for option in listed if is_reference(option)}
    for tag, text in _mapping(schema):
        is_name = _is_there(schema.source.document, (*_COMPONENTS, text))
        target = library.reference(schema, _COMPONENT + text if is_name else text)
        if target is not None and target.place in shown:
            yield (discriminator.KEYWORD.name, "mapping", tag), text, target


def _mapping(schema: Schema) -> Iterator[tuple[str, str]]:
    stated = schema.get(discriminator.KEYWORD.name)
    mapping = stated.get("mapping") if isinstance(stated, dict) else None
    for tag, text in mapping.items() if isinstance(mapping, dict) else ():
        if isinstance(text, str):
            yield tag, text


def _is_odd(contract: Contract, name: str | None, reference: str) -> bool:
    """Means a reference no class: neither that of a schema nor, where its URI says, of a
    metaschema?"""
    if name is None:
        return not reference.startswith(("http://", "https://"))
    return contract.named(name).role == "parameter"


def _is_local(root: Schema, reference: str, target: Schema) -> bool:
    """Does the document by itself, wherever it lies, say what the reference means?"""
    if target.source.path != root.source.path:
        return False
    if reference.startswith(_COMPONENT):
        return _is_there(root.source.document, tuple(reference[2:].split("/")))
    return reference.startswith("#") or target.base != file_uri(root.source.path)


def _is_there(document: Json, tokens: Tokens) -> bool:
    try:
        at(document, tokens)
    except (LookupError, TypeError):
        return False
    return True
