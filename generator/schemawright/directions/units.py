"""What is copied as a whole: components, definitions and documents; and which of them has a form
for requests beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.directions.one_way_required import Differences, Direction
from schemawright.keywords import definitions
from schemawright.place_tree import Place, PlaceTree
from schemawright.resolve import Library
from schemawright.resolve.identity import stem
from schemawright.values import Json, Tokens, at

#: What the form for requests is called after the schema itself, the best first.
_ENDINGS = ("Request", "Input", "RequestForm")


@mutable
class Units:
    """`copies`: where the form for requests of a unit stands. `forms`: the direction that a unit,
    or a schema that is in none, is for where it stands."""

    roots: frozenset[Place]
    copies: Mapping[Place, Tokens]
    forms: Mapping[Place, Direction]
    _holders: frozenset[Place]
    _units: dict[Place, Place | None] = field(default_factory=dict)
    _tree: PlaceTree = field(init=False)

    def __post_init__(self) -> None:
        self._tree = PlaceTree(self.roots)

    @classmethod
    def of(
        cls, library: Library, differences: Differences, used: Mapping[Direction, set[Place]]
    ) -> Units:
        """The units of `library`, and what becomes of them."""
        roots = differences.graph.named
        units = cls(roots, {}, {}, frozenset(_holders(roots)))
        groups: dict[Place, list[Place]] = {}
        for place in differences.graph.schemas:
            groups.setdefault(units.unit_of(place) or place, []).append(place)
        copies: dict[Place, Tokens] = {}
        forms: dict[Place, Direction] = {}
        for unit, places in groups.items():
            ways = [way for way in used if not used[way].isdisjoint(places)]
            # What only answers leave out makes two forms, too, of which requests have the full one.
            touched = any(not reach.isdisjoint(places) for reach in differences.touched.values())
            if len(ways) == 1 and touched:
                forms[unit] = ways[0]
            elif ways and touched and unit in roots:
                forms[unit] = "answer"
                copies[unit] = ()
        units.forms, units.copies = forms, _placed(library, copies)
        return units

    def unit_of(self, place: Place) -> Place | None:
        """The innermost unit that `place` is in, or is; None if it is in none."""
        if place not in self._units:
            self._units[place] = self._tree.around(place)
        return self._units[place]

    def holds_units(self, unit: Place) -> bool:
        """Are other units written inside?"""
        return unit in self._holders

    def form_of(self, place: Place) -> Direction | None:
        """The direction that the schema at `place` is for; None if it stays as it is."""
        return self.forms.get(self.unit_of(place) or place)

    def copy_of(self, place: Place) -> Tokens | None:
        """Where the form for requests of the schema at `place` stands; None if there is none."""
        unit = self.unit_of(place)
        copy = None if unit is None else self.copies.get(unit)
        return None if unit is None or copy is None else copy + place[1][len(unit[1]) :]


def _holders(roots: frozenset[Place]) -> list[Place]:
    return [
        (path, tokens[:length])
        for path, tokens in roots
        for length in range(len(tokens))
        if (path, tokens[:length]) in roots
    ]


def _placed(library: Library, copies: Mapping[Place, Tokens]) -> dict[Place, Tokens]:
    """Where the copies stand: beside what they are copies of, under a name that is free."""
    documents = {document.source.path: document for document in library.documents}
    placed: dict[Place, Tokens] = {}
    taken: set[Place] = set()
    for path, tokens in copies:
        document = documents[path]
        if tokens:
            around, name = tokens[:-1], str(tokens[-1])
        else:
            old = document.root.dialect.name in ("draft4", "draft6", "draft7")
            around = (definitions.DEFINITIONS.name if old else definitions.DEFS.name,)
            name = document.component or stem(path)
        siblings = _members(document.source.document, around)
        names = [name + ending for ending in _ENDINGS]
        names += [f"{name}Request{number}" for number in range(2, 100)]
        free = next(
            name for name in names if name not in siblings and (path, (*around, name)) not in taken
        )
        placed[path, tokens] = (*around, free)
        taken.add((path, (*around, free)))
    return placed


def _members(document: Json, tokens: Tokens) -> Mapping[str, Json]:
    try:
        members = at(document, tokens)
    except (LookupError, TypeError):
        return {}
    return members if isinstance(members, dict) else {}
