"""shape: schemas -> definitions. What each class of the package can say about its schema.

    {"type": "object", "properties": {"id": {"type": "string"}}}   →  Fields(id: string)
    {"$ref": "#/$defs/money"}                                      →  Alias(Money)
    {"type": "array", "items": {"type": "string"}}                 →  Root(Items(string))

A shape is taken from any of the keywords that a value must satisfy together, so it is never
narrower than the schema; what types cannot say is left to the validators.

"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from schemawright.contract import Contract, NamedSchema
from schemawright.diagnostics import Problems
from schemawright.resolve import Schema
from schemawright.targets.pydantic.definitions import Alias, Definition, Fields, Property, Root
from schemawright.targets.pydantic.json_types import (
    ALL,
    Kinds,
    branches,
    constants,
    kind_of,
    listed,
)
from schemawright.targets.pydantic.schema_facts import (
    formats,
    hides,
    is_closed,
    is_reference,
    knows,
    most,
    prefix_of,
    rest_of,
    says_something,
    strings,
    validates,
)
from schemawright.targets.pydantic.shapes import (
    ANYTHING,
    BOOLEAN,
    DAY,
    IDENTIFIER,
    INTEGER,
    MOMENT,
    NULL,
    NUMBER,
    STRING,
    VAGUE,
    Either,
    Items,
    Members,
    Named,
    Row,
    Shape,
    Values,
    Words,
    either,
    fitting,
    has_class,
    size,
)
from schemawright.values import Json, Tokens

#: Types with more parts than this are written once, as a class, and named where they are used.
_LARGEST = 12
_OBJECT = frozenset({"object"})
#: Integers up to here are the same number as a float.
_EXACT = 2**53
#: Texts of these formats have a type of their own.
_TEXTS = {"date-time": MOMENT, "date": DAY, "uuid": IDENTIFIER}


def shape(contract: Contract, problems: Problems) -> Mapping[str, Definition]:
    """The definition of each class of the package, in the order of the contract. Warns of
    schemas that leave nothing for a class to say (SW0701)."""
    shaper = _Shaper(contract)
    classes = [each for each in contract.schemas if each.role != "parameter"]
    found = {each.name: shaper.definition(each) for each in classes}
    vague: dict[str, list[NamedSchema]] = {}
    for each in classes:
        part = each.schema.tokens[-2:-1] == ("allOf",)
        if found[each.name] == Root(VAGUE) and each.schema.value is not False and not part:
            vague.setdefault(each.schema.source.path, []).append(each)
    for schemas in vague.values():
        _warn(schemas, problems)
    return found


def _warn(vague: list[NamedSchema], problems: Problems) -> None:
    """One warning for all such schemas of a document, at the first of them."""
    first, others = vague[0], len(vague) - 1
    more = f" (and what {others} more schemas of this document accept)" if others else ""
    hint = "the model is a root model of object; its validator is not affected"
    if any(each.schema.get("properties") for each in vague):
        hint = 'add "type": "object" where nothing but objects is meant; until then ' + hint
    problems.warning(
        "SW0701",
        f"what {first.name} accepts{more} cannot be said by a type",
        hint,
        first.schema.source.place(first.schema.tokens),
    )


@dataclass(slots=True)
class _Shaper:
    contract: Contract
    kinds: Kinds = field(init=False)
    _roots: dict[str, Shape | None] = field(default_factory=dict)
    _open: set[tuple[str, Tokens]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.kinds = Kinds(self.contract.library)

    def definition(self, named: NamedSchema) -> Definition:
        target = self._alias(named)
        if target is not None:
            return Alias(target.name)
        if self._has_fields(named.schema):
            return self._fields(named.schema)
        return Root(self._root(named))

    def _alias(self, named: NamedSchema) -> NamedSchema | None:
        """The schema of the package that `named` is just another name of."""
        name = self.contract.name_of(named.schema)
        schema, seen = named.schema, {named.schema.place}
        while name in (None, named.name) and is_reference(schema):
            schema = self.contract.library.follow(schema)
            if schema.place in seen:
                return None
            seen.add(schema.place)
            name = self.contract.name_of(schema)
        if name is None or name == named.name or not self._is_same(named.schema, schema):
            return None
        found = self.contract.named(name)
        return found if found.role != "parameter" else None

    def _is_same(self, schema: Schema, target: Schema) -> bool:
        """Does `target` by itself mean what it means when `schema` refers to it? A dynamic
        reference in it may find another anchor (Core, section 8.2.3.2)."""
        return not self.contract.library.dynamic_names or schema.base == target.base

    def _has_fields(self, schema: Schema) -> bool:
        kinds = self.kinds.of(schema)
        parts = self._parts(schema)
        if "object" not in kinds or not any(part.get("properties") for part in parts):
            return False
        return kinds <= {"object", "null"} or not any(map(self._chooses, parts))

    def _chooses(self, schema: Schema) -> bool:
        """Does it list things that a value may be, not just rules that it may follow?"""
        options = [
            option
            for keyword in ("oneOf", "anyOf")
            for option in branches(self.contract.library, schema, keyword)
        ]
        return any(
            isinstance(option.get("$ref"), str)
            or option.get("properties")
            or self.kinds.of(option) != ALL
            for option in options
        )

    def _together(self, schema: Schema) -> Iterator[Schema]:
        """All schemas that a value of `schema` must match as a whole: what it refers to first,
        then the parts of ``allOf``, then itself."""
        seen = {schema.place}
        pending = [(schema, False)]
        while pending:
            each, done = pending.pop()
            if done:
                yield each
                continue
            pending.append((each, True))
            for below in reversed(list(self._conjuncts(each))):
                if below.place not in seen and isinstance(below.value, dict):
                    seen.add(below.place)
                    pending.append((below, False))

    def _parts(self, schema: Schema) -> list[Schema]:
        """Those of them whose words about members and items count."""
        return [
            part
            for part in self._together(schema)
            if not hides(part) and knows(part.dialect, "applicator")
        ]

    def _conjuncts(self, schema: Schema) -> Iterator[Schema]:
        library = self.contract.library
        if isinstance(schema.get("$ref"), str):
            yield library.follow(schema)
            if schema.dialect.ref_hides_siblings:
                return
        yield from branches(library, schema, "allOf")

    def _fields(self, schema: Schema) -> Fields:
        parts = self._parts(schema)
        rules = [part for part in parts if validates(part)]
        required = {name for part in rules for name in strings(part.get("required"))}
        properties: dict[str, Property] = {}
        for part in parts:
            for wire, below in self._properties(part):
                made = Property(wire, self.use(below), wire in required, below)
                known = properties.get(wire)
                if known is None or made.shape not in (ANYTHING, VAGUE):
                    properties[wire] = made
        closed = any(is_closed(part) for part in parts)
        kinds = self.kinds.of(schema)
        mixed = not kinds <= {"object", "null"}
        return Fields(tuple(properties.values()), closed, "null" in kinds, mixed)

    def _properties(self, schema: Schema) -> Iterator[tuple[str, Schema]]:
        for below in self._listed(schema, "properties"):
            yield str(below.tokens[-1]), below

    def use(self, schema: Schema) -> Shape:
        """The shape of `schema` where it is used: a class by its name, a small value in full."""
        name = self.contract.name_of(schema)
        named = self.contract.named(name) if name is not None else None
        if named is None or named.role == "parameter":
            return self._value(schema)
        target = self._alias(named) or named
        if self._has_fields(target.schema):
            return self._with_others(Named(target.name), target.schema)
        found = self._root(target)
        return found if size(found) <= _LARGEST else Named(target.name)

    def _with_others(self, found: Named, schema: Schema) -> Shape:
        """`found`, or what `schema` accepts besides objects."""
        kinds = sorted(self.kinds.of(schema) - _OBJECT)
        if schema.place in self._open:
            return either([found, *map(_bare, kinds)])
        self._open.add(schema.place)
        try:
            return either([found, *(self._kind(schema, kind) for kind in kinds)])
        finally:
            self._open.discard(schema.place)

    def _root(self, named: NamedSchema) -> Shape:
        """What is in the root model of `named`; within itself, the model."""
        if named.name not in self._roots:
            self._roots[named.name] = None
            self._roots[named.name] = self._value(named.schema)
        return self._roots[named.name] or Named(named.name)

    def _value(self, schema: Schema) -> Shape:
        """The shape of `schema` written out."""
        if isinstance(schema.value, bool) or schema.place in self._open:
            return ANYTHING if schema.value is True else VAGUE
        self._open.add(schema.place)
        try:
            return self._written(schema)
        finally:
            self._open.discard(schema.place)

    def _written(self, schema: Schema) -> Shape:
        """The first telling one of the keywords' shapes, narrowest kinds of keyword first."""
        kinds = self.kinds.of(schema)
        if not kinds:
            return VAGUE
        values = constants(schema) if validates(schema) else None
        if values is not None and not hides(schema):
            return either(map(_constant, values))
        vague = False
        for found in self._views(schema, kinds):
            if found not in (ANYTHING, VAGUE):
                return found
            vague = vague or found == VAGUE
        return VAGUE if vague or says_something(schema) else ANYTHING

    def _views(self, schema: Schema, kinds: frozenset[str]) -> Iterator[Shape]:
        for below in self._conjuncts(schema):
            found = fitting(self.use(below), kinds)
            if has_class(found):
                yield found
        for keyword in () if hides(schema) else ("oneOf", "anyOf"):
            options = branches(self.contract.library, schema, keyword)
            possible = [each for each in options if self.kinds.of(each) & kinds]
            if possible:
                found = either(map(self.use, possible))
                yield VAGUE if self._is_undecided(found) else found
        if kinds != ALL:
            yield either(self._kind(schema, kind) for kind in sorted(kinds))
        yield from map(self.use, self._conjuncts(schema))

    def _is_undecided(self, found: Shape) -> bool:
        """Would classes in a union have to tell by their own checks which one a value is of,
        where what a check means depends on who refers to it?"""
        options = found.options if isinstance(found, Either) else ()
        objects = [each for each in options if isinstance(each, (Named, Members))]
        return len(objects) > 1 and bool(self.contract.library.dynamic_names)

    def _kind(self, schema: Schema, kind: str) -> Shape:
        """The shape of those instances of `schema` that are of the JSON type `kind`."""
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return Members(self._values(schema))
        if kind == "string":
            return self._text(schema)
        if kind == "number":
            return INTEGER if self._is_integer(schema) else NUMBER
        return BOOLEAN if kind == "boolean" else NULL

    def _text(self, schema: Schema) -> Shape:
        for part in self._together(schema) if self.contract.formats == "assert" else ():
            name = part.get("format")
            if isinstance(name, str) and name in _TEXTS and not hides(part) and formats(part):
                return _TEXTS[name]
        return STRING

    def _is_integer(self, schema: Schema) -> bool:
        return any(
            "integer" in (names := listed(part.get("type"))) and "number" not in names
            for part in self._together(schema)
            if not hides(part)
        )

    def _array(self, schema: Schema) -> Shape:
        """The items of the first part that speaks of any."""
        parts = self._parts(schema)
        for part in parts:
            if prefix_of(part):
                return self._row(part, parts)
            if part.has("items") and not isinstance(part.get("items"), list):
                return Items(self.use(self.contract.library.child(part, "items")))
        return Items(ANYTHING)

    def _row(self, part: Schema, parts: list[Schema]) -> Shape:
        """An array whose first items have schemas of their own. Only where there have to be
        just so many is it a tuple."""
        keyword, rest = prefix_of(part), rest_of(part)
        count = len(part.get(keyword))  # type: ignore[arg-type]
        prefix = [self.use(self.contract.library.child(part, keyword, i)) for i in range(count)]
        ends = part.get(rest) is False or most(parts, "maxItems") == count
        if ends and most(parts, "minItems") == count:
            return Row(tuple(prefix))
        if not ends:
            below = self.contract.library.child(part, rest) if part.has(rest) else None
            prefix.append(self.use(below) if below is not None else VAGUE)
        return Items(either(prefix))

    def _values(self, schema: Schema) -> Shape:
        """The shape of the members of an object that has no class, from the first part that
        speaks of all members."""
        vague = False
        for part in self._parts(schema):
            named = [*self._listed(part, "properties"), *self._listed(part, "patternProperties")]
            if part.has("additionalProperties"):
                others = self.contract.library.child(part, "additionalProperties")
                if others.value is not False:
                    named.append(others)
                return either(map(self.use, named))
            vague = vague or bool(named)
        return VAGUE if vague else ANYTHING

    def _listed(self, schema: Schema, keyword: str) -> Iterator[Schema]:
        listed = schema.get(keyword)
        for name in listed if isinstance(listed, dict) else ():
            below = self.contract.library.child(schema, keyword, name)
            if below.value is not False:
                yield below


def _bare(kind: str) -> Shape:
    """All values of a JSON type."""
    plain: dict[str, Shape] = {"null": NULL, "boolean": BOOLEAN, "string": STRING}
    return plain.get(kind, Items(VAGUE) if kind == "array" else NUMBER)


def _constant(value: Json) -> Shape:
    kind = kind_of(value)
    if isinstance(value, str):
        return Words((value,))
    if isinstance(value, bool):
        return Values("boolean", (value,))
    if isinstance(value, (int, float)):
        if value != int(value):
            return NUMBER
        return Values("integer", (int(value),)) if abs(value) < _EXACT else INTEGER
    plain: dict[str, Shape] = {"null": NULL, "array": Items(VAGUE)}
    return plain.get(kind, Members(VAGUE))
