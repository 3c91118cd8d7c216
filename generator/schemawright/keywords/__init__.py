"""The keywords of every dialect, as explicit tuples of values, in the order in which they are
checked.

A keyword is a value in a file named after it, with its fixture in ``tests/keywords``; adding one
is that file, that fixture and one entry here. What only describes has files by what it is about:
`content`, `definitions`, `identifiers`, `meta_data`. Resolving references, the shapes of
values, names of classes, documentation and lint all follow from these tuples. Whatever the
tuples of a dialect do not name is an annotation (JSON Schema Core 2020-12, section 4.3.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from schemawright.dialects import Dialect
from schemawright.extension_vocabularies import EXTENSIONS
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import silent
from schemawright.keywords.vocabularies import SPOKEN, VOCABULARIES
from schemawright.values import Json, Tokens

__all__ = [
    "EXTENSIONS",
    "VOCABULARIES",
    "Keyword",
    "LoweringContext",
    "keywords_of",
    "references",
    "spoken_of",
    "subschemas",
]

#: The order of vocabularies within a schema: what is cheap and decides much comes first.
_ORDER = ("validation", "core", "format-assertion", "format", "format-annotation", "applicator")


def keywords_of(dialect: Dialect) -> Mapping[str, Keyword]:
    """The keywords of a dialect by name, in the order in which they are checked. A vocabulary
    that is not known has none."""
    return _keywords(dialect.vocabularies)


@lru_cache(maxsize=200)
def _keywords(vocabularies: tuple[str, ...]) -> Mapping[str, Keyword]:
    rank = {name: index for index, name in enumerate(_ORDER)}
    table: dict[str, Keyword] = {}
    for name in sorted(vocabularies, key=lambda v: rank.get(v.rsplit("/", 1)[-1], len(rank))):
        for keyword in VOCABULARIES.get(name, ()):
            # Of two meanings, the one that is checked first: an assertion before an annotation.
            table.setdefault(keyword.name, keyword)
    return table


def spoken_of(dialect: Dialect) -> tuple[Keyword, ...]:
    """The keywords that documentation speaks of, in its order: those of `SPOKEN` whatever the
    dialect, then those that only the dialect has."""
    return _spoken(dialect.vocabularies)


@lru_cache(maxsize=200)
def _spoken(vocabularies: tuple[str, ...]) -> tuple[Keyword, ...]:
    names = {keyword.name for keyword in SPOKEN}
    own = _keywords(vocabularies).values()
    return SPOKEN + tuple(k for k in own if k.sentence is not silent and k.name not in names)


@lru_cache(maxsize=200)
def _referring(vocabularies: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name, keyword in _keywords(vocabularies).items() if keyword.refers)


def references(value: Json, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The keywords of the schema `value` that refer to others, with what they refer to."""
    if isinstance(value, dict):
        for name in _referring(dialect.vocabularies):
            reference = value.get(name)
            if isinstance(reference, str):
                yield name, reference


@lru_cache(maxsize=200)
def _applicators(vocabularies: tuple[str, ...]) -> Mapping[str, Keyword]:
    keywords = _keywords(vocabularies)
    return {name: keyword for name, keyword in keywords.items() if keyword.shape.holds_schemas}


def subschemas(value: Json, dialect: Dialect) -> Iterator[tuple[Tokens, Json]]:
    """The schemas directly inside the schema `value`, objects and booleans, with their ways from
    it, in the order of the document; a keyword with a value of another shape holds those that it
    can."""
    if isinstance(value, dict):
        applicators = _applicators(dialect.vocabularies)
        for name, inner in value.items():
            keyword = applicators.get(name)
            if keyword is not None:
                for tokens, schema in keyword.shape.schemas(inner):
                    yield (name, *tokens), schema
