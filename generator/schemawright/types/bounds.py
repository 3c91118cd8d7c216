"""What a schema asks of the values of a type beside it: lengths, limits, a pattern.

{"type": "array", "maxItems": 5, "items": {"type": "string", "minLength": 1}}
→  Bounds({MaxItems(5)}, items=Bounds({MinLength(1)}))

Only what pydantic can ask for as exactly as the checks do. What is said of the members of a class
stands with the class, wherever that is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias, get_args

from schemawright import regex
from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    EachItem,
    ExclusiveMaximum,
    ExclusiveMinimum,
    FunctionCall,
    Matches,
    MatchingProperties,
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
    OneOf,
    OneOfTypes,
    OtherProperties,
    Program,
    PropertyAt,
    PropertyNames,
    UniqueItems,
    When,
)
from schemawright.steps import take
from schemawright.types.declarations import Declaration, Record, written_out
from schemawright.types.language import (
    INTEGER,
    NUMBER,
    STRING,
    ArrayType,
    MapType,
    NamedType,
    Type,
    is_exact,
    options_of,
)

Bound: TypeAlias = (
    MinLength
    | MaxLength
    | Matches
    | MinItems
    | MaxItems
    | UniqueItems
    | MinProperties
    | MaxProperties
    | Minimum
    | Maximum
    | ExclusiveMinimum
    | ExclusiveMaximum
    | MultipleOf
)


@frozen
class Bounds:
    """What is asked of a value itself, of the `items` of an array, of the `values` and the `names`
    of a map, and of the members of a class by their names; the `names` of a class are those of
    further members. Of a union, each option keeps what is of its kind."""

    own: frozenset[Bound] = frozenset()
    items: Bounds | None = None
    values: Bounds | None = None
    names: Bounds | None = None
    members: tuple[tuple[str, Bounds], ...] = ()


@frozen
class BoundedType:
    """The values of `type` that keep to `bounds`."""

    type: Type
    bounds: Bounds | None = None

    @property
    def items(self) -> Bounds | None:
        """What is asked of its items."""
        return self.bounds.items if self.bounds else None

    @property
    def values(self) -> Bounds | None:
        """What is asked of its values."""
        return self.bounds.values if self.bounds else None

    @property
    def names(self) -> BoundedType:
        """Its names, if it is a map."""
        return BoundedType(STRING, self.bounds.names if self.bounds else None)

    def keeps(self, check: AnyCheck) -> bool:
        """Do its values, which are of one kind, pass `check` because they are bound to?"""
        bound = bound_of(check, self.type)
        return bound is not None and self.bounds is not None and bound in self.bounds.own


def bound_of(check: AnyCheck, type_: Type) -> Bound | None:
    """`check`, if it can be asked of values of `type_`, which is no union."""
    match check, type_:
        case ((MinItems(limit) | MaxItems(limit)), ArrayType()) if limit < _COUNTS:
            return check
        case (UniqueItems(), ArrayType()):
            return check
        case ((MinProperties(limit) | MaxProperties(limit)), MapType()) if limit < _COUNTS:
            return check
        case ((MinLength(limit) | MaxLength(limit)), _) if type_ == STRING and limit < _COUNTS:
            return check
        case Matches(pattern), _ if type_ == STRING and _is_searched_alike(pattern):
            return check
        case (OtherProperties((), (), Never()), MapType()):
            return MaxProperties(0)
        case (MultipleOf(factor), _) if type_ == INTEGER and _is_whole(factor):
            return check
        case (MultipleOf(), _) if type_ == NUMBER and _is_decimal_part(check):
            return check
        case (
            (Minimum(limit) | Maximum(limit) | ExclusiveMinimum(limit) | ExclusiveMaximum(limit)),
            _,
        ) if (type_ == INTEGER and _is_whole(limit)) or (type_ == NUMBER and is_exact(limit)):
            return check
        case _:
            return None


#: What may be a bound of a value, or of a part of it.
_TOLD = (
    *get_args(Bound),
    EachItem,
    OtherProperties,
    MatchingProperties,
    PropertyNames,
)
#: So many functions are looked into for what they ask of one value: a line of bases may be long.
_CALLS = 32
#: So many names of one schema are followed to its types.
_NAMES = 4
#: So many parts of parts are looked into from one name: a line of arrays may be long.
_PARTS = 10
#: pydantic counts up to here on every machine.
_COUNTS = 2**31


def _is_whole(limit: int | float) -> bool:
    """Is it an integer, and the same one however it is read?"""
    return isinstance(limit, int) or (is_exact(limit) and limit == int(limit))


def _is_decimal_part(check: MultipleOf) -> bool:
    """Are the multiples those numbers that are written with so many places, fewer than 15?"""
    numerator, denominator = check.ratio
    return numerator == 1 < denominator < 10**15


def _is_searched_alike(pattern: str) -> bool:
    """Can pydantic search for it, or `re`, in time that grows with the text? All that Rust's
    `regex` has words for does."""
    translated = regex.translate(pattern)
    if translated.rust:
        return True
    return bool(translated.python) and not (translated.linear or translated.slow)


def bounds_of(
    program: Program, functions: Mapping[str, str], declarations: Mapping[str, Declaration]
) -> dict[str, Bounds]:
    """What `functions` ask of what is declared under their names, by the same names: of each value
    that passes, but perhaps not all of it."""
    search = _BoundsSearch(program, declarations)
    every = {name: _bounds_of(search, function, name) for name, function in functions.items()}
    return {name: bounds for name, bounds in every.items() if bounds is not None}


def _bounds_of(search: _BoundsSearch, function: str, name: str) -> Bounds | None:
    calls = (FunctionCall(function),)
    declared = search.declarations[name]
    if not isinstance(declared, Record):
        return search.bounds(calls, NamedType(name), ())
    types = {member.wire: member.type for member in declared.members}
    asked: dict[str, list[AnyCheck]] = {}
    names: list[AnyCheck] = []
    for check in search.parts(calls):
        match check:
            case PropertyAt(key, inner) if key in types:
                asked.setdefault(key, []).append(inner)
            case OtherProperties(_, (pattern,), Never()) if not declared.closed:
                names.append(Matches(pattern))
            case _:
                pass
    members = [(key, search.bounds(asked[key], types[key], ())) for key in sorted(asked)]
    told = tuple((key, bounds) for key, bounds in members if bounds is not None)
    bounds = Bounds(names=search.bounds(names, STRING, ()) if names else None, members=told)
    return bounds if bounds != Bounds() else None


@mutable
class _BoundsSearch:
    program: Program
    declarations: Mapping[str, Declaration]
    #: What each function asks that may be a bound, and the functions that it calls.
    _asked: dict[str, tuple[AnyCheck, ...]] = field(default_factory=dict)

    def parts(self, checks: Sequence[AnyCheck]) -> Iterator[AnyCheck]:
        """All that a value must pass that passes `checks`, if it is of the kind in question."""
        return self._leaves(checks, lambda function: (self.program.functions[function].check,))

    def asked(self, checks: Sequence[AnyCheck]) -> list[AnyCheck]:
        """Those of the `parts` of `checks` that may be bounds, or lead to some: a class may have
        many members, which are described elsewhere, and be referred to from many places."""
        return [it for it in self._leaves(checks, self._asked_by) if isinstance(it, _TOLD)]

    def _asked_by(self, function: str) -> tuple[AnyCheck, ...]:
        if function not in self._asked:
            leaves = self._leaves((self.program.functions[function].check,), None)
            told = (it for it in leaves if isinstance(it, (*_TOLD, FunctionCall)))
            self._asked[function] = tuple(told)
        return self._asked[function]

    def _leaves(
        self, checks: Sequence[AnyCheck], inside: Callable[[str], Sequence[AnyCheck]] | None
    ) -> Iterator[AnyCheck]:
        """The parts of `checks`, and what is `inside` of the functions that are called."""
        called: set[str] = set()
        pending = [*checks]
        while pending:
            take(1)
            match check := pending.pop():
                case All(inner):
                    pending += reversed(inner)
                case When(_, inner):
                    pending.append(inner)
                case AnyOf(branches) | OneOf(branches):
                    pending += self._of_own_types(branches)
                case FunctionCall(function) if (
                    inside and function not in called and len(called) < _CALLS
                ):
                    called.add(function)
                    pending += reversed(inside(function))
                case _:
                    yield check

    def _of_own_types(self, branches: tuple[AnyCheck, ...]) -> Sequence[AnyCheck]:
        """Those of `branches` of which values of a kind pass one at most, at first sight."""
        types = [self._types(branch) for branch in branches]
        # None of the bounds is one of null.
        others = [
            it for it, own in zip(branches, types, strict=True) if own != frozenset(("null",))
        ]
        if len(others) == 1:
            return others
        told = [own for own in types if own is not None]
        are_apart = sum(map(len, told)) == len(frozenset[str]().union(*told))
        return branches if are_apart and len(told) == len(types) else ()

    def _types(self, check: AnyCheck) -> frozenset[str] | None:
        """The JSON types of what passes `check`, if it names them at once."""
        for _ in range(_NAMES):
            if isinstance(check, FunctionCall):
                check = self.program.functions[check.function].check
            elif isinstance(check, All) and check.checks:
                check = check.checks[0]
        if not isinstance(check, OneOfTypes):
            return None
        return frozenset("number" if "integer" in type_ else type_ for type_ in check.types)

    def bounds(
        self, checks: Sequence[AnyCheck], type_: Type, above: tuple[str | None, ...]
    ) -> Bounds | None:
        """What `checks` ask of the values of `type_`, which is a part of the types `above`, the
        aliases among them by their names."""
        if len(above) > _PARTS:
            return None
        names = {
            option: it.name
            for it in options_of(type_)
            if isinstance(it, NamedType)
            for option in options_of(written_out(it, self.declarations))
        }
        if not set(above).isdisjoint(names.values()):
            return None
        options = options_of(written_out(type_, self.declarations))
        own: dict[type[Bound], Bound] = {}
        asked = self.asked(checks)
        for check in asked:
            for bound in (bound_of(check, option) for option in options):
                if bound is not None:
                    own.setdefault(type(bound), bound)
        items = [check.check for check in asked if isinstance(check, EachItem) and not check.start]
        values, keys = _asked_of_maps(asked)
        arrays = [option for option in options if isinstance(option, ArrayType)]
        maps = [option for option in options if isinstance(option, MapType)]

        def inside(asked: Sequence[AnyCheck], whole: Type, part: Type) -> Bounds | None:
            return self.bounds(asked, part, (*above, names.get(whole)))

        bounds = Bounds(
            frozenset(own.values()),
            inside(items, arrays[0], arrays[0].item) if items and len(arrays) == 1 else None,
            inside(values, maps[0], maps[0].value) if values and len(maps) == 1 else None,
            self.bounds(keys, STRING, above) if keys and maps else None,
        )
        return bounds if bounds != Bounds() else None


def _asked_of_maps(checks: Sequence[AnyCheck]) -> tuple[list[AnyCheck], list[AnyCheck]]:
    """What `checks` ask of all values of a map, and of its names."""
    values: list[AnyCheck] = []
    names: list[AnyCheck] = []
    only: set[str] = set()
    for check in checks:
        match check:
            case OtherProperties((), (pattern,), Never()):
                only.add(pattern)
                names.append(Matches(pattern))
            case OtherProperties((), (), inner) if not isinstance(inner, Never):
                values.append(inner)
            case PropertyNames(inner):
                names.append(inner)
            case _:
                pass
    matching = [check for check in checks if isinstance(check, MatchingProperties)]
    return [*values, *(it.check for it in matching if it.pattern in only)], names
