"""A schema while it is lowered, as its keywords see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, TypeAlias

from schemawright.compile.patterns import Patterns
from schemawright.data_classes import frozen, replace
from schemawright.diagnostics import Place, Problems
from schemawright.dialects import Dialect
from schemawright.ir.checks import AnyCheck, DynamicCall, FunctionCall, Site
from schemawright.resolve import Library, Schema
from schemawright.values import Json, Tokens

#: The dynamic scope: which schema each dynamic anchor means.
Scope: TypeAlias = tuple[tuple[str, Schema], ...]

#: How deep inline schemas are lowered into the function around them.
_DEPTH = 4


class Functions(Protocol):
    """The functions being made, as a schema that is being lowered needs them."""

    @property
    def library(self) -> Library:
        """The documents, with their references."""

    @property
    def formats(self) -> Literal["assert", "annotate"]:
        """Whether ``format`` is checked."""

    @property
    def text_types(self) -> Mapping[str, str]:
        """The types of one's own for texts, by their formats."""

    @property
    def problems(self) -> Problems:
        """Where what is wrong is reported."""

    @property
    def patterns(self) -> Patterns:
        """The patterns that have been looked at."""

    @property
    def titles(self) -> Mapping[tuple[str, Tokens], str]:
        """The names of the schemas that have one, by their places."""

    def function(self, schema: Schema, scope: Scope, variant: str) -> str:
        """The name of the function for `schema`."""

    @property
    def at_run_time(self) -> bool:
        """Whether it is while an instance is checked that dynamic anchors get their meaning."""

    def entered(self, scope: Scope, schema: Schema) -> Scope:
        """The scope inside `schema`."""

    def lower(self, here: SchemaContext) -> AnyCheck:
        """The check that the schema of `here` is."""


@frozen
class SchemaContext:
    """Implements `schemawright.keywords.LoweringContext`.

    `tokens` leads from the schema of the function to this one, and `keyword` is the one that it
    stands in; empty for the schema of the function. `marks`: the function notes what it
    evaluates.
    """

    schema: Schema
    tokens: Tokens
    functions: Functions
    scope: Scope = ()
    marks: bool = False
    keyword: str = ""

    @property
    def dialect(self) -> Dialect:
        return self.schema.dialect

    @property
    def asserts_formats(self) -> bool:
        return self.functions.formats == "assert"

    @property
    def text_types(self) -> Mapping[str, str]:
        return self.functions.text_types

    def has(self, keyword: str) -> bool:
        return self.schema.has(keyword)

    def get(self, keyword: str) -> Json:
        return self.schema.get(keyword)

    def names(self, keyword: str) -> tuple[str, ...]:
        value = self.schema.get(keyword)
        return tuple(value) if isinstance(value, dict) else ()

    def site(self, keyword: str, *below: str | int) -> Site:
        return Site(keyword, (*self.tokens, keyword, *below), self.schema.get(keyword))

    # --- subschemas -------------------------------------------------------------------------

    def inside(self, *tokens: str | int) -> AnyCheck:
        child = self._child(tokens)
        way = self.tokens + tokens
        scope = self.functions.entered(self.scope, child)
        if isinstance(child.value, dict) and self._stands_apart(child, way):
            return FunctionCall(self.functions.function(child, scope, ""), way)
        nested = replace(
            self, schema=child, tokens=way, scope=scope, marks=False, keyword=str(tokens[0])
        )
        return self.functions.lower(nested)

    def _stands_apart(self, child: Schema, way: Tokens) -> bool:
        """Named schemas, other resources and deep ones have functions of their own."""
        named = child.place in self.functions.titles
        return named or child.base != self.schema.base or len(way) > 2 * _DEPTH

    def in_place(self, *tokens: str | int, marks: bool | None = None) -> FunctionCall:
        return self._call(self._child(tokens), tokens, self.marks if marks is None else marks)

    def _child(self, tokens: Tokens) -> Schema:
        return self.functions.library.child(self.schema, *tokens)

    def _call(self, schema: Schema, tokens: Tokens, marks: bool) -> FunctionCall:
        scope = self.functions.entered(self.scope, schema)
        name = self.functions.function(schema, scope, "seen" if marks else "")
        return FunctionCall(name, self.tokens + tokens, marks, anew=self.functions.at_run_time)

    # --- references -------------------------------------------------------------------------

    def follow(self, keyword: str) -> FunctionCall:
        target = self.functions.library.follow(self.schema, keyword)
        return self._call(target, (keyword,), self.marks)

    def follow_dynamic(self, keyword: str) -> FunctionCall | DynamicCall:
        target = self.functions.library.follow(self.schema, keyword)
        if keyword == "$recursiveRef":
            name, dynamic = "", target.get("$recursiveAnchor") is True
        else:
            name = str(self.get(keyword)).partition("#")[2]
            dynamic = target.get("$dynamicAnchor") == name and name != ""
        dynamic = dynamic and name in self.functions.library.dynamic_names
        if dynamic and self.functions.at_run_time:
            return self._meant_at_run_time(name, target, keyword)
        bound = dict(self.scope).get(name, target) if dynamic else target
        return self._call(bound, (keyword,), self.marks)

    def _meant_at_run_time(self, name: str, target: Schema, keyword: str) -> DynamicCall:
        variant = "seen" if self.marks else ""
        table = tuple(
            (resource, self.functions.function(schema, (), variant))
            for resource, schema in self.functions.library.dynamically_anchored(name)
        )
        otherwise = self.functions.function(target, (), variant)
        return DynamicCall(name, table, otherwise, (*self.tokens, keyword), self.marks)

    # --- problems ---------------------------------------------------------------------------

    def pattern(self, pattern: str, *tokens: str | int) -> str | None:
        patterns = self.functions.patterns
        return pattern if patterns.can_translate(pattern, lambda: self._place(tokens)) else None

    def refuse(self, message: str, hint: str, *tokens: str | int) -> None:
        self.functions.problems.error("SW0606", message, hint, self._place(tokens))

    def remark(self, message: str, hint: str, *tokens: str | int) -> None:
        self.functions.problems.warning("SW0607", message, hint, self._place(tokens))

    def _place(self, tokens: Tokens) -> Place:
        return self.schema.source.place(self.schema.tokens + tokens)
