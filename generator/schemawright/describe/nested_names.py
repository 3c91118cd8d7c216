"""Names for what is inside public schemas: definitions, and objects written in place.

Order: {"properties": {"buyer": {"properties": …}}}            →  OrderBuyer
Order: {"properties": {"lines": {"items": {"properties": …}}}} →  OrderLinesItem
Order: {"$defs": {"money": …}}  →  Money, or OrderMoney where another schema is Money
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schemawright.describe.subschemas import BRANCHES, has_members, parts, short_title
from schemawright.names import Names, class_name
from schemawright.resolve import Library, Schema
from schemawright.values import Tokens

_Place = tuple[str, Tokens]
_DEFINITIONS = ("$defs", "definitions")


@dataclass(frozen=True, slots=True)
class Nested:
    """A schema inside the public one called `owner`, and its own name."""

    schema: Schema
    name: str
    owner: str


@dataclass(slots=True, eq=False)
class _Spot:
    """A place on the way down; `name` is empty until it has one, or if it is no class."""

    schema: Schema
    parent: _Spot | None
    owner: str
    #: What its place, or its title, adds to the name of what it is in.
    suffix: str = ""
    title: str | None = None
    name: str = ""
    #: Its members are members of what it is in: an unnamed part of an ``allOf``.
    merged: bool = False

    def stem(self) -> str:
        """What the names below start with."""
        suffixes: list[str] = []
        spot = self
        while spot.parent is not None and (spot.merged or not spot.name):
            if not spot.merged:
                suffixes.append(spot.title or spot.suffix)
            spot = spot.parent
        return class_name(" ".join((spot.name, *reversed(suffixes))))


@dataclass(slots=True)
class _Finder:
    """Walks public schemas; `targets` are the places that references lead to."""

    known: Mapping[_Place, Schema]
    targets: frozenset[_Place]
    spots: dict[_Place, _Spot] = field(default_factory=dict)

    def add(self, root: _Spot) -> None:
        """Add `root` and the spots below it, in document order, parents first."""
        pending = [root]
        while pending:
            spot = pending.pop()
            if self.spots.setdefault(spot.schema.place, spot) is spot:
                pending.extend(reversed(list(self._below(spot))))

    def is_class(self, spot: _Spot) -> bool:
        return has_members(spot.schema) or spot.schema.place in self.targets

    def _below(self, spot: _Spot) -> Iterator[_Spot]:
        path, tokens = spot.schema.place
        for below, suffix in parts(spot.schema):
            schema = self.known.get((path, tokens + below))
            if schema is not None:
                title = short_title(schema) if below[0] in BRANCHES else None
                merged = below[0] == "allOf" and title is None
                yield _Spot(schema, spot, spot.owner, suffix, title, merged=merged)


def name_nested(
    library: Library,
    roots: Mapping[_Place, tuple[Schema, str]],
    stand_ins: Mapping[_Place, _Place],
    wanted: Iterable[Schema],
    names: Names,
) -> tuple[Nested, ...]:
    """Names for all that is inside `roots` (place: schema and name), claimed in `names`.

    What a reference or a body in `wanted` leads to always gets one. `stand_ins` says for the
    places of merged schemas which of the `roots` stands for them.
    """
    known = {schema.place: schema for schema in library.schemas}
    targets = _targets(library, known, wanted, stand_ins)
    finder = _Finder(known, frozenset(targets))
    definitions = _name_definitions(_definitions(known, roots), names)
    for place, (schema, name) in roots.items():
        finder.add(_Spot(schema, None, name, name=name))
        for spot in definitions.get(place, ()):
            finder.add(spot)
    for target in targets.values():
        if target.place not in finder.spots and target.tokens:
            finder.add(_spot_of_target(target, roots, names))
    return tuple(nested for nested in _named(finder, names) if nested.schema.place not in roots)


def _named(finder: _Finder, names: Names) -> Iterator[Nested]:
    """Claim the names that are not fixed yet, parents before children."""
    titles = Counter(spot.title for spot in finder.spots.values() if finder.is_class(spot))
    taken = frozenset(names.taken)
    for spot in finder.spots.values():
        if not spot.name and spot.parent is not None:
            if not finder.is_class(spot):
                continue
            around = spot.parent.stem()
            option = class_name(f"{around} {spot.suffix or 'Option'}")
            if spot.title and titles[spot.title] == 1 and spot.title not in taken:
                spot.name = names.claim(spot.title, option)
            else:
                spot.name = names.claim(class_name(f"{around} {spot.title or spot.suffix}"), option)
        yield Nested(spot.schema, spot.name, spot.owner)


def _targets(
    library: Library,
    known: Mapping[_Place, Schema],
    wanted: Iterable[Schema],
    stand_ins: Mapping[_Place, _Place],
) -> dict[_Place, Schema]:
    """What references of the folder's documents, and `wanted`, lead to."""
    paths = {document.source.path for document in library.documents}
    found = {schema.place: schema for schema in wanted}
    for schema in known.values():
        reference = schema.get("$ref")
        target = library.reference(schema, reference) if isinstance(reference, str) else None
        if target is not None and target.source.path in paths:
            found.setdefault(target.place, target)
    places = (_translated(place, stand_ins) for place in found)
    return {to: found.get(to) or known[to] for to in places if to in found or to in known}


def _translated(place: _Place, stand_ins: Mapping[_Place, _Place]) -> _Place:
    around = inside(place, stand_ins)
    if around is None:
        return place
    path, tokens = stand_ins[around]
    return path, tokens + place[1][len(around[1]) :]


def inside(place: _Place, roots: Container[_Place]) -> _Place | None:
    """The nearest of `roots` that `place` is in, or is."""
    path, tokens = place
    for length in range(len(tokens), -1, -1):
        if (path, tokens[:length]) in roots:
            return path, tokens[:length]
    return None


def _definitions(
    known: Mapping[_Place, Schema], roots: Mapping[_Place, tuple[Schema, str]]
) -> dict[_Place, list[_Spot]]:
    """The definitions inside each root, wherever they are written."""
    found: dict[_Place, list[_Spot]] = {}
    for (path, tokens), schema in known.items():
        if len(tokens) < 2 or tokens[-2] not in _DEFINITIONS or (path, tokens[:-2]) not in known:
            continue
        root = inside(schema.place, roots)
        if root is not None:
            spot = _Spot(schema, None, roots[root][1], title=class_name(str(tokens[-1])))
            found.setdefault(root, []).append(spot)
    return found


def _name_definitions(
    definitions: dict[_Place, list[_Spot]], names: Names
) -> dict[_Place, list[_Spot]]:
    """The own name of a definition where no other schema has it, else its owner's in front."""
    every = [spot for spots in definitions.values() for spot in spots]
    own = Counter(spot.title for spot in every)
    taken = frozenset(names.taken)
    alone = [s for s in every if s.title and own[s.title] == 1 and s.title not in taken]
    for spot in alone:
        spot.name = names.claim(str(spot.title))
    for spot in every:
        spot.name = spot.name or names.claim(class_name(f"{spot.owner} {spot.title}"))
    return definitions


def _spot_of_target(
    target: Schema, roots: Mapping[_Place, tuple[Schema, str]], names: Names
) -> _Spot:
    """Something at a place that no keyword explains: named after the end of its pointer."""
    root = inside(target.place, roots)
    owner = roots[root][1] if root is not None else ""
    last = next((t for t in reversed(target.tokens) if isinstance(t, str)), "")
    name = names.claim(class_name(last), class_name(f"{owner} {last}"))
    return _Spot(target, None, owner, name=name)
