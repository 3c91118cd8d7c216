"""schemas: contract -> ``schemas.json``, what the documents say of each class of the package.

    order.json: {"properties": {"price": {"$ref": "price.json"}}}
    →  {"Order": {"schema": {…}, "foreign": {"/properties/price": "Price"}}, "Price": …}

A class that stands inside another's schema is only pointed at: ``{"in": "Order", "at": …}``; one of
several that another schema may be says which, as ``of``, for it is that schema, too. The
models read the file when somebody asks for their JSON Schema, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from schemawright import escape
from schemawright.contract import Contract, NamedSchema
from schemawright.describe.schema_facts import is_reference
from schemawright.files import File
from schemawright.keywords import identifiers
from schemawright.place_tree import PlaceTree
from schemawright.resolve import Schema
from schemawright.targets.schemas.class_references import References, references
from schemawright.targets.schemas.current_words import changes, references_in
from schemawright.values import Json, Tokens, pointer

__all__ = ["emit"]

_Entry: TypeAlias = Mapping[str, Json]
_Place: TypeAlias = tuple[str, Tokens]
_IDENTIFIERS = (identifiers.ID.name, identifiers.ID_DRAFT4.name, identifiers.ANCHOR.name)


def emit(contract: Contract, published: frozenset[str]) -> Iterator[File]:
    """``schemas.json`` of those schemas that are `published`, and of what is shown with them;
    nothing if there are no classes."""
    if not any(named.role != "parameter" for named in contract.schemas):
        return
    entries = _shown(dict(_entries(contract)), published)
    yield File("schemas.json", escape.json_text(entries, indent=1))


def _shown(entries: Mapping[str, _Entry], published: frozenset[str]) -> Mapping[str, _Entry]:
    """Those of `entries` that are `published`, and all that they name."""
    shown: set[str] = set()
    pending = [name for name in entries if name in published]
    while pending:
        name = pending.pop()
        if name not in shown and name in entries:
            shown.add(name)
            pending += _named(entries[name])
    return {name: entry for name, entry in entries.items() if name in shown}


def _named(entry: _Entry) -> Iterator[str]:
    yield from (str(entry[key]) for key in ("in", "of") if key in entry)
    for key in ("local", "foreign"):
        table = entry.get(key)
        yield from map(str, table.values() if isinstance(table, dict) else ())


def _entries(contract: Contract) -> Iterator[tuple[str, _Entry]]:
    roots = {named.schema.place: named for named in contract.schemas if named.role != "nested"}
    tree = PlaceTree(roots)
    for named in contract.schemas:
        if tree.around(named.schema.place) is None:
            roots[named.schema.place] = named
            tree.add(named.schema.place)
    parts = _parts(contract, tree)
    for named in contract.schemas:
        around = tree.around(named.schema.place)
        assert around is not None
        if around == named.schema.place:
            yield named.name, _entry(contract, named, parts.get(around, []))
        else:
            below = named.schema.tokens[len(around[1]) :]
            yield (
                named.name,
                {
                    "in": roots[around].name,
                    "at": pointer(below),
                    **_whole(contract, named),
                },
            )


def _whole(contract: Contract, named: NamedSchema) -> _Entry:
    """``of``: the class of the schema whose words about the same value count as well."""
    if named.whole is None:
        return {}
    whole = named.whole
    if is_reference(whole) and contract.name_of(whole) is None:
        whole = contract.library.follow(whole)
    name = contract.name_of(whole)
    return {} if name is None else {"of": name}


def _parts(contract: Contract, roots: PlaceTree) -> Mapping[_Place, list[Schema]]:
    """The schemas in each of `roots`."""
    parts: dict[_Place, list[Schema]] = {}
    for schema in contract.library.schemas:
        around = roots.around(schema.place)
        if around is not None:
            parts.setdefault(around, []).append(schema)
    return parts


def _entry(contract: Contract, named: NamedSchema, parts: list[Schema]) -> _Entry:
    """`named` as its document has it, and what has to be known to show it elsewhere.

    ``local`` and ``foreign``: the class that the reference at each place means; the local ones
    are good as they are written as long as the schema stays a document of its own. ``whole`` is
    false if it cannot. ``identifiers`` would change what references mean elsewhere. ``changes``
    make it say the same elsewhere (see `current_words`). ``odd``: something in it looks like a
    reference and is none, means no class, or is dynamic; then pydantic's description of the fields
    stands for it in other schemas.
    """
    links: References = references(contract, named, parts)
    identifiers = [
        pointer((*schema.tokens[len(named.schema.tokens) :], keyword))
        for schema in parts
        for keyword in _IDENTIFIERS
        if isinstance(schema.get(keyword), str) and (keyword != "id" or _has_ids(schema))
    ]
    entry: dict[str, Json] = {"schema": named.schema.value}
    for key, table in (("local", links.local), ("foreign", links.foreign)):
        if table:
            entry[key] = dict(table)
    if identifiers:
        entry["identifiers"] = list(identifiers)
    changed = changes(named, parts)
    if changed.listed:
        entry["changes"] = [*changed.listed]
    if not links.whole:
        entry["whole"] = False
    if links.odd or references_in(named.schema.value) - changed.references != links.count:
        entry["odd"] = True
    return entry


def _has_ids(schema: Schema) -> bool:
    return schema.dialect.id_keyword == "id"
