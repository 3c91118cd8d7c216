"""What keywords say of the values of one JSON type, from all schemas that a value must match.

array:   {"items": {"type": "string"}}           →  array of string
         {"prefixItems": [A, B], "items": false, "minItems": 2}  →  tuple of A and B
         {"prefixItems": [A], "unevaluatedItems": B}             →  array of (A | B)
object:  {"additionalProperties": {"type": "integer"}}           →  mapping of integer
         {"patternProperties": {".*": A}}                        →  mapping of A
         ... {"propertyNames": {"enum": ["a", "b"]}} beside it   →  mapping of "a" | "b" to integer
string:  {"format": "date-time"}, where formats are asserted     →  date-time
         {"pattern": "^(on|off)$"}, which spells all that match  →  "on" | "off"
number:  {"type": "integer"}                                     →  integer
         {"type": "integer", "minimum": 4, "maximum": 4}         →  4
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import FirstConjunct, is_structural
from schemawright.describe.json_types import listed_types
from schemawright.describe.records import Records, written_parts
from schemawright.describe.schema_facts import formats, hides, prefix_of, rest_of, strictest
from schemawright.keywords import property_names
from schemawright.resolve import Library, Schema
from schemawright.text_types import kind_of_text
from schemawright.types.in_place_schemas import InPlaceSchemas, knows_keyword
from schemawright.types.language import (
    ANYTHING,
    BOOLEAN,
    INTEGER,
    NULL,
    NUMBER,
    STRING,
    TEXTS,
    VAGUE,
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    ScalarType,
    TupleType,
    Type,
    is_exact,
    options_of,
)
from schemawright.types.narrowing import TypeNames, narrowest
from schemawright.types.other_members import matches_every_name
from schemawright.types.pattern_words import words_of_pattern
from schemawright.types.unevaluated_parts import (
    UnevaluatedParts,
    speaks_of_items,
    speaks_of_members,
)
from schemawright.types.unions import either, restrict, union


@frozen
class Structure:
    """Reads schemas of the library of `records`; `use` says what type a schema inside them has,
    `names` what is known of names, `typed_texts` whether ``format`` is asserted, `text_types` the
    types of one's own for texts."""

    records: Records
    use: Callable[[Schema], Type]
    names: TypeNames
    typed_texts: bool
    text_types: Mapping[str, str] = field(default_factory=dict)
    library: Library = field(init=False)
    unevaluated: UnevaluatedParts = field(init=False)
    _with_format: FirstConjunct = field(init=False)
    _with_words: FirstConjunct = field(init=False)
    _integral: FirstConjunct = field(init=False)
    _with_items: FirstConjunct = field(init=False)
    _with_others: FirstConjunct = field(init=False)
    _with_names: FirstConjunct = field(init=False)
    _with_keys: FirstConjunct = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "library", self.records.library)
        unevaluated = UnevaluatedParts(InPlaceSchemas(self.records), self.use)
        object.__setattr__(self, "unevaluated", unevaluated)
        for name, matches in (
            ("_with_format", self._has_format),
            ("_with_words", lambda part: bool(words_of_pattern(part))),
            ("_integral", _is_integral),
            ("_with_items", _speaks_of_items),
            ("_with_others", self._speaks_of_others),
            ("_with_names", self._names_some),
            ("_with_keys", _speaks_of_names),
        ):
            object.__setattr__(self, name, FirstConjunct(self.library, matches))

    def of(self, schema: Schema, kind: str) -> Type:
        """The type of those instances of `schema` that are of the JSON type `kind`."""
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return MapType(self._values(schema), self._names(schema))
        if kind == "string":
            return self._text(schema)
        if kind == "number":
            return self._number(schema)
        return BOOLEAN if kind == "boolean" else NULL

    def narrowest(self, types: Iterable[Type]) -> Type:
        """The type of a value that has all of `types`."""
        return narrowest(types, self.names)

    def listed(self, schema: Schema, keyword: str) -> Iterator[tuple[str, Schema]]:
        """The schemas that ``properties`` or ``patternProperties`` names, but for those that
        nothing satisfies."""
        names = schema.get(keyword)
        for name in names if isinstance(names, dict) else ():
            below = self.library.child(schema, keyword, name)
            if below.value is not False:
                yield name, below

    def _text(self, schema: Schema) -> Type:
        spelt = self._with_words.of(schema)
        if spelt is not None:
            return LiteralType("string", words_of_pattern(spelt))
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
        """The items of those parts that speak of any."""
        types = [self._items(part, schema) for part in self._speaking(schema, self._with_items)]
        return self.narrowest(types) if types else ArrayType(ANYTHING)

    def _speaking(self, schema: Schema, first: FirstConjunct) -> list[Schema]:
        """What is written in `schema` that matches as `first` does, and then the first of all that
        it is made of, for what it refers to has a type of its own."""
        if (of_all := first.of(schema)) is None:
            return []
        written = filter(first.matches, written_parts(self.library, schema))
        return [*{part.place: part for part in (*written, of_all)}.values()]

    def _items(self, part: Schema, schema: Schema) -> Type:
        """The items of `schema` as its `part` has them."""
        if prefix_of(part):
            return self._row(part, self.records.composition(schema).parts)
        if part.has("items") and not isinstance(part.get("items"), list):
            return ArrayType(self.use(self.library.child(part, "items")))
        return ArrayType(union(self.unevaluated.items(part)))

    def _row(self, part: Schema, parts: Sequence[Schema]) -> Type:
        """An array whose first items have schemas of their own. Only where there have to be
        just so many is it a tuple."""
        keyword, rest = prefix_of(part), rest_of(part)
        count = len(part.get(keyword))  # type: ignore[arg-type]
        prefix = [self.use(self.library.child(part, keyword, i)) for i in range(count)]
        leftovers = self.unevaluated.items(part) if speaks_of_items(part) else None
        ends = part.get(rest) is False or strictest(parts, "maxItems") == count
        ends = ends or (leftovers is not None and len(leftovers) == count)
        if ends and strictest(parts, "minItems") == count:
            return TupleType(tuple(prefix))
        if not ends and part.has(rest):
            prefix.append(self.use(self.library.child(part, rest)))
        elif not ends:
            prefix += [VAGUE] if leftovers is None else leftovers
        return ArrayType(union(prefix))

    def _values(self, schema: Schema) -> Type:
        """The type of the members of an object that has no class, from those parts that speak of
        all members."""
        types = [self._members(part) for part in self._speaking(schema, self._with_others)]
        if not types:
            part = self._with_names.of(schema)
            return ANYTHING if part is None else self._some_members(part)
        return types[0] if len(types) == 1 else self.narrowest(types)

    def _members(self, part: Schema) -> Type:
        of_every_name = next(self._of_every_name(part), None)
        if of_every_name is not None:
            return self.use(of_every_name)
        if not part.has("additionalProperties"):
            return either(self.unevaluated.members(part))
        named = self._named(part)
        others = self.library.child(part, "additionalProperties")
        if others.value is not False:
            named.append(others)
        return either(map(self.use, named))

    def _some_members(self, part: Schema) -> Type:
        """The type of the members of an object, some of which `part` speaks of."""
        if not part.has("patternProperties"):
            return VAGUE
        return either([*map(self.use, self._named(part)), VAGUE])

    def _of_every_name(self, part: Schema) -> Iterator[Schema]:
        patterns = self.listed(part, "patternProperties")
        return (below for pattern, below in patterns if matches_every_name(pattern))

    def _names(self, schema: Schema) -> Type:
        """The names that members may have, where they are listed."""
        return self._names_by(self._speaking(schema, self._with_keys)) or STRING

    def names_by(self, parts: Iterable[Schema]) -> tuple[str, ...] | None:
        """The names that members may have by the ``propertyNames`` of `parts`, where they are
        listed."""
        type_ = self._names_by(filter(_speaks_of_names, parts))
        if type_ is None:
            return None
        meant = map(self.names.meaning, options_of(type_))
        literals = (option for option in meant if isinstance(option, LiteralType))
        return tuple(str(value) for literal in literals for value in literal.values)

    def _names_by(self, parts: Iterable[Schema]) -> Type | None:
        texts = [self._name(self.library.child(part, "propertyNames")) for part in parts]
        listed = [text for text in texts if self._is_listed(text)]
        return self.narrowest(listed) if listed else None

    def _name(self, schema: Schema) -> Type:
        """The type of the names that `schema` accepts, which need not say that they are texts."""
        type_ = self.use(schema)
        if isinstance(type_, AnyType) and isinstance(schema.value, dict):
            return self._text(schema)
        return restrict(type_, frozenset({"string"}))

    def _is_listed(self, type_: Type) -> bool:
        """Is it one of some texts?"""
        meant = map(self.names.meaning, options_of(type_))
        return all(isinstance(option, LiteralType) and option.kind == "string" for option in meant)

    def _named(self, part: Schema) -> list[Schema]:
        """The schemas of the members that it speaks of by their names."""
        keywords = ("properties", "patternProperties")
        return [below for keyword in keywords for _, below in self.listed(part, keyword)]

    def _speaks_of_others(self, part: Schema) -> bool:
        if not is_structural(part):
            return False
        speaks = part.has("additionalProperties") or speaks_of_members(part)
        return speaks or any(self._of_every_name(part))

    def _names_some(self, part: Schema) -> bool:
        return is_structural(part) and bool(self._named(part))


def _is_integral(part: Schema) -> bool:
    names = listed_types(part.get("type"))
    return "integer" in names and "number" not in names and not hides(part)


def _speaks_of_items(part: Schema) -> bool:
    if not is_structural(part):
        return False
    has_one_for_all = part.has("items") and not isinstance(part.get("items"), list)
    return bool(prefix_of(part)) or has_one_for_all or speaks_of_items(part)


def _speaks_of_names(part: Schema) -> bool:
    return knows_keyword(part, property_names.KEYWORD.name) and is_structural(part)
