"""What a resource makes of the parts of the generic schemas that it refers to.

page:     {"properties": {"items": {"items": {"$dynamicRef": "#T"}}}}
envelope: {"properties": {"page": {"$ref": "page"}}}
orders:   {"$ref": "envelope", "$defs": {"T": {"$dynamicAnchor": "T", "$ref": "order"}}}
→  a reference to page that stands in orders, as the member `page` of that: a class of its own

Such a reference is written nowhere. Its place is the way that evaluation takes to it
(``/$ref/properties/page``), its resource the one that decides, so that in the dynamic scope that
begins there the generic schema means what it means on that way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from urllib.parse import quote

from schemawright.data_classes import mutable
from schemawright.describe.records import Records
from schemawright.describe.subschemas import Part, parts
from schemawright.keywords import ref
from schemawright.limits import limits
from schemawright.place_tree import Place
from schemawright.resolve import Schema
from schemawright.resolve.identity import file_uri
from schemawright.values import Tokens, pointer

_REF = ref.KEYWORD.name


@mutable
class Specialisations:
    """Finds them, each once: what stands for one stands for all of them."""

    records: Records
    #: The resources that have gone through a schema, by its place.
    _resources: dict[Place, set[str]] = field(default_factory=dict)

    def below(self, schema: Schema) -> Iterator[Part]:
        """The parts of what `schema` refers to in another resource, as far as its own one decides
        what they are."""
        if not self.records.generic or not isinstance(schema.get(_REF), str):
            return
        generic = self._generic(self.records.library.follow(schema), schema)
        if generic is None or not self._is_first(generic, schema.base):
            return
        if isinstance(generic.get(_REF), str):
            base = Part(self.records.library.follow(generic), "", merged=True)
            yield from self._part(schema, base, (_REF, _REF))
        for part in parts(self.records, generic, generic):
            way = part.schema.tokens[len(generic.tokens) :]
            yield from self._part(schema, part, (_REF, *way))

    def _part(self, schema: Schema, part: Part, way: Tokens) -> Iterator[Part]:
        """`part` as a reference that stands in `schema`, if it means something of its own there."""
        generic = self._generic(part.schema, schema)
        if generic is not None:
            uri = f"{file_uri(generic.source.path)}#{quote(pointer(generic.tokens))}"
            there = replace(schema, tokens=(*schema.tokens, *way), value={_REF: uri})
            yield replace(part, schema=there, whole=None)

    def _generic(self, schema: Schema, around: Schema) -> Schema | None:
        """The generic schema that `schema` is but another word for, if the resource of `around`
        decides what it means.

        None too if there is a resource on the way that has anchors which that of `around` lacks:
        a reference from there to the end would go without them.
        """
        library, way = self.records.library, self.records.way_to_generic(schema, around)
        own = library.dynamic_anchors(around).keys()
        for linked in way:
            if library.dynamic_anchors(linked).keys() & library.dynamic_names - own:
                return None
        return way[-1] if way else None

    def _is_first(self, generic: Schema, resource: str) -> bool:
        """Is it the first time that `resource` comes to it, and one of not too many?"""
        resources = self._resources.setdefault(generic.place, set())
        if resource in resources or len(resources) == limits().dynamic_scopes:
            return False
        resources.add(resource)
        return True
