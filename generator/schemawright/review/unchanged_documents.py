"""Documents that are the same in both versions and have to do with none that is not: what a review
need not look at.

a.json → b.json    c.json → d.json        only b.json was edited: c.json and d.json are left out
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from schemawright.contract import Contract
from schemawright.dialects import Dialect
from schemawright.graphs import components

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


def without_unchanged(old: Contract, new: Contract) -> tuple[Contract, Contract]:
    """Both contracts without the schemas of such documents. Where there are operations, whose parts
    lead to documents in more ways, or dynamic references, which depend on who asks, all is kept."""
    for contract in (old, new):
        if contract.api or contract.webhooks or contract.library.dynamic_names:
            return old, new
    before, after = _described(old), _described(new)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    touched = _connected(changed, [*_neighbours(old), *_neighbours(new)])
    return _only(old, touched), _only(new, touched)


def _described(contract: Contract) -> dict[str, tuple[object, ...]]:
    """What is in each document, by its path, in which dialects, and what that is called."""
    dialects: dict[str, set[Dialect]] = {}
    for schema in contract.library.schemas:
        dialects.setdefault(schema.source.path, set()).add(schema.dialect)
    names: dict[str, list[object]] = {}
    for named in contract.schemas:
        told = (named.name, named.variable, named.schema.tokens, named.role, named.owner)
        names.setdefault(named.schema.source.path, []).append(told)
    return {
        source.path: (
            source.digest,
            # What overlays made of a document is compared as a whole.
            source.document if source.changes else None,
            # A metaschema may be another document.
            frozenset(dialects.get(source.path, ())),
            *names.get(source.path, []),
        )
        for document in contract.library.documents
        for source in [document.source]
    }


def _neighbours(contract: Contract) -> Iterator[tuple[str, str]]:
    """Pairs of documents that have to do with each other: one refers to the other, or has the name
    of what both say."""
    library = contract.library
    for schema in library.schemas:
        for keyword in _REFERENCES:
            if schema.has(keyword):
                with suppress(KeyError):  # it leads nowhere
                    yield schema.source.path, library.follow(schema, keyword).source.path
    for (path, _), name in contract.merged.items():
        yield path, contract.named(name).schema.source.path


def _connected(changed: set[str], pairs: list[tuple[str, str]]) -> set[str]:
    """`changed`, and the documents that are connected with these."""
    neighbours: dict[str, set[str]] = {}
    for one, other in pairs:
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    groups = components(sorted(changed), lambda path: neighbours.get(path, ()))
    return {path for group in groups for path in group}


def _only(contract: Contract, paths: set[str]) -> Contract:
    schemas = tuple(named for named in contract.schemas if named.schema.source.path in paths)
    return replace(contract, schemas=schemas)
