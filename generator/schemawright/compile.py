"""compile: contract -> checks. Each schema becomes a function of the check language.

A function belongs to a schema in a dynamic scope: which schema each dynamic anchor means there
(JSON Schema Core 2020-12, section 8.2.3.2). A binding, once made, is never changed on the way
inward, so there are finitely many, and only anchors that some ``$dynamicRef`` names count.

A function may exist in a second variant that notes which properties and items it evaluated, for
an ``unevaluated*`` keyword around it; only what such a keyword can reach has that variant.

Bodies wait in a queue and inline nesting is bounded, so deep schemas need no deep recursion.

| code | problem |
|---|---|
| SW0601 | a required vocabulary that is not known |
| SW0602 | a pattern that cannot be translated |
| SW0603 | a schema that refers to itself without looking at a part of the instance |
| SW0604 | warning: a pattern that is not ECMA-262, read as it is meant |
| SW0605 | warning: a pattern that may take more than linear time |
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from schemawright import regex
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.ir.calls import in_place, loops
from schemawright.ir.checks import PASS, All, AnyCheck, Call, Function, Never, Program, Site
from schemawright.keywords import LoweringContext, keywords_of, unevaluated, unevaluated_of
from schemawright.names import Names, variable_name
from schemawright.resolve import Library, Schema
from schemawright.values import Tokens

#: How deep inline schemas are lowered into the function around them.
_DEPTH = 4
#: Keywords whose values are schemas by name.
_NAMED = ("properties", "patternProperties", "dependentSchemas", "dependencies")

Scope: TypeAlias = tuple[tuple[str, Schema], ...]
_Key: TypeAlias = tuple[tuple[str, Tokens], Scope, str]


def compile_schemas(contract: Contract, problems: Problems) -> Program:
    """The functions for all named schemas of `contract` and what they call."""
    compiler = Compiler(contract, problems)
    entries = {}
    for named in contract.schemas:
        scope = compiler.entered((), named.schema)
        entries[named.variable] = compiler.function(named.schema, scope, "", named.variable)
    compiler.run()
    compiler.report_loops()
    return Program(compiler.functions, entries)


@dataclass(slots=True)
class Compiler:
    """Implements `schemawright.keywords.Lowering`. Variants of a function: ``""`` decides only,
    ``"seen"`` notes what it evaluates as well, ``"siblings"`` notes and leaves out the
    ``unevaluated*`` keywords of the schema itself."""

    contract: Contract
    problems: Problems
    functions: dict[str, Function] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    known: dict[_Key, str] = field(default_factory=dict)
    waiting: deque[tuple[str, Schema, Scope, str]] = field(default_factory=deque)
    patterns: dict[str, str | None] = field(default_factory=dict)
    #: Where each function's schema comes from.
    homes: dict[str, Schema] = field(default_factory=dict)
    dynamic: frozenset[str] = frozenset()
    titles: dict[tuple[str, Tokens], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dynamic = self.library.dynamic_names
        self.titles = {each.schema.place: each.variable for each in self.contract.schemas}

    @property
    def library(self) -> Library:
        return self.contract.library

    @property
    def asserts_formats(self) -> bool:
        return self.contract.formats == "assert"

    # --- functions --------------------------------------------------------------------------

    def function(self, schema: Schema, scope: Scope, variant: str, name: str = "") -> str:
        """The name of the function for `schema`; its body is lowered later."""
        place = schema.place if isinstance(schema.value, dict) else (str(schema.value), ())
        key = (place, scope, variant)
        if key not in self.known:
            wanted = name or self._name(schema)
            self.known[key] = self.names.claim(f"{wanted}_{variant}" if variant else wanted)
            self.homes[self.known[key]] = schema
            self.waiting.append((self.known[key], schema, scope, variant))
        return self.known[key]

    def _name(self, schema: Schema) -> str:
        """After the nearest named schema around it and the way from there."""
        for length in range(len(schema.tokens), -1, -1):
            around = self.titles.get((schema.source.path, schema.tokens[:length]))
            if around is not None:
                way = "_".join(str(token) for token in schema.tokens[length:][-3:])
                return f"{around}_{variable_name(way)}" if way else around
        return variable_name("_".join(map(str, schema.tokens[-2:])) or "schema", "schema")

    def run(self) -> None:
        """Lower the bodies until none is waiting."""
        while self.waiting:
            name, schema, scope, variant = self.waiting.popleft()
            here = LoweringContext(schema, (), self, scope, variant != "")
            check = self._siblings(here) if variant == "siblings" else self.lower(here)
            self.functions[name] = Function(name, check, variant != "")

    def report_loops(self) -> None:
        """A schema that applies itself to the very instance it is applied to decides nothing
        (Core, section 9.4.1): an error at the schema where the loop closes."""
        reported: set[tuple[str, Tokens]] = set()
        for loop in loops({name: in_place(f.check) for name, f in self.functions.items()}):
            schema = self.homes[loop]
            if schema.place not in reported:
                reported.add(schema.place)
                keyword = ("$ref",) if schema.has("$ref") else ()
                self.problems.error(
                    "SW0603",
                    "the schema refers to itself without looking at a part of the instance",
                    "break the loop: put the reference below properties or items, or remove it",
                    schema.source.place((*schema.tokens, *keyword)),
                )

    # --- schemas ----------------------------------------------------------------------------

    def lower(self, here: LoweringContext) -> AnyCheck:
        """The check that the schema of `here` is."""
        value = here.schema.value
        if isinstance(value, bool):
            return PASS if value else self._never(here)
        siblings = self._siblings(here)
        wraps = any(here.schema.has(keyword) for keyword in unevaluated.KEYWORDS)
        hidden = here.schema.has("$ref") and here.schema.dialect.ref_hides_siblings
        if not wraps or hidden or not unevaluated_of(here.schema.dialect):
            return siblings
        tracker = self.function(here.schema, here.scope, "siblings")
        return unevaluated.lower(here, siblings, tracker)

    def _never(self, here: LoweringContext) -> AnyCheck:
        return Never(site=Site(_keyword(here.tokens), here.tokens, False))

    def _siblings(self, here: LoweringContext) -> AnyCheck:
        """All keywords but ``unevaluated*``."""
        dialect = here.schema.dialect
        try:
            keywords = keywords_of(dialect)
        except KeyError as unknown:
            self.problems.error(
                "SW0601",
                f"the dialect {dialect.uri!r} requires the unknown vocabulary {unknown}",
                "use the vocabularies of the specification, or declare this one as not required",
                here.schema.source.place(here.schema.tokens),
            )
            return PASS
        if here.schema.has("$ref") and dialect.ref_hides_siblings:
            keywords = tuple(keyword for keyword in keywords if keyword.name == "$ref")
        checks = [
            check
            for keyword in keywords
            if here.schema.has(keyword.name)
            for check in keyword.lower(here.get(keyword.name), here)
        ]
        return checks[0] if len(checks) == 1 else All(tuple(checks))

    # --- what keywords ask for ----------------------------------------------------------------

    def child(self, here: LoweringContext, tokens: Tokens) -> Schema:
        return self.library.child(here.schema, *tokens)

    def inside(self, here: LoweringContext, child: Schema, tokens: Tokens) -> AnyCheck:
        way = here.tokens + tokens
        scope = self.entered(here.scope, child)
        if isinstance(child.value, dict) and self._stands_apart(child, here, way):
            return Call(self.function(child, scope, ""), way)
        nested = replace(here, schema=child, tokens=way, scope=scope, marks=False)
        return self.lower(nested)

    def _stands_apart(self, child: Schema, here: LoweringContext, way: Tokens) -> bool:
        """Named schemas, other resources and deep ones have functions of their own."""
        return child.place in self.titles or child.base != here.schema.base or len(way) > 2 * _DEPTH

    def in_place(self, here: LoweringContext, child: Schema, tokens: Tokens, marks: bool) -> Call:
        scope = self.entered(here.scope, child)
        name = self.function(child, scope, "seen" if marks else "")
        return Call(name, here.tokens + tokens, marks)

    def pattern(self, here: LoweringContext, pattern: str, tokens: Tokens) -> str | None:
        if pattern not in self.patterns:
            try:
                translated = regex.translate(pattern)
                self.patterns[pattern] = pattern
                self._remark(here, tokens, translated)
            except regex.PatternError as error:
                self.patterns[pattern] = None
                self._refuse(here, tokens, error)
        elif self.patterns[pattern] is None:
            return None
        return self.patterns[pattern]

    def _refuse(self, here: LoweringContext, tokens: Tokens, error: regex.PatternError) -> None:
        self.problems.error(
            "SW0602",
            f"the pattern cannot be translated: {error}",
            error.hint or "write it as an ECMA-262 regular expression (Unicode mode)",
            here.schema.source.place(here.schema.tokens + tokens),
        )

    def _remark(
        self, here: LoweringContext, tokens: Tokens, translated: regex.Translated
    ) -> None:
        if not translated.remarks and not translated.slow:
            return
        place = here.schema.source.place(here.schema.tokens + tokens)
        for remark in translated.remarks:
            message = f"in this pattern, {remark}"
            hint = "write it in ECMA-262 (Unicode mode), which every validator reads alike"
            self.problems.warning("SW0604", message, hint, place)
        if translated.slow:
            message = f"this pattern {translated.slow}"
            self.problems.warning("SW0605", message, translated.advice, place)

    # --- references ---------------------------------------------------------------------------

    def follow(self, here: LoweringContext, keyword: str) -> Schema:
        return self.library.follow(here.schema, keyword)

    def follow_dynamic(self, here: LoweringContext, keyword: str) -> Schema:
        target = self.library.follow(here.schema, keyword)
        if keyword == "$recursiveRef":
            name, dynamic = "", target.get("$recursiveAnchor") is True
        else:
            name = str(here.get(keyword)).partition("#")[2]
            dynamic = target.get("$dynamicAnchor") == name and name != ""
        return dict(here.scope).get(name, target) if dynamic else target

    def entered(self, scope: Scope, schema: Schema) -> Scope:
        """The scope inside `schema`: the anchors of its resource are bound unless they are."""
        if not self.dynamic:
            return scope
        bound = dict(scope)
        for name, anchored in self.library.dynamic_anchors(schema).items():
            if name in self.dynamic:
                bound.setdefault(name, anchored)
        return tuple(sorted(bound.items(), key=lambda item: item[0]))


def _keyword(tokens: Tokens) -> str:
    """The keyword that a boolean subschema is the value of, or below."""
    words = [token for token in tokens if isinstance(token, str)]
    if len(tokens) > 1 and tokens[-2] in _NAMED:
        return str(tokens[-2])
    return words[-1] if words else "false"
