"""Which resources lead to which, and which of them mean something else for who refers to them.

tree:  {"properties": {"children": {"items": {"$dynamicRef": "#node"}}}, "$dynamicAnchor": "node"}
forest: {"items": {"$ref": "tree"}}       strict: {"$dynamicAnchor": "node", "$ref": "tree", …}
order: {"properties": {"id": {"type": "string"}}}
→  tree, and with it forest and strict, depend on their dynamic scope; order does not

A resource from which no undecided dynamic reference can be reached means the same in every dynamic
scope (Core 2020-12, section 8.2.3.2), whatever else the library has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.keywords import definitions, subschemas
from schemawright.place_tree import Place
from schemawright.resolve import Library, Schema
from schemawright.resolve.index import RECURSIVE
from schemawright.steps import take

DYNAMIC_REF, RECURSIVE_REF = "$dynamicRef", "$recursiveRef"
_DYNAMIC = ({DYNAMIC_REF}, {RECURSIVE_REF})
_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)


def ways(library: Library) -> Mapping[str, frozenset[str]]:
    """The resources that each one refers to, or has within itself other than as definitions. A
    dynamic reference leads back to a resource of its scope, so its own end is enough."""
    below: dict[str, set[str]] = {}
    for schema in library.schemas:
        below.setdefault(schema.base, set()).update(s.base for s in _next(library, schema))
    return {base: frozenset(others - {base}) for base, others in below.items()}


def dependent_on_scope(library: Library) -> frozenset[str]:
    """The resources from which a dynamic reference can be reached that several resources could
    answer; none in most libraries."""
    if not library.dynamic_names:
        return frozenset()
    led_to: dict[str, set[str]] = {}
    for base, others in ways(library).items():
        for other in others:
            led_to.setdefault(other, set()).add(base)
    dependent = {*asking_scope(library)}
    pending = [*dependent]
    while pending:
        new = led_to.get(pending.pop(), set()) - dependent
        dependent |= new
        pending += new
    return frozenset(dependent)


def asking_scope(library: Library) -> frozenset[str]:
    """The resources that have such a dynamic reference themselves."""
    if not library.dynamic_names:
        return frozenset()
    return frozenset(schema.base for schema in library.schemas if _is_dynamic(library, schema))


def generic(library: Library) -> frozenset[Place]:
    """The places of the schemas from which such a dynamic reference can be reached: what is beside
    one in a resource, and does not lead to it, means the same in every dynamic scope."""
    if not library.dynamic_names:
        return frozenset()
    led_to: dict[Place, list[Place]] = {}
    pending: list[Place] = []
    for schema in library.schemas:
        if _is_dynamic(library, schema):
            pending.append(schema.place)
        for other in _next(library, schema):
            led_to.setdefault(other.place, []).append(schema.place)
    reaching = set(pending)
    while pending:
        new = [place for place in led_to.get(pending.pop(), ()) if place not in reaching]
        reaching.update(new)
        pending += new
    return frozenset(reaching)


def asked(library: Library, schema: Schema) -> frozenset[str]:
    """The anchors that `schema`, and what it leads to, may ask the dynamic scope for, of those that
    several resources have."""
    names, pending, seen = set[str](), [schema], {schema.place}
    while pending:
        current = pending.pop()
        take(1)
        following = [*_next(library, current)]
        if _is_dynamic(library, current):
            reference = current.get(DYNAMIC_REF)
            name = reference.partition("#")[2] if isinstance(reference, str) else RECURSIVE
            if name not in names:
                following += [anchored for _, anchored in library.dynamically_anchored(name)]
                names.add(name)
        new = [below for below in following if below.place not in seen]
        seen.update(below.place for below in new)
        pending += new
    return frozenset(names)


def _next(library: Library, schema: Schema) -> Iterator[Schema]:
    """What `schema` refers to, and has within itself other than as definitions."""
    for keyword in ("$ref", DYNAMIC_REF):
        reference = schema.get(keyword)
        target = library.reference(schema, reference) if isinstance(reference, str) else None
        if target is not None:
            yield target
    for way, value in subschemas(schema.value, schema.dialect):
        if way[0] not in _DEFINITIONS and isinstance(value, dict):
            yield library.child(schema, *way)


def is_dynamic_reference(schema: Schema) -> bool:
    """Is it a dynamic reference, and nothing else?"""
    return isinstance(schema.value, dict) and schema.value.keys() in _DYNAMIC


def _is_dynamic(library: Library, schema: Schema) -> bool:
    if schema.has(RECURSIVE_REF) and RECURSIVE in library.dynamic_names:
        return True
    reference = schema.get(DYNAMIC_REF)
    return isinstance(reference, str) and reference.partition("#")[2] in library.dynamic_names
