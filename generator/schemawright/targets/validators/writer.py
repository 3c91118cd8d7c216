"""Writes functions of the check language as Python, one template a check.

A check's template, ``checks/<check>.py.jinja``, has the macro ``fails`` (a leaf: the expression
that is true when the check fails) or the macros ``decide`` and ``explain`` (statements that
return False, or yield an error, when it fails).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from schemawright import regex
from schemawright.ir.checks import (
    AnyCheck,
    ByTag,
    Call,
    Function,
    OneOfTypes,
    Program,
    PropertyTable,
    Required,
    Site,
    Type,
)
from schemawright.names import BUILTINS, Names, variable_name
from schemawright.passes.inline import is_expression
from schemawright.render import Code, environment, identifier, literal, render
from schemawright.values import Json, Tokens

Mode = Literal["decide", "explain"]

#: Helpers that checks call, and the runtime module that has them.
HELPERS = {
    "all_strings": "strings",
    "remembered": "memory",
    "equal": "equality",
    "unique": "equality",
    "unique_members": "equality",
    "has_value_at": "pointers",
    "multiple_of": "numbers",
}
#: The exact Python type of most values of a type.
PYTHON: Mapping[Type, str] = {
    "null": "type(None)",
    "boolean": "bool",
    "integer": "int",
    "strict integer": "int",
    "number": "float",
    "string": "str",
    "array": "list",
    "object": "dict",
}
#: What a local variable may not be called: module-level names of the generated modules.
_GLOBALS = frozenset(HELPERS) | {"at", "seen", "value", "Json", "Seen", "Spot"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A value under examination: the expression for it, the variable that tells where it is
    (``at``, in explaining functions), and the place of its schema below the function's."""

    value: Code
    at: Code = Code("at")
    tokens: Tokens = ()

    def below(self, value: Code, at: Code, site: Site | None) -> Spot:
        """A part of the value, held in the variable `value`, which the schema at `site` is for."""
        return Spot(value, at, self.tokens if site is None else site.tokens)

    def under(self, at: Code) -> Spot:
        """The same value; the variable `at` knows the rule that its errors name."""
        return replace(self, at=at)

    def instead(self, value: Code) -> Spot:
        """Something that stands at the same place: a property's name."""
        return replace(self, value=value)


