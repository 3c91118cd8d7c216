"""What dynamic anchors mean in a schema, wherever it is referred to from: the generics of JSON
Schema.

page:   {"properties": {"items": {"items": {"$dynamicRef": "#T"}}}, "$defs": {"T": …anything}}
orders: {"$ref": "page", "$defs": {"T": {"$dynamicAnchor": "T", "$ref": "order"}}}
→  T is an order in orders; in page it is undecided, for orders refers to that

The outermost resource of the dynamic scope that has the anchor decides (Core 2020-12, section
8.2.3.2). In a resource that has it, that is this one, unless another one leads here that
has it with another meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.aliases import is_placeholder
from schemawright.describe.dynamic_resources import DYNAMIC_REF, RECURSIVE_REF, ways
from schemawright.keywords import keywords_of
from schemawright.resolve import Library, Schema
from schemawright.resolve.index import RECURSIVE


@mutable
class DynamicScopes:
    """Answers for the schemas of one library; remembers its answers."""

    library: Library
    _decided: dict[str, Mapping[str, Schema]] = field(default_factory=dict)
    _leads_to: Mapping[str, frozenset[str]] | None = None

    def of(self, schema: Schema) -> Mapping[str, Schema]:
        """What each anchor means, as far as that is decided, while `schema` is applied."""
        if not self.library.dynamic_names:
            return {}
        if schema.base not in self._decided:
            anchors = self.library.dynamic_anchors(schema)
            ends = {
                n: self._end(it) for n, it in anchors.items() if n in self.library.dynamic_names
            }
            self._decided[schema.base] = {
                name: end for name, end in ends.items() if self._decides(schema.base, name, end)
            }
        return self._decided[schema.base]

    def bound(self, schema: Schema, scope: Mapping[str, Schema]) -> Schema | None:
        """What the ``$dynamicRef`` or ``$recursiveRef`` of `schema` leads to in `scope`; None if it
        has none, or if that is not decided."""
        if schema.has(RECURSIVE_REF) and schema.dialect.name == "draft2019-09":
            root = self.library.follow(schema, RECURSIVE_REF)
            return scope.get(RECURSIVE) if root.get("$recursiveAnchor") is True else None
        reference = schema.get(DYNAMIC_REF)
        if not isinstance(reference, str) or DYNAMIC_REF not in keywords_of(schema.dialect):
            return None
        name = reference.partition("#")[2]
        target = self.library.reference(schema, reference)
        is_dynamic = target is not None and target.get("$dynamicAnchor") == name
        return scope.get(name) if is_dynamic else None

    def _end(self, anchored: Schema) -> Schema:
        """What is anchored, or the schema that this is another word for."""
        seen = set()
        while anchored.has("$ref") and is_placeholder(anchored) and anchored.place not in seen:
            seen.add(anchored.place)
            anchored = self.library.follow(anchored)
        return anchored

    def _decides(self, resource: str, name: str, end: Schema) -> bool:
        """Does nothing lead to `resource` that has another meaning for the anchor `name` than
        `end`?"""
        anchored = self.library.dynamically_anchored(name)
        others = {base for base, other in anchored if self._end(other) != end}
        if self._leads_to is None:
            self._leads_to = ways(self.library)
        pending, reached = [*others], set(others)
        while pending:
            for base in self._leads_to.get(pending.pop(), ()):
                if base == resource:
                    return False
                if base not in reached:
                    reached.add(base)
                    pending.append(base)
        return True
