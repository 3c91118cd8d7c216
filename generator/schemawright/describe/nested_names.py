"""Names for what is inside root schemas: definitions, and objects written in place.

Order: {"properties": {"buyer": {"properties": …}}}            →  OrderBuyer
Order: {"properties": {"lines": {"items": {"properties": …}}}} →  OrderLine
Order: {"properties": {"data": {"items": {"properties": …}}}}  →  OrderDataItem
Order: {"properties": {"buyer": {"title": "Person", …}}}       →  Person, or OrderPerson where
                                                                  another schema is Person
Order: {"$defs": {"money": …}}                                 →  Money, or OrderMoney likewise
Order: {"$defs": {"price": {"$defs": {"money": …}}}}           →  Money, or PriceMoney likewise
Order: {"$defs": {"Value<number[]>": …}}                       →  ValueNumberList

Where a package is about one document, what is in that need not say so: Buyer, Line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.describe.aliases import is_placeholder
from schemawright.describe.places import translated
from schemawright.describe.records import Records
from schemawright.describe.roots import schemas_by_file_name
from schemawright.describe.schema_tree import SchemaNode, SchemaTree
from schemawright.describe.sharing import shared
from schemawright.keywords import definitions
from schemawright.names import Names, class_name, qualified
from schemawright.place_tree import Place, PlaceTree
from schemawright.resolve import Library, Schema

_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)


@frozen
class NestedSchema:
    """A schema inside the root one called `owner`, and its own name. `whole` is the schema that it
    is one of the kinds of; `described`: what is said of its place is said of all that it stands
    for."""

    schema: Schema
    name: str
    owner: str
    whole: Schema | None = None
    described: bool = True


@frozen
class NestedSchemas:
    """All that is inside root schemas and has a name; `stand_ins` are the places of those for
    which another one of them stands."""

    schemas: tuple[NestedSchema, ...] = ()
    stand_ins: Mapping[Place, str] = field(default_factory=dict)


@mutable
class Nesting:
    """Names what is inside `roots` (place: schema and name). `stand_ins` says for the places of
    merged schemas which of the `roots` stands for them; what a reference or a body in `wanted`
    leads to gets a name whatever it is. `given` are names that the configuration has; `subject` is
    the path of the document that the package is about, if it is about one."""

    library: Library
    records: Records
    roots: Mapping[Place, tuple[Schema, str]]
    stand_ins: dict[Place, Place]
    names: Names
    given: Mapping[Place, str] = field(default_factory=dict)
    subject: str = ""

    def named(self, wanted: Iterable[Schema]) -> NestedSchemas:
        """The names, claimed in `names`: definitions first, then parents before children."""
        by_place = {schema.place: schema for schema in schemas_by_file_name(self.library)}
        targets = self._targets(by_place, wanted)
        tree = SchemaTree(self.records, frozenset((*targets, *self.given)))
        for schema, name in self.roots.values():
            tree.add(SchemaNode(schema, None, name, name=name))
        for node in self._definitions(by_place):
            tree.add(node)
        roots = PlaceTree(self.roots)
        for target in targets.values():
            if target.place not in tree.nodes and target.tokens:
                tree.add(self._node_of_target(target, roots))
        same = shared(self.library, tree, self.stand_ins, self.given)
        self._claim(tree, same)
        schemas = tuple(
            NestedSchema(node.schema, node.name, node.owner, node.whole, node.described)
            for node in tree.nodes.values()
            if node.name and node.place not in self.roots
        )
        return NestedSchemas(schemas, _stand_ins(tree, same))

    def _claim(self, tree: SchemaTree, same: Mapping[Place, Place]) -> None:
        """Give each node of `tree` a name that is a class and stands for itself."""
        replaced = PlaceTree(same)
        own = [
            node
            for node in tree.nodes.values()
            if tree.is_class(node) and replaced.around(node.place) is None and not node.name
        ]
        for node in own:
            node.name = self.given.get(node.place, "")
        self._claim_definitions(tree, [node for node in own if node.is_definition])
        titles = self._titles([node for node in own if not node.name])
        subject = tree.nodes[self.subject, ()] if (self.subject, ()) in self.roots else None
        for node in own:
            if not node.name and node.parent is not None:
                node.name = self.names.claim(*self._candidates(node, titles, subject))

    def _claim_definitions(self, tree: SchemaTree, definitions: list[SchemaNode]) -> None:
        """Give `definitions` names, those first that are in no other one."""
        places = PlaceTree(node.place for node in definitions)
        around = {
            node.place: places.around((node.place[0], node.place[1][:-1])) for node in definitions
        }
        inner = [node for node in definitions if around[node.place] is not None]
        for nodes in ([node for node in definitions if around[node.place] is None], inner):
            titles = self._titles([node for node in nodes if not node.name])
            for node in nodes:
                holder = around[node.place]
                owner = tree.nodes[holder].name if holder is not None else node.owner
                candidates = self._defined(node.title, owner, alone=node.title in titles)
                node.name = node.name or self.names.claim(*candidates)

    def _titles(self, nodes: Iterable[SchemaNode]) -> frozenset[str]:
        """The titles that just one of `nodes` has, and nothing that has a name already."""
        counts = Counter(node.title for node in nodes if node.title)
        return frozenset(title for title, n in counts.items() if n == 1) - self.names.taken

    @staticmethod
    def _defined(title: str | None, owner: str, alone: bool) -> Iterator[str]:
        assert title is not None
        if alone:
            yield title
        if title != owner:
            yield qualified(owner, title)
        yield f"{title}Definition"

    @staticmethod
    def _candidates(
        node: SchemaNode, titles: frozenset[str], subject: SchemaNode | None
    ) -> Iterator[str]:
        assert node.parent is not None
        if node.title in titles:
            yield node.title
        if subject is not None and node.is_below_member:
            yield from _within(node, node.parent.stem(unnamed=subject))
        around = node.parent.stem()
        yield from _within(node, around)
        yield qualified(qualified(around, node.word) if node.word else around, "Object")

    def _targets(
        self, by_place: Mapping[Place, Schema], wanted: Iterable[Schema]
    ) -> dict[Place, Schema]:
        """What references of the folder's documents, and `wanted`, lead to."""
        paths = {document.source.path for document in self.library.documents}
        targets = {schema.place: schema for schema in wanted}
        for schema in by_place.values():
            reference = schema.get("$ref")
            target = (
                self.library.reference(schema, reference) if isinstance(reference, str) else None
            )
            if target is not None and target.source.path in paths:
                targets.setdefault(target.place, target)
        replaced = PlaceTree(self.stand_ins)
        places = (translated(place, self.stand_ins, replaced) for place in targets)
        return {
            to: targets.get(to) or by_place[to] for to in places if to in targets or to in by_place
        }

    def _definitions(self, by_place: Mapping[Place, Schema]) -> Iterator[SchemaNode]:
        """The definitions inside the roots, wherever they are written."""
        roots = PlaceTree(self.roots)
        for (path, tokens), schema in by_place.items():
            is_one = len(tokens) > 1 and tokens[-2] in _DEFINITIONS
            if not is_one or (path, tokens[:-2]) not in by_place:
                continue
            root = roots.around(schema.place)
            if root is not None and not is_placeholder(schema):
                # Tools that read TypeScript call definitions as types are called there.
                title = class_name(str(tokens[-1]).replace("[]", " list"))
                yield SchemaNode(schema, None, self.roots[root][1], title=title, is_definition=True)

    def _node_of_target(self, target: Schema, roots: PlaceTree) -> SchemaNode:
        """Something at a place that no keyword explains: named after the end of its pointer."""
        root = roots.around(target.place)
        owner = self.roots[root][1] if root is not None else ""
        last = next((t for t in reversed(target.tokens) if isinstance(t, str)), "")
        name = self.given.get(target.place) or self.names.claim(
            class_name(last), qualified(owner, last)
        )
        return SchemaNode(target, None, owner, name=name)


def _within(node: SchemaNode, around: str) -> Iterator[str]:
    """Names of `node` in what is called `around`, if anything is."""
    if node.title:
        if not node.word and around.lower().endswith(node.title.lower()):
            # It is what the place holds, and its title is the place's.
            yield around
        yield node.within(around)
    elif one := node.one_of(around):
        yield one
    if node.word or around:
        yield node.placed(around, node.word) if node.word else around


def _stand_ins(tree: SchemaTree, same: Mapping[Place, Place]) -> dict[Place, str]:
    """The names of what stands for the schemas that have none of their own."""
    stand_ins: dict[Place, str] = {}
    replaced = PlaceTree(same)
    for place, node in tree.nodes.items():
        if not tree.is_class(node) or replaced.around(place) is None:
            continue
        other = tree.nodes.get(translated(place, same, replaced))
        if other is not None and other.name:
            stand_ins[place] = other.name
    return stand_ins
