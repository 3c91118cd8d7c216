"""Checks without parts, in C: types, constants, numbers, strings, counts."""

from __future__ import annotations

from schemawright import regex
from schemawright.ir.checks import (
    AnyCheck,
    Equals,
    ExclusiveMaximum,
    ExclusiveMinimum,
    HasFormat,
    IsAmong,
    Matches,
    Maximum,
    MaxItems,
    MaxLength,
    MaxProperties,
    Minimum,
    MinItems,
    MinLength,
    MinProperties,
    MultipleOf,
    Never,
    OneOfTypes,
    OnlyStrings,
    Required,
    UniqueItems,
)
from schemawright.native.writer import Writer
from schemawright.values import LARGE, Json, is_deeper

#: Multiples are told without Python up to so many digits.
_EXACT_DECIMAL = 10**15
#: Python is asked about constants that are nested more deeply.
_NESTED = 20
#: No length or count reaches it.
_LONGEST = 2**62

_TYPES = {
    "object": "OBJECT",
    "array": "ARRAY",
    "string": "STRING",
    "boolean": "BOOLEAN",
    "null": "NULLS",
    "integer": "INTEGER",
    "strict integer": "STRICT_INTEGER",
    "number": "NUMBER",
}
_SINGLETONS = {None: "Py_None", True: "Py_True", False: "Py_False"}


def is_of(value: str, *types: str) -> str:
    """The call that tells whether a value is of one of `types`."""
    return f"is_of({value}, {' | '.join(_TYPES[type_] for type_ in types)})"


def never(w: Writer, check: Never, v: str, no: str) -> None:
    """`no`, whatever the value."""
    w.line(no)


def undecided(w: Writer, check: AnyCheck, v: str, no: str) -> None:
    """Python is asked about the whole value."""
    w.line("return UNKNOWN;")


def types(w: Writer, check: OneOfTypes, v: str, no: str) -> None:
    """``is_of(v, STRING | ARRAY)``"""
    w.require(is_of(v, *check.types), no)


def equals(w: Writer, check: Equals, v: str, no: str) -> None:
    """A comparison with a constant of the module; identity for null, true and false."""
    _equals(w, check.value, v, no)


def _equals(w: Writer, constant: Json, v: str, no: str) -> None:
    if constant is None or isinstance(constant, bool):
        w.require_that(f"{v} == {_SINGLETONS[constant]}", no)
    elif is_deeper(constant, _NESTED):
        w.line("return UNKNOWN;")
    elif isinstance(constant, str):
        w.require(f"is_text({v}, {w.module.constant(constant)})", no)
    else:
        w.require(f"same({v}, {w.module.constant(constant)}, 0)", no)


def is_among(w: Writer, check: IsAmong, v: str, no: str) -> None:
    """A look into a set of names; what is no string is compared one by one."""
    strings = sorted({value for value in check.values if isinstance(value, str)})
    others = [value for value in check.values if not isinstance(value, str)]
    if not check.values:
        w.line(no)
    elif not others:
        w.require(f"is_among({v}, {w.module.names(strings)})", no)
    else:
        with w.skip() as yes:
            if strings:
                with w.skip() as other:
                    w.require(f"is_among({v}, {w.module.names(strings)})", other)
                    w.line(yes)
            for value in others:
                with w.skip() as other:
                    _equals(w, value, v, other)
                    w.line(yes)
            w.line(no)


# --- numbers ---------------------------------------------------------------------------------

Limit = Minimum | Maximum | ExclusiveMinimum | ExclusiveMaximum
_OPERATIONS = {
    Minimum: "Py_GE",
    Maximum: "Py_LE",
    ExclusiveMinimum: "Py_GT",
    ExclusiveMaximum: "Py_LT",
}


def limit(w: Writer, check: Limit, v: str, no: str) -> None:
    """A comparison of numbers, in C where the limit is a double exactly."""
    constant, operation = w.module.constant(check.limit), _OPERATIONS[type(check)]
    if isinstance(check.limit, int) and abs(check.limit) <= LARGE:
        w.require(f"compare_whole({v}, {check.limit}LL, {constant}, {operation})", no)
    else:
        w.require(f"compare_slowly({v}, {constant}, {operation})", no)


def multiple_of(w: Writer, check: MultipleOf, v: str, no: str) -> None:
    """A division of whole numbers; Python is asked where they are too large."""
    numerator, denominator = check.ratio
    if 0 < numerator < _EXACT_DECIMAL and denominator < _EXACT_DECIMAL:
        w.require(f"is_multiple({v}, {numerator}LL, {denominator}LL)", no)
    else:
        undecided(w, check, v, no)


# --- strings ---------------------------------------------------------------------------------


def matches(w: Writer, check: Matches, v: str, no: str) -> None:
    """The string matches the check's pattern."""
    search(w, check.pattern, v, no)


def search(w: Writer, pattern: str, v: str, no: str) -> None:
    """The string `v` matches `pattern`, or `no`."""
    translated = regex.translate(pattern)
    module = w.module
    if translated.matches_everything:
        return
    if translated.exact is not None:
        w.require(f"is_among({v}, {module.names(sorted(set(translated.exact)))})", no)
    elif translated.prefix is not None:
        w.require(f"starts({v}, {module.constant(translated.prefix)})", no)
    elif translated.suffix is not None:
        w.require(f"ends({v}, {module.constant(translated.suffix)})", no)
    elif translated.inside is not None:
        w.require(f"holds({v}, {module.constant(translated.inside)})", no)
    else:
        w.require(module.search(pattern, v), no)


def has_format(w: Writer, check: HasFormat, v: str, no: str) -> None:
    """Python is asked."""
    w.require(w.module.ask(check.module, check.function, v), no)


# --- counts ----------------------------------------------------------------------------------

Count = MinLength | MaxLength | MinItems | MaxItems | MinProperties | MaxProperties


def count(w: Writer, check: Count, v: str, no: str) -> None:
    """``length(v) >= 3``"""
    size = w.fresh("size")
    w.line(f"Py_ssize_t {size} = length({v});")
    w.line(f"if ({size} < 0) return UNKNOWN;")
    sign = ">=" if isinstance(check, (MinLength, MinItems, MinProperties)) else "<="
    w.require_that(f"{size} {sign} {number(check.limit)}", no)


def number(limit: int) -> str:
    """A limit of a count or length."""
    return f"{min(limit, _LONGEST)}LL"


# --- arrays and objects ----------------------------------------------------------------------


def only_strings(w: Writer, check: OnlyStrings, v: str, no: str) -> None:
    """``are_strings(v)``"""
    w.require(f"are_strings({v})", no)


def unique_items(w: Writer, check: UniqueItems, v: str, no: str) -> None:
    """``are_different(v)``"""
    w.require(f"are_different({v})", no)


def required(w: Writer, check: Required, v: str, no: str) -> None:
    """``has(v, "name")`` for each name."""
    for name in check.names:
        w.require(f"has({v}, {w.module.constant(name)})", no)
