"""What keywords say of the values of one JSON type, from all schemas that a value must match.

array:   {"items": {"type": "string"}}           →  array of string
         {"prefixItems": [A, B], "items": false, "minItems": 2}  →  tuple of A and B
object:  {"additionalProperties": {"type": "integer"}}           →  mapping of integer
string:  {"format": "date-time"}, where formats are asserted     →  date-time
number:  {"type": "integer"}                                     →  integer
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import all_conjuncts, structural
from schemawright.describe.json_types import listed
from schemawright.describe.schema_facts import formats, hides, prefix_of, rest_of, strictest
from schemawright.resolve import Library, Schema
from schemawright.text_types import kind_of_text
from schemawright.types.language import (
    ANYTHING,
    BOOLEAN,
    INTEGER,
    NULL,
    NUMBER,
    STRING,
    TEXTS,
    VAGUE,
    ArrayType,
    MapType,
    ScalarType,
    TupleType,
    Type,
)
from schemawright.types.unions import union


@frozen
class Structure:
    """Reads schemas of `library`; `use` says what type a schema inside them has, `typed_texts`
    whether ``format`` is asserted, `text_types` the types of one's own for texts."""

    library: Library
    use: Callable[[Schema], Type]
    typed_texts: bool
    text_types: Mapping[str, str] = field(default_factory=dict)

    def of(self, schema: Schema, kind: str) -> Type:
        """The type of those instances of `schema` that are of the JSON type `kind`."""
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return MapType(self._values(schema))
        if kind == "string":
            return self._text(schema)
        if kind == "number":
            return INTEGER if self._is_integer(schema) else NUMBER
        return BOOLEAN if kind == "boolean" else NULL

    def listed(self, schema: Schema, keyword: str) -> Iterator[tuple[str, Schema]]:
        """The schemas that ``properties`` or ``patternProperties`` names, but for those that
        nothing satisfies."""
        names = schema.get(keyword)
        for name in names if isinstance(names, dict) else ():
            below = self.library.child(schema, keyword, name)
            if below.value is not False:
                yield name, below

    def _text(self, schema: Schema) -> Type:
        for part in all_conjuncts(self.library, schema) if self.typed_texts else ():
            name = part.get("format")
            if isinstance(name, str) and not hides(part) and formats(part):
                if name in self.text_types:
                    return ScalarType(kind_of_text(name, self.text_types[name]))
                if name in TEXTS:
                    return TEXTS[name]
        return STRING

    def _is_integer(self, schema: Schema) -> bool:
        return any(
            "integer" in (names := listed(part.get("type"))) and "number" not in names
            for part in all_conjuncts(self.library, schema)
            if not hides(part)
        )

    def _array(self, schema: Schema) -> Type:
        """The items of the first part that speaks of any."""
        parts = structural(self.library, schema)
        for part in parts:
            if prefix_of(part):
                return self._row(part, parts)
            if part.has("items") and not isinstance(part.get("items"), list):
                return ArrayType(self.use(self.library.child(part, "items")))
        return ArrayType(ANYTHING)

    def _row(self, part: Schema, parts: list[Schema]) -> Type:
        """An array whose first items have schemas of their own. Only where there have to be
        just so many is it a tuple."""
        keyword, rest = prefix_of(part), rest_of(part)
        count = len(part.get(keyword))  # type: ignore[arg-type]
        prefix = [self.use(self.library.child(part, keyword, i)) for i in range(count)]
        ends = part.get(rest) is False or strictest(parts, "maxItems") == count
        if ends and strictest(parts, "minItems") == count:
            return TupleType(tuple(prefix))
        if not ends:
            prefix.append(self.use(self.library.child(part, rest)) if part.has(rest) else VAGUE)
        return ArrayType(union(prefix))

    def _values(self, schema: Schema) -> Type:
        """The type of the members of an object that has no class, from the first part that
        speaks of all members."""
        vague = False
        for part in structural(self.library, schema):
            named = [
                below
                for keyword in ("properties", "patternProperties")
                for _, below in self.listed(part, keyword)
            ]
            if part.has("additionalProperties"):
                others = self.library.child(part, "additionalProperties")
                if others.value is not False:
                    named.append(others)
                return union(map(self.use, named))
            vague = vague or bool(named)
        return VAGUE if vague else ANYTHING
