"""The type of a schema: the narrowest that its keywords, taken together, leave.

A value must satisfy everything that a schema says. So what it refers to, its constants, its
alternatives and the keywords about its parts each give a type that is true, and `narrowest` takes
of each what says most:

    {"$ref": "#/$defs/status", "minLength": 1}, status an enumeration   →  the enumeration
    {"type": "object", "oneOf": [card, transfer]}                       →  Card | Transfer
    {"anyOf": [{"$ref": "#/$defs/tags"}, {"type": "null"}]}             →  array of string | null
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from functools import partial

from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import mutable
from schemawright.describe.conjuncts import alternatives, branches, conjuncts
from schemawright.describe.json_types import (
    JSON_TYPES,
    MAX_INFERRED_DEPTH,
    JsonTypes,
    constants,
    in_order,
)
from schemawright.describe.records import Records
from schemawright.describe.schema_facts import (
    hides,
    is_reference,
    says_something,
    validates,
)
from schemawright.place_tree import Place
from schemawright.resolve import Schema
from schemawright.steps import take
from schemawright.types.constant_types import type_of_constant
from schemawright.types.declarations import Alias, Declaration, Synonym
from schemawright.types.discriminated_classes import Discriminators
from schemawright.types.language import (
    ANYTHING,
    VAGUE,
    AnyType,
    MapType,
    NamedType,
    Type,
    bare,
    discriminated,
    discriminator_of,
    options_of,
)
from schemawright.types.narrowing import TypeNames
from schemawright.types.record_inference import RecordInference
from schemawright.types.structure import Structure
from schemawright.types.unions import restrict, said_once, union
from schemawright.values import Tokens


@mutable
class Inference:
    """Infers the types of the schemas of one contract, and remembers those that have names."""

    contract: Contract
    records: Records = field(init=False)
    json_types: JsonTypes = field(init=False)
    structure: Structure = field(init=False)
    objects: RecordInference = field(init=False)
    discriminators: Discriminators = field(init=False)
    _aliases: dict[str, Type | None] = field(default_factory=dict)
    #: By the resource of what is declared, too, which says what dynamic references mean.
    _types: dict[tuple[str, tuple[str, Tokens]], Type] = field(default_factory=dict)
    _specialisations: Mapping[tuple[str, Place], NamedSchema] = field(init=False)
    _depth: int = 0
    _scope: Mapping[str, Schema] = field(default_factory=dict)
    _around: Schema | None = None

    def __post_init__(self) -> None:
        library, formats = self.contract.library, self.contract.formats
        self.records = Records(library)
        self.json_types = self.records.json_types
        self.discriminators = Discriminators(self.contract)
        names, texts = TypeNames(self._meaning, self._derives), self.contract.text_types
        self.structure = Structure(self.records, self.use, names, formats == "assert", texts)
        self.objects = RecordInference(self.contract, self.structure, self.use)
        self._specialisations = self._all_specialised()

    def declaration(self, named: NamedSchema) -> Declaration:
        """What the package declares under the name of `named`."""
        target = self._target(named)
        if target is not None:
            return Synonym(target.name)
        if self.is_record(named):
            with self._in_scope_of(named.schema):
                return self.objects.record(named, self._resource)
        return Alias(self._alias(named))

    @contextmanager
    def _in_scope_of(self, schema: Schema) -> Iterator[None]:
        """What is inferred within is a part of `schema`, of what has a name."""
        before = self._scope, self._around
        self._scope = self.records.scopes.of(schema)
        self._around = schema if self._scope else None
        try:
            yield
        finally:
            self._scope, self._around = before

    @property
    def _resource(self) -> str:
        """The resource of what is declared, if that decides what dynamic references mean."""
        return self._around.base if self._around else ""

    def use(self, schema: Schema) -> Type:
        """The type of `schema` where it is used: what has a name by that name."""
        named = self._specialised(schema) or self.contract.class_at(schema)
        if named is None or named.role == "parameter":
            return self._value(schema)
        target = self._target(named) or named
        if target.whole is not None:
            return self._with_others(NamedType(target.name), target.schema)
        if self.is_record(target):
            return self._with_others(self._or_child(target), target.schema)
        if self._depth == MAX_INFERRED_DEPTH and target.name not in self._aliases:
            return NamedType(target.name, self.json_types.of(target.schema))
        if self._around and self.records.way_to_generic(target.schema, self._around):
            # What a dynamic scope decides is written out, unless it is a class.
            return self._value(target.schema)
        # What says nothing needs no name; nor is one worth following a reference for.
        type_ = self._alias(target)
        if isinstance(type_, AnyType):
            return type_
        stands_for = NamedType(target.name, self.json_types.of(target.schema))
        if target is not named:
            self._aliases.setdefault(named.name, stands_for)
        return replace(stands_for, name=named.name)

    def _specialised(self, schema: Schema) -> NamedSchema | None:
        """The schema that is `schema` as the resource of what is declared has it, which decides
        what it means: a reference to it from there."""
        way = self.records.way_to_generic(schema, self._around) if self._around else ()
        return self._specialisations.get((self._resource, way[-1].place)) if way else None

    def _all_specialised(self) -> Mapping[tuple[str, Place], NamedSchema]:
        """The named schemas that are generic ones as a resource has them, by that and the places
        of these; the first of several."""
        several: dict[tuple[str, Place], NamedSchema] = {}
        for named in self.contract.schemas if self.records.generic else ():
            generic = self.records.specialised(named.schema)
            if generic is not None and self.is_record(named):
                several.setdefault((named.schema.base, generic.place), named)
        return several

    def classes_of(self, schema: Schema) -> tuple[NamedType, ...]:
        """The named types that are alternatives of `schema`."""
        options = branches(self.contract.library, schema, "oneOf")
        types = (option for one in options for option in options_of(self.use(one)))
        return tuple(dict.fromkeys(type_ for type_ in types if isinstance(type_, NamedType)))

    def is_record(self, named: NamedSchema) -> bool:
        """Is it a class with fields? One of the kinds of a schema always is."""
        return named.whole is not None or self.records.is_record(named.schema)

    def _target(self, named: NamedSchema) -> NamedSchema | None:
        """The schema of the package that `named` is just another name of."""
        if named.whole is not None:
            return None
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
        target = self.contract.named(name)
        return target if target.role != "parameter" else None

    def _is_same(self, schema: Schema, target: Schema) -> bool:
        """Does `target` by itself mean what it means when `schema` refers to it? A dynamic
        reference in it may find another anchor (Core, section 8.2.3.2)."""
        return schema.base == target.base or target.place not in self.records.generic

    def _or_child(self, named: NamedSchema) -> Type:
        """The class `named`, or one that is made of it, which the document names."""
        told = self.discriminators.of_children(named)
        own = NamedType(named.name)
        if told is None:
            return own
        children = (NamedType(name) for _, name in told.names)
        return discriminated(union([*children, own]), told)

    def _with_others(self, record: Type, schema: Schema) -> Type:
        """The class `record`, or what its `schema` accepts besides objects."""
        kinds = in_order(self.json_types.of(schema), schema.get("type"))
        if "object" not in kinds or len(kinds) == 1:
            return record
        key = self._resource, schema.place
        if key not in self._types:
            # Inside itself, no more is said than that it can be something else.
            for others in (bare, partial(self.structure.of, schema)):
                options = (record if kind == "object" else others(kind) for kind in kinds)
                self._types[key] = union(options)
        return self._types[key]

    def _alias(self, named: NamedSchema) -> Type:
        """The type that `named` stands for; within itself, its name."""
        itself = NamedType(named.name, self.json_types.of(named.schema))
        if named.name not in self._aliases:
            self._aliases[named.name] = None
            with self._in_scope_of(named.schema):
                value = self._value(named.schema)
            # What may be itself or something else is something else.
            rest = union(option for option in options_of(value) if option != itself)
            self._aliases[named.name] = discriminated(rest, discriminator_of(value))
        return self._aliases[named.name] or itself

    def _value(self, schema: Schema) -> Type:
        """The type of `schema` written out; within itself, unnamed, nothing is said of it, and as
        little more than `MAX_INFERRED_DEPTH` schemas away."""
        if isinstance(schema.value, bool):
            return ANYTHING if schema.value else VAGUE
        key = self._resource, schema.place
        if key not in self._types:
            if self._depth == MAX_INFERRED_DEPTH:
                return VAGUE
            self._types[key] = VAGUE
            self._depth += 1
            self._types[key] = self._inferred(schema)
            self._depth -= 1
        return self._types[key]

    def _inferred(self, schema: Schema) -> Type:
        if is_reference(schema):
            target = self.contract.library.follow(schema)
            return self.use(target)
        kinds = self.json_types.of(schema)
        if not kinds:
            return VAGUE
        views = [restrict(view, kinds) for view in self._views(schema, kinds)]
        take(1 + sum(len(options_of(view)) for view in views))
        if all(view == ANYTHING for view in views) and not says_something(schema):
            return ANYTHING
        return self.structure.narrowest(views)

    def _meaning(self, type_: Type) -> Type:
        """The type that a name stands for, as far as that is known; a class stands for itself."""
        seen = {type_}
        while isinstance(type_, NamedType) and (said := self._aliases.get(type_.name)) is not None:
            if said in seen:
                break
            seen.add(said)
            type_ = said
        return type_

    def _derives(self, one: NamedType, other: NamedType) -> bool:
        """Is the class `one` made of the class `other`?"""
        first, second = self.contract.named(one.name), self.contract.named(other.name).schema
        parts = self.objects.members.composition(first).parts
        return first.schema.place != second.place and any(p.place == second.place for p in parts)

    def _views(self, schema: Schema, kinds: frozenset[str]) -> Iterator[Type]:
        """Types that are all true of `schema`, the better told first."""
        values = constants(schema) if validates(schema) and not hides(schema) else None
        if values is not None:
            yield union(map(type_of_constant, values))
        yield from map(self.use, conjuncts(self.contract.library, schema))
        bound = self.records.scopes.bound(schema, self._scope) if self._scope else None
        if bound is not None:
            yield self.use(bound)
        for options in alternatives(self.contract.library, schema):
            possible = [option for option in options if self.json_types.of(option) & kinds]
            if possible:
                types = said_once([self._option(it, kinds) for it in possible], self._meaning)
                told = self.discriminators.of_options(schema, _referred(possible, types))
                one_of_them = discriminated(restrict(union(types), kinds), told)
                yield VAGUE if self._is_undecided(schema, one_of_them) else one_of_them
        if kinds != JSON_TYPES:
            ordered = in_order(kinds, schema.get("type"))
            yield union(self.structure.of(schema, kind) for kind in ordered)

    def _option(self, schema: Schema, kinds: frozenset[str]) -> Type:
        """The type of an alternative of what is of the JSON types `kinds`; one that does not say
        itself of which it is speaks of those."""
        type_ = self.use(schema)
        if not isinstance(type_, AnyType) or kinds == JSON_TYPES or not says_something(schema):
            return type_
        own = in_order(kinds & self.json_types.of(schema), schema.get("type"))
        return union(self.structure.of(schema, kind) for kind in own)

    def _is_undecided(self, schema: Schema, type_: Type) -> bool:
        """Would classes in the union that `schema` is have to tell by their own checks which one a
        value is of, where what a check means depends on who refers to it?"""
        objects = [
            schema if isinstance(option, MapType) else self.contract.named(option.name).schema
            for option in options_of(type_)
            if isinstance(option, NamedType | MapType)
        ]
        return len(objects) > 1 and not all(map(self.records.is_decided, objects))


def _referred(options: Sequence[Schema], types: Sequence[Type]) -> dict[str, str]:
    """The classes of `types` by the last parts of the references that `options` are."""
    return {
        str(option.get("$ref")).rpartition("/")[2]: type_.name
        for option, type_ in zip(options, types, strict=True)
        if option.has("$ref") and isinstance(type_, NamedType)
    }
