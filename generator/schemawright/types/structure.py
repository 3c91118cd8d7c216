"""What keywords say of the values of one JSON type, from all schemas that a value must match.

array:   {"items": {"type": "string"}}           →  array of string
         {"prefixItems": [A, B], "items": false, "minItems": 2}  →  tuple of A and B
object:  {"additionalProperties": {"type": "integer"}}           →  mapping of integer
string:  {"format": "date-time"}, where formats are asserted     →  date-time
number:  {"type": "integer"}                                     →  integer
         {"type": "integer", "minimum": 4, "maximum": 4}         →  4
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import FirstConjunct, is_structural, structural
from schemawright.describe.json_types import listed_types
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
    LiteralType,
    MapType,
    ScalarType,
    TupleType,
    Type,
    is_exact,
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
    _with_format: FirstConjunct = field(init=False)
    _integral: FirstConjunct = field(init=False)
    _with_items: FirstConjunct = field(init=False)
    _with_others: FirstConjunct = field(init=False)
    _with_names: FirstConjunct = field(init=False)

    def __post_init__(self) -> None:
        for name, matches in (
            ("_with_format", self._has_format),
            ("_integral", _is_integral),
            ("_with_items", _speaks_of_items),
            ("_with_others", _speaks_of_others),
            ("_with_names", self._names_some),
        ):
            object.__setattr__(self, name, FirstConjunct(self.library, matches))

    def of(self, schema: Schema, kind: str) -> Type:
        """The type of those instances of `schema` that are of the JSON type `kind`."""
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return MapType(self._values(schema))
        if kind == "string":
            return self._text(schema)
        if kind == "number":
            return self._number(schema)
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
        part = self._with_format.of(schema) if self.typed_texts else None
        if part is None:
            return STRING
        name = str(part.get("format"))
        if name in self.text_types:
            return ScalarType(kind_of_text(name, self.text_types[name]))
        return TEXTS[name]

    def _has_format(self, part: Schema) -> bool:
        """Does it ask for a format that has a type?"""
        name = part.get("format")
        if not isinstance(name, str) or hides(part) or not formats(part):
            return False
        return name in self.text_types or name in TEXTS

    def _number(self, schema: Schema) -> Type:
        if self._integral.of(schema) is None:
            return NUMBER
        least, most = schema.get("minimum"), schema.get("maximum")
        if not isinstance(least, int) or isinstance(least, bool) or least != most:
            return INTEGER
        return LiteralType("integer", (least,)) if is_exact(least) else INTEGER

    def _array(self, schema: Schema) -> Type:
        """The items of the first part that speaks of any."""
        part = self._with_items.of(schema)
        if part is None:
            return ArrayType(ANYTHING)
        if prefix_of(part):
            return self._row(part, structural(self.library, schema))
        return ArrayType(self.use(self.library.child(part, "items")))

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
        part = self._with_others.of(schema)
        if part is None:
            return ANYTHING if self._with_names.of(schema) is None else VAGUE
        named = self._named(part)
        others = self.library.child(part, "additionalProperties")
        if others.value is not False:
            named.append(others)
        return union(map(self.use, named))

    def _named(self, part: Schema) -> list[Schema]:
        """The schemas of the members that it speaks of by their names."""
        keywords = ("properties", "patternProperties")
        return [below for keyword in keywords for _, below in self.listed(part, keyword)]

    def _names_some(self, part: Schema) -> bool:
        return is_structural(part) and bool(self._named(part))


def _is_integral(part: Schema) -> bool:
    names = listed_types(part.get("type"))
    return "integer" in names and "number" not in names and not hides(part)


def _speaks_of_items(part: Schema) -> bool:
    if not is_structural(part):
        return False
    has_one_for_all = part.has("items") and not isinstance(part.get("items"), list)
    return bool(prefix_of(part)) or has_one_for_all


def _speaks_of_others(part: Schema) -> bool:
    return part.has("additionalProperties") and is_structural(part)
