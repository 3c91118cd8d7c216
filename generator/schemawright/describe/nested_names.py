"""Names for what is inside root schemas: definitions, and objects written in place.

Order: {"properties": {"buyer": {"properties": …}}}            →  OrderBuyer
Order: {"properties": {"lines": {"items": {"properties": …}}}} →  OrderLinesItem
Order: {"$defs": {"money": …}}  →  Money, or OrderMoney where another schema is Money
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schemawright.describe.subschemas import BRANCHES, has_members, parts, short_title
from schemawright.keywords import definitions
from schemawright.names import Names, class_name
from schemawright.resolve import Library, Schema
from schemawright.values import Tokens

_Place = tuple[str, Tokens]
_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)


@dataclass(frozen=True, slots=True)
class NestedSchema:
    """A schema inside the root one called `owner`, and its own name."""

    schema: Schema
    name: str
    owner: str


@dataclass(slots=True, eq=False)
class _Node:
    """A schema on the way down; `name` is empty until it has one, or if it is no class."""

    schema: Schema
    parent: _Node | None
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
        node = self
        while node.parent is not None and (node.merged or not node.name):
            if not node.merged:
                suffixes.append(node.title or node.suffix)
            node = node.parent
        return class_name(" ".join((node.name, *reversed(suffixes))))


@dataclass(slots=True)
class _Tree:
    """Walks root schemas; `targets` are the places that references lead to."""

    by_place: Mapping[_Place, Schema]
    targets: frozenset[_Place]
    nodes: dict[_Place, _Node] = field(default_factory=dict)

    def add(self, root: _Node) -> None:
        """Add `root` and the nodes below it, in document order, parents first."""
        pending = [root]
        while pending:
            node = pending.pop()
            if self.nodes.setdefault(node.schema.place, node) is node:
                pending.extend(reversed(list(self._below(node))))

    def is_class(self, node: _Node) -> bool:
        return has_members(node.schema) or node.schema.place in self.targets

    def _below(self, node: _Node) -> Iterator[_Node]:
        path, tokens = node.schema.place
        for below, suffix in parts(node.schema):
            schema = self.by_place.get((path, tokens + below))
            if schema is not None:
                title = short_title(schema) if below[0] in BRANCHES else None
                merged = below[0] == "allOf" and title is None
                yield _Node(schema, node, node.owner, suffix, title, merged=merged)


def name_nested(
    library: Library,
    roots: Mapping[_Place, tuple[Schema, str]],
    stand_ins: Mapping[_Place, _Place],
    wanted: Iterable[Schema],
    names: Names,
) -> tuple[NestedSchema, ...]:
    """Names for all that is inside `roots` (place: schema and name), claimed in `names`.

    What a reference or a body in `wanted` leads to always gets one. `stand_ins` says for the
    places of merged schemas which of the `roots` stands for them.
    """
    by_place = {schema.place: schema for schema in library.schemas}
    targets = _targets(library, by_place, wanted, stand_ins)
    tree = _Tree(by_place, frozenset(targets))
    defined = _name_definitions(_definitions(by_place, roots), names)
    for place, (schema, name) in roots.items():
        tree.add(_Node(schema, None, name, name=name))
        for node in defined.get(place, ()):
            tree.add(node)
    for target in targets.values():
        if target.place not in tree.nodes and target.tokens:
            tree.add(_node_of_target(target, roots, names))
    return tuple(nested for nested in _named(tree, names) if nested.schema.place not in roots)


def _named(tree: _Tree, names: Names) -> Iterator[NestedSchema]:
    """Claim the names that are not fixed yet, parents before children."""
    titles = Counter(node.title for node in tree.nodes.values() if tree.is_class(node))
    taken = frozenset(names.taken)
    for node in tree.nodes.values():
        if not node.name and node.parent is not None:
            if not tree.is_class(node):
                continue
            around = node.parent.stem()
            option = class_name(f"{around} {node.suffix or 'Option'}")
            if node.title and titles[node.title] == 1 and node.title not in taken:
                node.name = names.claim(node.title, option)
            else:
                node.name = names.claim(class_name(f"{around} {node.title or node.suffix}"), option)
        yield NestedSchema(node.schema, node.name, node.owner)


def _targets(
    library: Library,
    by_place: Mapping[_Place, Schema],
    wanted: Iterable[Schema],
    stand_ins: Mapping[_Place, _Place],
) -> dict[_Place, Schema]:
    """What references of the folder's documents, and `wanted`, lead to."""
    paths = {document.source.path for document in library.documents}
    targets = {schema.place: schema for schema in wanted}
    for schema in by_place.values():
        reference = schema.get("$ref")
        target = library.reference(schema, reference) if isinstance(reference, str) else None
        if target is not None and target.source.path in paths:
            targets.setdefault(target.place, target)
    places = (_translated(place, stand_ins) for place in targets)
    return {to: targets.get(to) or by_place[to] for to in places if to in targets or to in by_place}


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
    by_place: Mapping[_Place, Schema], roots: Mapping[_Place, tuple[Schema, str]]
) -> dict[_Place, list[_Node]]:
    """The definitions inside each root, wherever they are written."""
    by_root: dict[_Place, list[_Node]] = {}
    for (path, tokens), schema in by_place.items():
        if len(tokens) < 2 or tokens[-2] not in _DEFINITIONS or (path, tokens[:-2]) not in by_place:
            continue
        root = inside(schema.place, roots)
        if root is not None:
            node = _Node(schema, None, roots[root][1], title=class_name(str(tokens[-1])))
            by_root.setdefault(root, []).append(node)
    return by_root


def _name_definitions(
    defined: dict[_Place, list[_Node]], names: Names
) -> dict[_Place, list[_Node]]:
    """The own name of a definition where no other schema has it, else its owner's in front."""
    every = [node for nodes in defined.values() for node in nodes]
    own = Counter(node.title for node in every)
    taken = frozenset(names.taken)
    alone = [s for s in every if s.title and own[s.title] == 1 and s.title not in taken]
    for node in alone:
        node.name = names.claim(str(node.title))
    for node in every:
        node.name = node.name or names.claim(class_name(f"{node.owner} {node.title}"))
    return defined


def _node_of_target(
    target: Schema, roots: Mapping[_Place, tuple[Schema, str]], names: Names
) -> _Node:
    """Something at a place that no keyword explains: named after the end of its pointer."""
    root = inside(target.place, roots)
    owner = roots[root][1] if root is not None else ""
    last = next((t for t in reversed(target.tokens) if isinstance(t, str)), "")
    name = names.claim(class_name(last), class_name(f"{owner} {last}"))
    return _Node(target, None, owner, name=name)
