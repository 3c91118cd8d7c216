"""Which schemas say the same thing, so that one class can stand for them.

    a.yaml: Job = {"properties": {"error": {"$ref": "#/components/schemas/Error"}}}
    b.yaml: the same text
    →  one class, if Error of a.yaml and Error of b.yaml say the same thing too

This is partition refinement: schemas start in one class when their texts are equal, and are
parted as long as two of a class have references that lead into different classes.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field
from functools import partial

from schemawright.data_classes import mutable
from schemawright.describe.aliases import original
from schemawright.describe.places import translated
from schemawright.keywords import identifiers, meta_data
from schemawright.place_tree import PlaceTree
from schemawright.resolve import Library, Schema
from schemawright.steps import at, take
from schemawright.values import Json, Tokens, walk

_Place = tuple[str, Tokens]
#: What identity, name and dialect say of a document's root is not what it accepts.
_IDENTITY = frozenset(
    keyword.name
    for keyword in (
        *(identifiers.DIALECT, identifiers.ID, identifiers.ID_DRAFT4),
        meta_data.TITLE,
    )
)


@mutable
class Equivalence:
    """Compares the given `schemas`; the work is done at the first question. `ignored` are the
    keywords of these themselves that do not count, `stand_ins` the places for which other ones
    stand already."""

    library: Library
    schemas: tuple[Schema, ...]
    ignored: frozenset[str] = _IDENTITY
    stand_ins: Mapping[_Place, _Place] = field(default_factory=dict)
    _classes: dict[_Place, int] = field(default_factory=dict)
    _replaced: PlaceTree = field(init=False)

    def __post_init__(self) -> None:
        self._replaced = PlaceTree(self.stand_ins)

    def of(self, schema: Schema) -> int:
        """The number of the class of `schema`, which must be one of `schemas` or an alias of
        one: equal numbers, equal meaning."""
        if not self._classes:
            self._classes = self._refined()
        return self._classes[original(self.library, schema).place]

    def _refined(self) -> dict[_Place, int]:
        library = self.library
        roots = {root.place: root for root in (original(library, s) for s in self.schemas)}
        by_place = {schema.place: schema for schema in library.schemas}
        texts: dict[_Place, Hashable] = {}
        references: dict[_Place, list[tuple[Tokens, _Place, _Place]]] = {}
        tree = PlaceTree(roots)
        for place, root in roots.items():
            at(partial(root.source.place, root.tokens))
            texts[place], links = _read(root, by_place, self.ignored)
            references[place] = [(way, *_split(self._end(origin), tree)) for way, origin in links]
        classes = _numbered(texts)
        count = len(roots) + sum(map(len, references.values()))
        while True:
            take(count)
            leads = {
                place: tuple((way, classes.get(to, to), rest) for way, to, rest in links)
                for place, links in references.items()
            }
            parted = _numbered({place: (classes[place], leads[place]) for place in roots})
            if len(set(parted.values())) == len(set(classes.values())):
                return parted
            classes = parted

    def _end(self, origin: Schema) -> _Place:
        """The place of what the reference of `origin` leads to, or of what stands for that."""
        place = original(self.library, self.library.follow(origin)).place
        return translated(place, self.stand_ins, self._replaced)


def _numbered(marks: dict[_Place, Hashable]) -> dict[_Place, int]:
    numbers: dict[Hashable, int] = {}
    return {place: numbers.setdefault(mark, len(numbers)) for place, mark in marks.items()}


def _split(place: _Place, roots: PlaceTree) -> tuple[_Place, _Place]:
    """The root that `place` is in, and where in it; a place outside all of them is its own."""
    root = roots.around(place)
    return (place, ("", ())) if root is None else (root, ("", place[1][len(root[1]) :]))


def _read(
    root: Schema, by_place: dict[_Place, Schema], ignored: frozenset[str]
) -> tuple[Hashable, list[tuple[Tokens, Schema]]]:
    """What `root` says except for its references, and the schemas that hold those."""
    said: set[Hashable] = {(root.dialect.name, root.dialect.vocabularies)}
    links: list[tuple[Tokens, Schema]] = []
    path, start = root.place
    for tokens, value in walk(root.value, start):
        take(1)
        below = tokens[len(start) :]
        holder = by_place.get((path, tokens[:-1])) if below and below[-1] == "$ref" else None
        if len(below) == 1 and below[0] in ignored:
            continue
        if holder is not None and isinstance(value, str):
            links.append((below, holder))
        elif not isinstance(value, (dict, list)) or not value:
            said.add((below, _leaf(value)))
    return frozenset(said), sorted(links, key=lambda link: str(link[0]))


def _leaf(value: Json) -> Hashable:
    """A scalar or an empty container, so that ``1 == 1.0`` and ``True != 1``."""
    if isinstance(value, (dict, list)):
        return type(value).__name__
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return (type(value).__name__, value)
