"""Which JSON types a schema can accept, as far as that shows without solving it.

{"type": ["string", "null"], "enum": ["a", 1]}        →  string
{"allOf": [{"type": "object"}, {"properties": …}]}    →  object
{"properties": …}                                     →  all of them
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schemawright.resolve import Library, Schema
from schemawright.targets.pydantic.schema_facts import knows
from schemawright.values import Json, Tokens

#: JSON types; integers are numbers here.
ALL = frozenset(("null", "boolean", "number", "string", "array", "object"))


def kind_of(value: Json) -> str:
    """The JSON type of a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def listed(value: Json) -> tuple[str, ...]:
    """The types that the value of a ``type`` keyword lists."""
    names = value if isinstance(value, list) else [value]
    return tuple(name for name in names if isinstance(name, str))


def constants(schema: Schema) -> list[Json] | None:
    """The values that ``enum`` or ``const`` leave, or None where there is neither."""
    if schema.has("const") and schema.dialect.name not in ("draft4", "openapi30"):
        return [schema.get("const")]
    values = schema.get("enum")
    return values if isinstance(values, list) else None


@dataclass(slots=True)
class Kinds:
    """Answers for the schemas of one library; remembers what it has found."""

    library: Library
    _known: dict[tuple[str, Tokens], frozenset[str]] = field(default_factory=dict)

    def of(self, schema: Schema) -> frozenset[str]:
        """The types of the instances that `schema` may accept; a circle is taken to be wide."""
        if isinstance(schema.value, bool):
            return ALL if schema.value else frozenset()
        if schema.place not in self._known:
            self._known[schema.place] = ALL
            self._known[schema.place] = self._found(schema)
        return self._known[schema.place]

    def _found(self, schema: Schema) -> frozenset[str]:
        if isinstance(schema.get("$ref"), str):
            target = self.of(self.library.follow(schema))
            if schema.dialect.ref_hides_siblings:
                return target
        else:
            target = ALL
        found = target & self._own(schema)
        if not knows(schema.dialect, "applicator"):
            return found
        for below in branches(self.library, schema, "allOf"):
            found &= self.of(below)
        for keyword in ("anyOf", "oneOf"):
            if options := branches(self.library, schema, keyword):
                found &= frozenset().union(*map(self.of, options))
        return found

    def _own(self, schema: Schema) -> frozenset[str]:
        """What ``type``, ``nullable``, ``enum`` and ``const`` leave."""
        if not knows(schema.dialect, "validation"):
            return ALL
        found = ALL
        if schema.has("type"):
            names = listed(schema.get("type"))
            found = frozenset("number" if name == "integer" else name for name in names) & ALL
            if schema.dialect.name == "openapi30" and schema.get("nullable") is True:
                found |= {"null"}
        values = constants(schema)
        return found if values is None else found & frozenset(map(kind_of, values))


def branches(library: Library, schema: Schema, keyword: str) -> tuple[Schema, ...]:
    """The schemas that ``allOf``, ``anyOf`` or ``oneOf`` lists."""
    listed = schema.get(keyword)
    if not isinstance(listed, list):
        return ()
    return tuple(library.child(schema, keyword, i) for i in range(len(listed)))
