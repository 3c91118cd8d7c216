"""What a check is lowered with: the function that is written, its module, and where it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from typing import Any, TypeAlias
from typing import Literal as OneOf

from schemawright import regex
from schemawright.code.expressions import (
    Attribute,
    Call,
    Expression,
    Literal,
    Name,
    Subscript,
    joined,
)
from schemawright.code.json_tests import negated
from schemawright.code.json_walks import REFUSE
from schemawright.code.pattern_tests import IsMatchedBy
from schemawright.code.statements import Block, If, Yield
from schemawright.data_classes import frozen, mutable
from schemawright.format_checks import FORMAT_FUNCTIONS
from schemawright.ir.checks import AnyCheck, Function, Site, Tag, Type
from schemawright.names import BUILTINS, Names, variable_name
from schemawright.targets.validators.function_names import decider, names_function
from schemawright.values import Json, Tokens, is_deeper, pointer

Mode: TypeAlias = OneOf["decide", "explain"]
#: The entries of a table: a function or a type for each key.
Entries: TypeAlias = tuple[tuple[Tag, Expression], ...]

VALUE, AT, SEEN, VALUES = Name("value"), Name("at"), Name("seen"), Name("VALUES")
#: What a local variable may not be called: the functions that the generated modules import.
RESERVED = (
    BUILTINS
    | FORMAT_FUNCTIONS
    | frozenset(
        "all_strings at bound equal exactly_one has_value_at is_integer is_number is_within "
        "multiple_of no_branch remembered seen several_branches tag_key "
        "unique unique_members value".split()
    )
)
#: The variables of loops that hold names and numbers of JSON values.
_OF_LOOPS = frozenset(("count", "index", "key", "left"))
#: A keyword's value of more characters than this is kept in a file, not in the code.
_PASTED = 100
#: So is a constant that is nested more deeply: Python takes some 200 brackets in one another.
_NESTED = 20


@frozen
class Subject:
    """A value under examination: the expression for it, the variable that tells where it is
    (``at``, in explaining functions), and the place of its schema below the function's. `is_string`
    where it has been found to be one."""

    value: Expression
    at: Expression = AT
    tokens: Tokens = ()
    is_string: bool = False

    def below(self, value: Expression, at: Expression, site: Site | None) -> Subject:
        """A part of the value, held in the variable `value`, which the schema at `site` is for."""
        return Subject(value, at, self.tokens if site is None else site.tokens)

    def under(self, at: Expression) -> Subject:
        """The same value; the variable `at` knows the rule that its errors name."""
        return replace(self, at=at)

    def instead(self, value: Expression) -> Subject:
        """Something that stands at the same place, of whose type nothing is known: an item that is
        looked for, a property's name."""
        return replace(self, value=value, is_string=False)

    def of_types(self, types: tuple[Type, ...]) -> Subject:
        """The same value, found to be of one of `types`."""
        return replace(self, is_string=types == ("string",))

    def way(self, tokens: Tokens) -> tuple[Expression, ...]:
        """The tokens from the schema of this subject to `tokens`, as arguments."""
        return tuple(map(Literal, tokens[len(self.tokens) :]))

    def asked(self, method: str, *arguments: Expression) -> Call:
        """The call of a method of the location."""
        return Call(Attribute(self.at, method), arguments)


@mutable
class ModuleScope:
    """What the functions of one module need around them."""

    #: Boolean functions that are called, which may be another module's.
    called: set[str] = field(default_factory=set)
    #: The constant for each pattern that is searched for.
    patterns: dict[str, str] = field(default_factory=dict)
    #: Tables from a string or number to a function or a type, by name; they stand below the
    #: functions.
    tables: dict[str, Entries] = field(default_factory=dict)
    #: Values of keywords that are too large to be pasted, by the name they are kept under.
    values: dict[str, Json] = field(default_factory=dict)


Test: TypeAlias = "Callable[[Any, Subject, Lowering], Expression]"
Steps: TypeAlias = "Callable[[Any, Subject, Lowering], Block]"


@frozen
class Family:
    """How checks of a kind are lowered, by their class: the test that is true when the check
    passes, and, for those that are more than a test, the statements that decide or explain."""

    tests: Mapping[type, Test] = field(default_factory=dict)
    decide: Mapping[type, Steps] = field(default_factory=dict)
    explain: Mapping[type, Steps] = field(default_factory=dict)


