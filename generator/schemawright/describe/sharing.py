"""Which of the schemas that are written in place say the same thing, so that one class stands for
all of them.

{"title": "FileHash", "properties": …} at three places                →  one class FileHash
{"properties": {"street": …}} as `billing` and as `shipping` of Order  →  one class OrderBilling
$defs/money in order.json and in invoice.json, the same text           →  one class Money

Equal but for the place: what is said for people about this very place (its description, its
default) does not part them. A title is a name, and so is the key of a definition: of two names
there are two classes. What has no name is shared inside of one document or component only.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator

from schemawright.describe.aliases import is_alias
from schemawright.describe.dynamic_resources import dependent_on_scope
from schemawright.describe.equivalence import Equivalence
from schemawright.describe.schema_tree import SchemaNode, SchemaTree
from schemawright.keywords import meta_data
from schemawright.place_tree import Place, PlaceTree
from schemawright.resolve import Library
from schemawright.values import Json

#: What is said about a place more than about what stands there.
REMARKS = frozenset(
    keyword.name
    for keyword in (
        *(meta_data.TITLE, meta_data.DESCRIPTION, meta_data.COMMENT, meta_data.DEFAULT),
        *(meta_data.EXAMPLE, meta_data.EXAMPLES, meta_data.DEPRECATED),
        *(meta_data.READ_ONLY, meta_data.WRITE_ONLY),
    )
)


def shared(
    library: Library, tree: SchemaTree, stand_ins: dict[Place, Place], given: Container[Place]
) -> dict[Place, Place]:
    """The places of schemas of `tree` for which another one stands, with the place of that one.
    `stand_ins` are those of whole documents and components; what has a `given` name keeps it."""
    dependent = dependent_on_scope(library)
    shapes = _Shapes()
    groups: dict[Hashable, list[SchemaNode]] = {}
    for node in tree.nodes.values():
        if node.schema.base in dependent:
            continue
        if tree.is_class(node) and node.whole is None and not is_alias(node.schema):
            groups.setdefault((_key(node), shapes.of(node.schema.value)), []).append(node)
    alike = [group for group in groups.values() if len(group) > 1]
    equivalence = Equivalence(
        library,
        tuple(node.schema for group in alike for node in group),
        ignored=REMARKS,
        stand_ins=stand_ins,
    )
    places = _same_specialisations(tree, given)
    around = PlaceTree()
    for place in places:
        around.add(place)
    # What is larger first: of what is inside a schema for which another one stands, nothing
    # stands for anything.
    for group in sorted(alike, key=lambda group: -shapes.size(group[0].schema.value)):
        for same in _parted(group, equivalence):
            free = [node for node in same if around.around(node.place) is None]
            best = min(free, key=lambda node: _rank(node, given), default=None)
            for node in free:
                if best is not None and node is not best and node.place not in given:
                    places[node.place] = best.place
                    around.add(node.place)
                    _keep_apart(best, node)
    return places


def _same_specialisations(tree: SchemaTree, given: Container[Place]) -> dict[Place, Place]:
    """The places of references, from one resource, to one schema that means something of its own
    there; with the place of the first of them."""
    places: dict[Place, Place] = {}
    first: dict[Hashable, Place] = {}
    for named in (True, False):
        for node in tree.nodes.values():
            has_name = bool(node.name) or node.is_definition or node.place in given
            target = tree.records.specialised(node.schema) if has_name is named else None
            if target is None or not (node.name or tree.is_class(node)):
                continue
            best = first.setdefault((node.schema.base, target.place), node.place)
            if best != node.place and not has_name:
                places[node.place] = best
    return places


def _keep_apart(best: SchemaNode, node: SchemaNode) -> None:
    """Where two places that are written out are described in two ways, neither is the class's."""
    if best.parent is not None and best.schema.get("description") != node.schema.get("description"):
        best.described = False


def _key(node: SchemaNode) -> Hashable:
    """Schemas of different keys are never one."""
    dialect = (node.schema.dialect.name, node.schema.dialect.vocabularies)
    name = node.name if node.parent is None and not node.is_definition else node.title
    return (name, dialect) if name else ("", node.owner, dialect)


def _parted(group: list[SchemaNode], equivalence: Equivalence) -> Iterator[list[SchemaNode]]:
    classes: dict[int, list[SchemaNode]] = {}
    for node in group:
        classes.setdefault(equivalence.of(node.schema), []).append(node)
    yield from classes.values()


def _rank(node: SchemaNode, given: Container[Place]) -> tuple[bool, bool, bool, int]:
    """Which of several stands for all: one that the configuration names, a root, a definition,
    the one with the shortest path, the first."""
    return node.place not in given, node.parent is not None, not node.is_definition, node.depth


class _Shapes:
    """Numbers for values, equal for equal ones, from the leaves up, each looked at once."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._values: dict[int, tuple[int, int]] = {}

    def of(self, value: Json) -> Hashable:
        """What the schema `value` says, but for the remarks about its place."""
        if not isinstance(value, dict):
            return self._number(value)
        self._number(value)
        return frozenset((k, self._number(v)) for k, v in value.items() if k not in REMARKS)

    def size(self, value: Json) -> int:
        """The number of values in `value`."""
        self._number(value)
        return self._values[id(value)][1] if isinstance(value, (dict, list)) else 1

    def _number(self, whole: Json) -> int:
        if not isinstance(whole, (dict, list)):
            return self._numbers.setdefault((type(whole).__name__, whole), len(self._numbers))
        pending: list[tuple[Json, bool]] = [(whole, False)]
        while pending:
            value, ready = pending.pop()
            if not isinstance(value, (dict, list)) or id(value) in self._values:
                continue
            inner = list(value.values() if isinstance(value, dict) else value)
            if not ready:
                pending.append((value, True))
                pending.extend((part, False) for part in inner)
                continue
            numbers = [self._leaf_or_known(part) for part in inner]
            size = 1 + sum(
                self._values[id(part)][1] if isinstance(part, (dict, list)) else 1 for part in inner
            )
            mark: Hashable = (
                frozenset(zip(value, numbers, strict=True))
                if isinstance(value, dict)
                else ("list", *numbers)
            )
            number = self._numbers.setdefault(mark, len(self._numbers))
            self._values[id(value)] = (number, size)
        return self._values[id(whole)][0]

    def _leaf_or_known(self, value: Json) -> int:
        if isinstance(value, (dict, list)):
            return self._values[id(value)][0]
        return self._numbers.setdefault((type(value).__name__, value), len(self._numbers))