@dataclass(slots=True)
class Module:
    """What the functions of one module need around them."""

    helpers: set[str] = field(default_factory=set)
    formats: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    patterns: dict[str, Code] = field(default_factory=dict)
    #: Tables from a string to a function or type, by name; they stand below the functions.
    tables: dict[Code, tuple[tuple[str, Code], ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Writer:
    """Writes one function; `module` gathers what it uses."""

    function: Function
    mode: Mode
    module: Module
    locals: Names

    @classmethod
    def of(cls, function: Function, mode: Mode, module: Module) -> Writer:
        return cls(function, mode, module, Names.reserving(_GLOBALS | BUILTINS))

    # --- what templates call ----------------------------------------------------------------

    def body(self, check: AnyCheck, spot: Spot, mode: Mode | None = None) -> Code:
        """Statements for `check`: nothing at all when it always passes."""
        macros = _template(type(check).__name__)
        mode = mode or self.mode
        if mode not in macros:
            fails = macros["fails"](check, spot, self)
            return _template("Leaf")[mode](check, spot, self, fails)
        return macros[mode](check, spot, self)

    def block(self, check: AnyCheck, spot: Spot) -> Code:
        """`body`, or ``pass`` when there is nothing to do."""
        written = self.body(check, spot)
        return written if written.strip() else Code("pass")

    def fails(self, check: AnyCheck, spot: Spot) -> Code:
        """An expression that is true when `check`, a leaf or a call, fails."""
        return _template(type(check).__name__)["fails"](check, spot, self)

    def holds(self, check: AnyCheck, spot: Spot) -> Code:
        """An expression that is true when `check` passes."""
        macros = _template(type(check).__name__)
        if "holds" in macros:
            return macros["holds"](check, spot, self)
        return Code(f"not ({macros['fails'](check, spot, self)})")

    def term(self, check: AnyCheck, spot: Spot) -> Code:
        """`holds` as a term of a sum: in parentheses unless it is a call or has them."""
        written = self.holds(check, spot)
        return written if re.fullmatch(r"\w*\([^()]*\)", written) else Code(f"({written})")

    def is_of(self, types: tuple[Type, ...], spot: Spot) -> Code:
        """An expression that is true when the value is of one of `types`."""
        return self.holds(OneOfTypes(types), spot)

    def is_none_of(self, types: tuple[Type, ...], spot: Spot) -> Code:
        """An expression that is true when the value is of none of `types`."""
        return self.fails(OneOfTypes(types), spot)

    def variable(self, hint: str) -> Code:
        """A local variable that nothing around uses; `release` gives it back."""
        return identifier(self.locals.claim(variable_name(hint), f"{variable_name(hint)}_"))

    def release(self, *names: Code) -> Code:
        self.locals.taken.difference_update(map(str, names))
        return Code("")

    def helper(self, name: str) -> Code:
        """A function of the run time, imported."""
        self.module.helpers.add(name)
        return identifier(name)

    def format(self, module: str, function: str) -> Code:
        self.module.formats[function] = module
        return identifier(function)

    def decider(self, function: str) -> Code:
        """The name of the boolean function, imported where it is not at home."""
        self.module.called.add(function)
        return decider(function)

    def explainer(self, function: str) -> Code:
        return explainer(function)

    def pattern(self, pattern: str) -> Code:
        """The name of a module's constant that matches `pattern`, or finds what it does not."""
        patterns = self.module.patterns
        if pattern not in patterns:
            taken = Names.reserving(map(str, patterns.values()))
            what = "PATTERN" if regex.translate(pattern).stray is None else "STRAY"
            patterns[pattern] = identifier(taken.claim(f"{self.function.name.upper()}_{what}"))
        return patterns[pattern]

    @property
    def refused(self) -> Code:
        return Code("return False")

    def explained(self, check: AnyCheck, spot: Spot) -> Code:
        return Code(f"yield {self.error(check, spot)}")

    def tags(self, check: ByTag) -> Code:
        """The name of the module's table from tag to function."""
        functions = [(tag, decider(_called(each))) for tag, each in check.table]
        return self._table(f"by_{variable_name(check.name)}", functions)

    def properties(self, check: PropertyTable) -> Code:
        """The name of the module's table from property to function."""
        return self._table("properties", [(key, decider(_called(e))) for key, e in check.table])

    def types(self, check: PropertyTable) -> Code:
        """The name of the module's table from property to Python type."""
        return self._table("types", [(key, Code(PYTHON[type_])) for key, type_ in check.types])

    def _table(self, hint: str, entries: Iterable[tuple[str, Code]]) -> Code:
        taken = Names.reserving(map(str, self.module.tables))
        name = identifier(taken.claim(f"{self.function.name}_{hint}".upper()))
        self.module.tables[name] = tuple(entries)
        return name

    def is_match(self, pattern: str, value: Code, negated: bool = False) -> Code:
        """The expression that is true when `pattern` matches the string `value`; or does not."""
        translated = regex.translate(pattern)
        no = "not " if negated else ""
        if translated.matches_everything:
            return literal(not negated)
        if translated.exact is not None and len(translated.exact) == 1:
            return Code(f"{value} {'!=' if negated else '=='} {literal(translated.exact[0])}")
        if translated.exact is not None:
            return Code(f"{value} {no}in {self.strings(translated.exact)}")
        if translated.prefix is not None:
            return Code(f"{no}{value}.startswith({literal(translated.prefix)})")
        if translated.suffix is not None:
            return Code(f"{no}{value}.endswith({literal(translated.suffix)})")
        if translated.inside is not None:
            return Code(f"{literal(translated.inside)} {no}in {value}")
        if translated.program is not None:
            return Code(f"{no}{self.pattern(pattern)}.search({value})")
        if translated.stray is not None:
            return self._has_no_stray(pattern, translated.stray, value, negated)
        asked = f"{self.pattern(pattern)}.{translated.method}({value})"
        return Code(f"{asked} is {'' if negated else 'not '}None")

    def _has_no_stray(self, pattern: str, stray: regex.Stray, value: Code, negated: bool) -> Code:
        """A length, and a search for what may not be there."""
        absent = f"{self.pattern(pattern)}.search({value}) is {'not ' if negated else ''}None"
        low, high = stray.low, "" if stray.high is None else f" <= {stray.high}"
        if not low and not high:
            return Code(absent)
        if low == 1 and not high:
            length = f"{value} {'==' if negated else '!='} ''"
        elif low == stray.high:
            length = f"len({value}) {'!=' if negated else '=='} {low}"
        elif not high:
            length = f"len({value}) {'<' if negated else '>='} {low}"
        else:
            length = f"{'not ' if negated else ''}{low} <= len({value}){high}"
        return Code(f"({length} {'or' if negated else 'and'} {absent})")

    def way(self, site: Site | None, spot: Spot) -> Code:
        """The tokens from the schema of `spot` to `site`, as arguments."""
        tokens = () if site is None else site.tokens[len(spot.tokens) :]
        return Code(", ".join(map(literal, tokens)))

    def route(self, tokens: Tokens, spot: Spot) -> Code:
        """Where a called schema finds its value: at `spot`, through `tokens` of the schema."""
        way = ", ".join(map(literal, tokens[len(spot.tokens) :]))
        return Code(f"{spot.at}.through({way})") if way else spot.at

    def branch(self, tokens: Tokens, spot: Spot) -> Code:
        """The place of `spot` for a schema that tells everything for itself."""
        way = ", ".join(map(literal, tokens[len(spot.tokens) :]))
        return Code(f"{spot.at}.branch({way})")

    def arguments(self, check: AnyCheck, spot: Spot) -> Code:
        """What `Spot.required` takes after the value: the names, and, unless they are the value
        of ``required`` itself, what it says of each, the keyword, its value and its place."""
        if not isinstance(check, Required) or check.site is None:
            raise ValueError("only a sited Required has these arguments")
        parts = [literal(list(check.names))]
        if check.because is not None or check.site.keyword != "required":
            below = check.site.tokens[len(spot.tokens) + 1 :]
            parts += [literal(check.says), literal(check.site.keyword)]
            parts += map(literal, below)
        return Code(", ".join(parts))

    def error(self, check: AnyCheck, spot: Spot) -> Code:
        """The expression for the error of `check`."""
        site = check.site
        if site is None:
            raise ValueError(f"{type(check).__name__} has no site to tell of")
        text = literal(check.says)
        below = site.tokens[len(spot.tokens) :]
        method = "error" if check.shows else "says"
        if not below:
            return Code(f"{spot.at}.refusal({spot.value}, {literal(site.keyword)}, {text})")
        parts = [spot.value, literal(site.keyword), literal(site.value), text]
        parts += map(literal, below[1:])
        return Code(f"{spot.at}.{method}({', '.join(parts)})")

    def strings(self, values: tuple[Json, ...]) -> Code:
        """A set display of strings: Python folds it into a constant."""
        return Code("{" + ", ".join(map(literal, dict.fromkeys(values))) + "}")


def _called(check: AnyCheck) -> str:
    """The function that an entry of a table stands for."""
    if not isinstance(check, Call):
        raise TypeError(f"a table holds functions, not {type(check).__name__}")
    return check.function


def decider(function: str) -> Code:
    """``valid_order`` decides whether a value is valid."""
    return identifier(f"valid_{function}")


def explainer(function: str) -> Code:
    """``errors_in_order`` yields what is wrong with a value."""
    return identifier(f"errors_in_{function}")


def write(program: Program, name: str, mode: Mode, module: Module) -> Code:
    """The text of one function."""
    function = program.functions[name]
    writer = Writer.of(function, mode, module)
    if mode == "decide" and function.remembers:
        writer.helper("remembered")
    if mode == "decide" and not function.marks and is_expression(function.check):
        body = Code(f"return {writer.holds(function.check, Spot(Code('value')))}")
    else:
        body = writer.body(function.check, Spot(Code("value")))
    naming = decider if mode == "decide" else explainer
    body = Code("\n".join(line for line in body.splitlines() if line.strip()))
    return render(f"validators/{mode}.py.jinja", name=naming(name), function=function, body=body)


@cache
def _template(check: str) -> dict[str, Callable[..., Code]]:
    """The macros of a check's template. They return code: the environment sees to that."""
    path = f"checks/{_snake(check)}.py.jinja"
    module = environment().get_template(path).module
    names = ("fails", "holds", "decide", "explain")
    return {name: getattr(module, name) for name in names if hasattr(module, name)}


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