@mutable
class Lowering:
    """Lowers the checks of one function; `module` gathers what it uses."""

    function: Function
    mode: Mode
    module: ModuleScope
    family: Family
    names: Names = field(default_factory=lambda: Names.reserving(RESERVED))

    def body(self, check: AnyCheck, subject: Subject) -> Block:
        """Statements for `check`: nothing at all when it always passes."""
        rules = self.family.decide if self.mode == "decide" else self.family.explain
        rule = rules.get(type(check))
        if rule is not None:
            return rule(check, subject, self)
        return self.unless(self.test(check, subject), check, subject)

    def test(self, check: AnyCheck, subject: Subject) -> Expression:
        """The expression that is true when `check` passes."""
        return self.family.tests[type(check)](check, subject, self)

    def unless(self, test: Expression, check: AnyCheck, subject: Subject) -> Block:
        """Refuse, or tell the error of `check`, if `test` is false."""
        if isinstance(test, IsMatchedBy) and test.is_always:
            return ()
        return (If(negated(test), self.refused(check, subject)),)

    def refused(self, check: AnyCheck, subject: Subject) -> Block:
        """Refuse, or tell the error of `check`."""
        if self.mode == "decide":
            return (REFUSE,)
        return (Yield(self.error(check, subject)),)

    # --- names ------------------------------------------------------------------------------

    @contextmanager
    def local(
        self, hint: str, *, declared: bool = False, of_member: bool = False
    ) -> Iterator[Name]:
        """A local variable that nothing around uses; one that is `declared` with its type, which
        can be done once, nothing after it either. One `of_member` is called after a member, and
        not as the variables that never hold a JSON value, whatever stands before or after it."""
        wanted = variable_name(hint)
        if names_function(wanted):
            wanted = f"value_{wanted}"
        elif of_member and wanted in _OF_LOOPS:
            wanted += "_"
        name = self.names.claim(wanted, f"{wanted}_")
        yield Name(name)
        if not declared:
            self.names.release(name)

    def decider(self, function: str) -> str:
        """The name of the boolean function, imported where it is not at home."""
        self.module.called.add(function)
        return decider(function)

    def matches(self, pattern: str, value: Expression) -> IsMatchedBy:
        """The test whether `pattern` matches the string `value`."""
        needs = IsMatchedBy.needs_constant(pattern)
        return IsMatchedBy(value, pattern, self._constant(pattern) if needs else None)

    def _constant(self, pattern: str) -> str:
        patterns = self.module.patterns
        if pattern not in patterns:
            taken = Names.reserving(patterns.values())
            what = "PATTERN" if regex.translate(pattern).stray is None else "STRAY"
            patterns[pattern] = taken.claim(f"{self.function.name.upper()}_{what}")
        return patterns[pattern]

    def table(self, hint: str, entries: Entries) -> str:
        """The name of a table of the module with `entries`."""
        taken = Names.reserving(self.module.tables)
        name = taken.claim(f"{self.function.name}_{hint}".upper())
        self.module.tables[name] = entries
        return name

    # --- errors -----------------------------------------------------------------------------

    def error(self, check: AnyCheck, subject: Subject) -> Expression:
        """The error of `check`."""
        site = sited(check)
        keyword, text = Literal(site.keyword), Literal(check.says)
        below = subject.way(site.tokens)
        if not below:
            return subject.asked("refusal", subject.value, keyword, text)
        method = "error" if check.shows else "says"
        value = self.keyword_value(site)
        return subject.asked(method, subject.value, keyword, value, text, *below[1:])

    def keyword_value(self, site: Site) -> Expression:
        """The value of a keyword, as a literal or as one of those that are kept in a file."""
        if not _is_longer(site.value, _PASTED):
            return Literal(site.value)
        return self._stored(self.function.name + pointer(site.tokens), site.value)

    def constant(self, value: Json) -> Expression | None:
        """What stands for `value` where a literal would be nested too deeply; None elsewhere."""
        if not is_deeper(value, _NESTED):
            return None
        return self._stored(f"{self.function.name}#{len(self.module.values)}", value)

    def _stored(self, key: str, value: Json) -> Expression:
        self.module.values[key] = value
        return Subscript(VALUES, Literal(key))


def guard(test: Expression, body: Block) -> Block:
    """`body` if `test` is true: nothing for nothing, one condition for two."""
    if not body:
        return ()
    first = body[0]
    if len(body) == 1 and isinstance(first, If) and not first.otherwise:
        return (If(joined("and", (test, first.test)), first.then),)
    return (If(test, body),)


def choice(test: Expression, then: Block, otherwise: Block) -> Block:
    """`then` if `test` is true, else `otherwise`, as far as there is something to do. What is
    refused otherwise is refused first, and `then` goes on without a block around it."""
    if not then or not otherwise:
        return guard(test, then) or guard(negated(test), otherwise)
    if otherwise != (REFUSE,):
        return (If(test, then, otherwise),)
    first = then[0]
    if len(then) == 1 and isinstance(first, If) and first.then == (REFUSE,) and not first.otherwise:
        return (If(joined("or", (negated(test), first.test)), otherwise),)
    return (If(negated(test), otherwise), *then)


def sited(check: AnyCheck) -> Site:
    """Where a check comes from. Raises ValueError for one that only passes make."""
    if check.site is None:
        raise ValueError(f"{type(check).__name__} has no site to tell of")
    return check.site


def _is_longer(value: Json, limit: int) -> bool:
    """Whether the text of `value` has more characters than `limit`, without writing it."""
    pending: list[Json] = [value]
    size = 0
    while pending and size <= limit:
        part = pending.pop()
        size += 2
        if isinstance(part, dict):
            size += sum(len(key) + 4 for key in part)
            pending += part.values()
        elif isinstance(part, list):
            size += 2 * len(part)
            pending += part
        else:
            size += len(part) if isinstance(part, str) else 4
    return size > limit
