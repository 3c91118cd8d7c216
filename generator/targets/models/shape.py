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

from generator.contract import Contract, NamedSchema
from generator.diagnostics import Problems
from generator.resolve import Schema
from generator.targets.models.definitions import Alias, Definition, Fields, Property, Root
from generator.targets.models.kinds import ALL, Kinds, branches, constants, kind_of, listed
from generator.targets.models.reading import (
    hides,
    is_closed,
    is_reference,
    says_something,
    strings,
    validates,
)
from generator.targets.models.shapes import (
    ANYTHING,
    BOOLEAN,
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
    Shape,
    Words,
    either,
    size,
)
from generator.values import Json, Tokens

#: Types with more parts than this are written once, as a class, and named where they are used.
_LARGEST = 12
_OBJECT = frozenset({"object"})


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
        return _OBJECT <= kinds <= {"object", "null"} and any(
            part.get("properties") for part in self._together(schema)
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

    def _conjuncts(self, schema: Schema) -> Iterator[Schema]:
        library = self.contract.library
        if isinstance(schema.get("$ref"), str):
            yield library.follow(schema)
            if schema.dialect.ref_hides_siblings:
                return
        yield from branches(library, schema, "allOf")

    def _fields(self, schema: Schema) -> Fields:
        parts = [part for part in self._together(schema) if not is_reference(part)]
        required = {name for part in parts for name in strings(part.get("required"))}
        properties: dict[str, Property] = {}
        for part in parts:
            for wire, below in self._properties(part):
                made = Property(wire, self.use(below), wire in required, below)
                known = properties.get(wire)
                if known is None or made.shape not in (ANYTHING, VAGUE):
                    properties[wire] = made
        closed = any(is_closed(part) for part in parts)
        return Fields(tuple(properties.values()), closed, "null" in self.kinds.of(schema))

    def _properties(self, schema: Schema) -> Iterator[tuple[str, Schema]]:
        properties = schema.get("properties")
        for wire in properties if isinstance(properties, dict) else ():
            below = self.contract.library.child(schema, "properties", wire)
            if below.value is not False:
                yield wire, below

    def use(self, schema: Schema) -> Shape:
        """The shape of `schema` where it is used: a class by its name, a small value in full."""
        name = self.contract.name_of(schema)
        named = self.contract.named(name) if name is not None else None
        if named is None or named.role == "parameter":
            return self._value(schema)
        target = self._alias(named) or named
        if self._has_fields(target.schema):
            nullable = "null" in self.kinds.of(target.schema)
            return either([Named(target.name), NULL]) if nullable else Named(target.name)
        found = self._root(target)
        return found if size(found) <= _LARGEST else Named(target.name)

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
            found = self.use(below)
            if isinstance(found, Named):
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
            return Items(self._items(schema))
        if kind == "object":
            return Members(self._values(schema))
        if kind == "string":
            return MOMENT if self._is_moment(schema) else STRING
        if kind == "number":
            return INTEGER if self._is_integer(schema) else NUMBER
        return BOOLEAN if kind == "boolean" else NULL

    def _is_moment(self, schema: Schema) -> bool:
        return self.contract.formats == "assert" and any(
            part.get("format") == "date-time" and not hides(part) for part in self._together(schema)
        )

    def _is_integer(self, schema: Schema) -> bool:
        return any(
            "integer" in (names := listed(part.get("type"))) and "number" not in names
            for part in self._together(schema)
            if not hides(part)
        )

    def _items(self, schema: Schema) -> Shape:
        for part in self._together(schema):
            if hides(part) or not part.has("items"):
                continue
            if isinstance(part.get("items"), list) or part.has("prefixItems"):
                return VAGUE
            return self.use(self.contract.library.child(part, "items"))
        vague = any(part.has("prefixItems") for part in self._together(schema))
        return VAGUE if vague else ANYTHING

    def _values(self, schema: Schema) -> Shape:
        """The shape of the members of an object that has no class."""
        keywords = ("properties", "patternProperties")
        parts = [part for part in self._together(schema) if not hides(part)]
        for part in parts:
            if part.has("additionalProperties") and not any(part.get(key) for key in keywords):
                return self.use(self.contract.library.child(part, "additionalProperties"))
        return VAGUE if any(part.get(key) for part in parts for key in keywords) else ANYTHING


def _constant(value: Json) -> Shape:
    kind = kind_of(value)
    if isinstance(value, str):
        return Words((value,))
    if kind == "number":
        return INTEGER if value == int(value) else NUMBER  # type: ignore[arg-type]
    plain: dict[str, Shape] = {"null": NULL, "boolean": BOOLEAN, "array": Items(VAGUE)}
    return plain.get(kind, Members(VAGUE))
