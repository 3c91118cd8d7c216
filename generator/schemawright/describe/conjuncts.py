"""All schemas that a value must satisfy at once.

{"$ref": "#/$defs/base", "allOf": [{"minItems": 1}], "type": "array"}
→  what is at #/$defs/base, {"minItems": 1}, the schema itself
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.describe.schema_facts import applies, hides
from schemawright.resolve import Library, Schema


def branches(library: Library, schema: Schema, keyword: str) -> tuple[Schema, ...]:
    """The schemas that ``allOf``, ``anyOf`` or ``oneOf`` lists, where the dialect knows these."""
    listed = schema.get(keyword)
    if not isinstance(listed, list) or not applies(schema):
        return ()
    return tuple(library.child(schema, keyword, i) for i in range(len(listed)))


def conjuncts(library: Library, schema: Schema) -> Iterator[Schema]:
    """What `schema` says besides its own keywords: its ``$ref``, then the parts of ``allOf``."""
    if isinstance(schema.get("$ref"), str):
        yield library.follow(schema)
        if schema.dialect.ref_hides_siblings:
            return
    yield from branches(library, schema, "allOf")


def all_conjuncts(library: Library, schema: Schema) -> Iterator[Schema]:
    """Everything that a value of `schema` must match as a whole: what is referred to first, then
    the parts of ``allOf``, then the schema itself. Depth first and without recursion."""
    if not schema.has("$ref") and not schema.has("allOf"):
        yield schema
        return
    seen = {schema.place}
    pending = [(schema, False)]
    while pending:
        current, done = pending.pop()
        if done:
            yield current
            continue
        pending.append((current, True))
        for below in reversed(list(conjuncts(library, current))):
            if below.place not in seen and isinstance(below.value, dict):
                seen.add(below.place)
                pending.append((below, False))


def structural(library: Library, schema: Schema) -> list[Schema]:
    """Those of `all_conjuncts` whose words about members and items count."""
    return [part for part in all_conjuncts(library, schema) if not hides(part) and applies(part)]
