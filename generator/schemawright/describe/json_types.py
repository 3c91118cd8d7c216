"""Which JSON types a schema can accept, as far as that shows without solving it.

{"type": ["string", "null"], "enum": ["a", 1]}        →  string
{"allOf": [{"type": "object"}, {"properties": …}]}    →  object
{"type": ["string", "null"], "not": {"const": null}}  →  string
{"properties": …}                                     →  all of them
"""

from __future__ import annotations

from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.conjuncts import alternatives, conjuncts
from schemawright.describe.schema_facts import hides, validates
from schemawright.resolve import Library, Schema
from schemawright.values import Json, Tokens

#: JSON types; integers are numbers here.
JSON_TYPES: frozenset[str] = frozenset(("null", "boolean", "number", "string", "array", "object"))
_BY_PARTS = ("object", "array", "string", "number", "boolean", "null")
#: Words for what is another one in JSON; a ``file`` is one of Swagger 2.0.
_SAME_TYPE = {"integer": "number", "file": "string"}
#: Keywords beside which ``not`` may stand alone: they accept everything.
_SAYS_NOTHING = {"$comment", "default", "description", "examples", "title"}
#: Schemas that are looked into one inside the other, or along references, to infer a type. What
#: lies deeper makes no type narrower: longer chains are of no use to a reader, and each link needs
#: a part of the stack.
MAX_INFERRED_DEPTH = 40


def kind_of(value: Json) -> str:
    """The JSON type of a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def listed_types(value: Json) -> tuple[str, ...]:
    """The types that the value of a ``type`` keyword lists."""
    names = value if isinstance(value, list) else [value]
    return tuple(name for name in names if isinstance(name, str))


def in_order(kinds: frozenset[str], written: Json = None) -> list[str]:
    """The JSON types `kinds`: first as the ``type`` keyword of the value `written` lists them, then
    those with most parts."""
    listed = (_SAME_TYPE.get(name, name) for name in listed_types(written))
    return [kind for kind in dict.fromkeys((*listed, *_BY_PARTS)) if kind in kinds]


def constants(schema: Schema) -> list[Json] | None:
    """The values that ``enum`` or ``const`` leave, or None where there is neither."""
    if schema.has("const") and not schema.dialect.is_draft4:
        return [schema.get("const")]
    values = schema.get("enum")
    if not isinstance(values, list):
        return None
    nullable = schema.dialect.null_switch == "x-nullable" and schema.get("x-nullable") is True
    return [*values, None] if nullable and None not in values else values


@mutable
class JsonTypes:
    """Answers for the schemas of one library; remembers its answers."""

    library: Library
    _answers: dict[tuple[str, Tokens], frozenset[str]] = field(default_factory=dict)
    _depth: int = 0

    def of(self, schema: Schema) -> frozenset[str]:
        """The types of the instances that `schema` may accept; a circle is taken to be wide, and
        so is what is more than `MAX_INFERRED_DEPTH` schemas away."""
        if isinstance(schema.value, bool):
            return JSON_TYPES if schema.value else frozenset()
        if schema.place not in self._answers:
            if self._depth == MAX_INFERRED_DEPTH:
                return JSON_TYPES
            self._answers[schema.place] = JSON_TYPES
            self._depth += 1
            self._answers[schema.place] = self._inferred(schema)
            self._depth -= 1
        return self._answers[schema.place]

    def _inferred(self, schema: Schema) -> frozenset[str]:
        kinds = JSON_TYPES if hides(schema) else _stated(schema)
        for below in conjuncts(self.library, schema):
            kinds &= self.of(below)
        for options in alternatives(self.library, schema):
            kinds &= frozenset[str]().union(*map(self.of, options))
        # All types but one are too many to be told.
        return kinds if kinds == JSON_TYPES or hides(schema) else kinds - self._refused(schema)

    def _refused(self, schema: Schema) -> frozenset[str]:
        """The types that ``not`` leaves nothing of."""
        if not validates(schema) or not isinstance(schema.get("not"), dict):
            return frozenset()
        below = self.library.child(schema, "not")
        said = below.value.keys() - _SAYS_NOTHING if isinstance(below.value, dict) else set()
        if said == {"type"}:
            return frozenset(listed_types(below.get("type"))) & JSON_TYPES
        values = constants(below) if len(said) == 1 else None
        return frozenset({"null"}) if values is not None and None in values else frozenset()


def _stated(schema: Schema) -> frozenset[str]:
    """What ``type``, ``nullable``, ``enum`` and ``const`` leave."""
    if not validates(schema):
        return JSON_TYPES
    kinds = JSON_TYPES
    if schema.has("type"):
        names = listed_types(schema.get("type"))
        kinds = frozenset(_SAME_TYPE.get(name, name) for name in names) & JSON_TYPES
        switch = schema.dialect.null_switch
        if switch is not None and schema.get(switch) is True:
            kinds |= {"null"}
    values = constants(schema)
    return kinds if values is None else kinds & frozenset(map(kind_of, values))
