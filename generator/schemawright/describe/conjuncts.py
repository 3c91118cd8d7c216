"""All schemas that a value must satisfy at once.

{"$ref": "#/$defs/base", "allOf": [{"minItems": 1}], "type": "array"}
→  what is at #/$defs/base, {"minItems": 1}, the schema itself
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.describe.schema_facts import applies, hides
from schemawright.keywords import if_, keywords_of
from schemawright.resolve import Library, Schema


def branches(library: Library, schema: Schema, keyword: str) -> tuple[Schema, ...]:
    """The schemas that ``allOf``, ``anyOf`` or ``oneOf`` lists, where the dialect knows these."""
    listed = schema.get(keyword)
    if not isinstance(listed, list) or not applies(schema):
        return ()
    return tuple(library.child(schema, keyword, i) for i in range(len(listed)))


def alternatives(library: Library, schema: Schema) -> Iterator[tuple[Schema, ...]]:
    """Schemas of which a value must satisfy one: those of ``oneOf``, those of ``anyOf``, and what
    ``then`` and ``else`` say, where ``if`` decides between both."""
    if hides(schema):
        return
    for keyword in ("oneOf", "anyOf"):
        if options := branches(library, schema, keyword):
            yield options
    decided = (if_.KEYWORD.name, if_.THEN.name, if_.ELSE.name)
    if all(map(schema.has, decided)) and if_.KEYWORD.name in keywords_of(schema.dialect):
        yield tuple(library.child(schema, keyword) for keyword in decided[1:])


def conjuncts(library: Library, schema: Schema) -> Iterator[Schema]:
    """What `schema` says besides its own keywords: what it refers to, in whatever dynamic scope,
    then the parts of ``allOf``."""
    if isinstance(schema.get("$ref"), str):
        yield library.follow(schema)
        if schema.dialect.ref_hides_siblings:
            return
    if _is_settled(library, schema):
        yield library.follow(schema, "$dynamicRef")
    yield from branches(library, schema, "allOf")


def _is_settled(library: Library, schema: Schema) -> bool:
    """Has it a ``$dynamicRef`` that means the same in every dynamic scope?"""
    reference = schema.get("$dynamicRef")
    if not isinstance(reference, str) or schema.dialect.name != "draft2020-12":
        return False
    return reference.partition("#")[2] not in library.dynamic_names


def all_conjuncts(library: Library, schema: Schema) -> Iterator[Schema]:
    """Everything that a value of `schema` must match as a whole: what is referred to first, then
    the parts of ``allOf``, then the schema itself. Depth first and without recursion."""
    if not any(map(schema.has, ("$ref", "$dynamicRef", "allOf"))):
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
