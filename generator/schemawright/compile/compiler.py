"""The functions being made: which schemas have one, what it is called, and its body."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import Literal, TypeAlias

from schemawright.compile.patterns import Patterns
from schemawright.compile.schema_context import SchemaContext, Scope
from schemawright.contract import Contract
from schemawright.data_classes import mutable
from schemawright.diagnostics import Problems
from schemawright.ir.calls import in_place, loops
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    DynamicAnchors,
    Function,
    FunctionCall,
    Never,
    Site,
)
from schemawright.keywords import VOCABULARIES, keywords_of, unevaluated
from schemawright.limits import exceeded, limits
from schemawright.names import Names, variable_name
from schemawright.resolve import Library, Schema
from schemawright.steps import at, take
from schemawright.values import Tokens

#: Keywords that refer to a schema.
REFERENCES = frozenset({"$ref", "$dynamicRef", "$recursiveRef"})

_Key: TypeAlias = tuple[tuple[str, Tokens], Scope, str]


class TooManyScopes(Exception):
    """A schema is in more dynamic scopes than it would have variants for."""


@mutable
class Compiler:
    """Implements `schemawright.compile.schema_context.Functions`.

    Variants of a function: ``""`` decides only, ``"seen"`` notes what it evaluates as well,
    ``"siblings"`` notes and leaves out the ``unevaluated*`` keywords of the schema itself.
    """

    contract: Contract
    problems: Problems
    functions: dict[str, Function] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    #: The name of the function for each schema, in each dynamic scope and variant.
    by_schema: dict[_Key, str] = field(default_factory=dict)
    waiting: deque[tuple[str, Schema, Scope, str]] = field(default_factory=deque)
    patterns: Patterns = field(init=False)
    #: Where each function's schema comes from.
    homes: dict[str, Schema] = field(default_factory=dict)
    dynamic: frozenset[str] = frozenset()
    titles: dict[tuple[str, Tokens], str] = field(default_factory=dict)
    #: Whether it is while an instance is checked that dynamic anchors get their meaning.
    at_run_time: bool = False
    #: The dynamic scopes that each schema has been met in.
    scopes: dict[tuple[str, Tokens], set[Scope]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.patterns = Patterns(self.problems)
        self.dynamic = self.library.dynamic_names
        self.titles = {named.schema.place: named.variable for named in self.contract.schemas}
        for place, name in self.contract.merged.items():
            self.titles.setdefault(place, self.contract.named(name).variable)

    @property
    def library(self) -> Library:
        """The documents, with their references."""
        return self.contract.library

    @property
    def formats(self) -> Literal["assert", "annotate"]:
        """Whether ``format`` is checked."""
        return self.contract.formats

    @property
    def text_types(self) -> Mapping[str, str]:
        """The types of one's own for texts, by their formats."""
        return self.contract.text_types

    # --- functions --------------------------------------------------------------------------

    def function(self, schema: Schema, scope: Scope, variant: str, name: str = "") -> str:
        """The name of the function for `schema`; its body is lowered later. What says the same
        under one name has one."""
        schema = self._standing_for(schema)
        place = schema.place if isinstance(schema.value, dict) else (str(schema.value), ())
        key = (place, scope, variant)
        if key not in self.by_schema:
            self._count(place, scope)
            wanted = name or self._name(schema)
            self.by_schema[key] = self.names.claim(f"{wanted}_{variant}" if variant else wanted)
            self.homes[self.by_schema[key]] = schema
            self.waiting.append((self.by_schema[key], schema, scope, variant))
        return self.by_schema[key]

    def _standing_for(self, schema: Schema) -> Schema:
        """The schema that `schema` is merged with, where it does not matter which of them looks
        for a dynamic anchor."""
        if schema.place not in self.contract.merged:
            return schema
        named = self.contract.class_at(schema)
        is_same = named is not None and named.whole is None and named.role != "parameter"
        if named is None or not is_same or (self.dynamic and named.schema.base != schema.base):
            return schema
        return named.schema

    def _count(self, place: tuple[str, Tokens], scope: Scope) -> None:
        scopes = self.scopes.setdefault(place, set())
        if scope:
            scopes.add(scope)
        if len(scopes) > limits().dynamic_scopes:
            raise TooManyScopes

    def both(self, whole: Schema, kind: Schema, name: str) -> str:
        """The name of the function for values that match `whole`, and `kind`, which is one of its
        alternatives."""
        claimed = self.names.claim(name)
        checks = [
            FunctionCall(self.function(schema, self.entered((), schema), "", own))
            for schema, own in ((whole, ""), (kind, f"{name}_part"))
        ]
        where = partial(kind.source.place, kind.tokens)
        self.functions[claimed] = Function(claimed, All(tuple(checks)), False, where=where)
        return claimed

    def _name(self, schema: Schema) -> str:
        """After the nearest named schema around it and the way from there."""
        for length in range(len(schema.tokens), -1, -1):
            around = self.titles.get((schema.source.path, schema.tokens[:length]))
            if around is not None:
                way = "_".join(_words(schema.tokens[length:])[-3:])
                return f"{around}_{variable_name(way)}" if way else around
        return variable_name("_".join(_words(schema.tokens)[-2:]) or "schema", "schema")

    def run(self) -> None:
        """Lower the bodies until none is waiting."""
        while self.waiting:
            name, schema, scope, variant = self.waiting.popleft()
            if len(self.functions) == limits().functions:
                place = schema.source.place(schema.tokens)
                exceeded("functions", "the schemas need", "SW0608", self.problems, place)
                self.problems.stop_on_errors()
            where = partial(schema.source.place, schema.tokens)
            here = SchemaContext(schema, (), self, scope, variant != "")
            check = self._siblings(here) if variant == "siblings" else self.lower(here)
            bound = self._bound(schema)
            self.functions[name] = Function(name, check, variant != "", binds=bound, where=where)

    def _bound(self, schema: Schema) -> DynamicAnchors | None:
        """What a function for `schema` binds while an instance is checked."""
        anchors = self.library.dynamic_anchors(schema) if self.at_run_time else {}
        names = tuple(sorted(self.dynamic & anchors.keys()))
        return DynamicAnchors(schema.base, names) if names else None

    def report_loops(self) -> None:
        """A schema that applies itself to the very instance it is applied to decides nothing
        (Core, section 9.4.1): an error at the reference that closes the loop."""
        calls = {name: in_place(function.check) for name, function in self.functions.items()}
        for loop in loops(calls):
            schema, tokens = self._reference_in(loop, calls)
            self.problems.error(
                "SW0603",
                "the schema refers to itself without looking at a part of the instance",
                "break the loop: put the reference below properties or items, or remove it",
                schema.source.place((*schema.tokens, *tokens)),
            )

    def _reference_in(
        self, loop: tuple[str, ...], calls: Mapping[str, Mapping[str, Tokens]]
    ) -> tuple[Schema, Tokens]:
        """The last reference of a loop: the schema whose function has it, and the way to it."""
        for name, called in zip(reversed(loop), (loop[0], *reversed(loop)), strict=False):
            tokens = calls[name][called]
            if tokens and tokens[-1] in REFERENCES:
                return self.homes[name], tokens
        return self.homes[loop[0]], ()

    def entered(self, scope: Scope, schema: Schema) -> Scope:
        """The scope inside `schema`: the anchors of its resource are bound unless they are."""
        if not self.dynamic or self.at_run_time:
            return scope
        take(len(scope))
        bound = dict(scope)
        for name, anchored in self.library.dynamic_anchors(schema).items():
            if name in self.dynamic:
                bound.setdefault(name, anchored)
        return tuple(sorted(bound.items(), key=lambda item: item[0]))

    # --- schemas ----------------------------------------------------------------------------

    def lower(self, here: SchemaContext) -> AnyCheck:
        """The check that the schema of `here` is."""
        value = here.schema.value
        if isinstance(value, bool):
            return PASS if value else Never(site=Site(here.keyword or "false", here.tokens, False))
        siblings = self._siblings(here)
        hidden = here.has("$ref") and here.dialect.ref_hides_siblings
        keywords = keywords_of(here.dialect).values()
        if hidden or not any(k.about_leftovers and here.has(k.name) for k in keywords):
            return siblings
        tracker = self.function(here.schema, here.scope, "siblings")
        return unevaluated.lower_unevaluated(here, siblings, tracker)

    def _siblings(self, here: SchemaContext) -> AnyCheck:
        """All keywords but those about what the others leave over."""
        at(partial(here.schema.source.place, here.schema.tokens))
        self._refuse_unknown_vocabularies(here)
        stated = here.schema.value if isinstance(here.schema.value, dict) else {}
        if "$ref" in stated and here.dialect.ref_hides_siblings:
            stated = {"$ref": stated["$ref"]}
        checks = [
            check
            for name, keyword in keywords_of(here.dialect).items()
            if name in stated
            for check in keyword.lower(stated[name], here)
        ]
        take(1 + len(checks))
        return checks[0] if len(checks) == 1 else All(tuple(checks))

    def _refuse_unknown_vocabularies(self, here: SchemaContext) -> None:
        for vocabulary in here.dialect.vocabularies:
            if vocabulary not in VOCABULARIES:
                self.problems.error(
                    "SW0601",
                    f"the dialect {here.dialect.uri!r} requires the unknown vocabulary "
                    f"{vocabulary!r}",
                    "use the vocabularies of the specification, or declare this one as not "
                    "required",
                    here.schema.source.place(here.schema.tokens),
                )


def _words(tokens: Tokens) -> list[str]:
    """The way `tokens` as words for a name. A pattern is none: what it matches are values."""
    return [
        "value" if keyword == "patternProperties" else str(token)
        for keyword, token in zip(("", *tokens), tokens, strict=False)
    ]
