"""What a schema asks of the values of a type beside it: lengths, limits, a pattern.

{"type": "array", "maxItems": 5, "items": {"type": "string", "minLength": 1}}
→  Bounds({MaxItems(5)}, items=Bounds({MinLength(1)}))

Only what pydantic can ask for as exactly as the checks do. What is said of the members of a class
stands with the class, wherever that is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from schemawright import regex
from schemawright.data_classes import frozen
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    EachItem,
    ExclusiveMaximum,
    ExclusiveMinimum,
    FunctionCall,
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
    OneOf,
    OneOfTypes,
    OtherProperties,
    Program,
    PropertyAt,
    UniqueItems,
    When,
)
from schemawright.steps import take
from schemawright.types.declarations import Declaration, Record, written_out
from schemawright.types.language import (
    INTEGER,
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
    """What is asked of a value itself, of the `items` of an array, of the `values` of a map, and of
    the members of a class by their names. Of a union, each option keeps what is of its kind."""

    own: frozenset[Bound] = frozenset()
    items: Bounds | None = None
    values: Bounds | None = None
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
        case (
            (
                Minimum(limit)
                | Maximum(limit)
                | ExclusiveMinimum(limit)
                | ExclusiveMaximum(limit)
                | MultipleOf(limit)
            ),
            _,
        ) if type_ == INTEGER and _is_whole(limit):
            return check
        case _:
            return None


#: So many functions are looked into for what they ask of one value: a line of bases may be long.
_CALLS = 32
#: pydantic counts up to here on every machine.
_COUNTS = 2**31


def _is_whole(limit: int | float) -> bool:
    """Is it an integer, and the same one however it is read?"""
    return isinstance(limit, int) or (is_exact(limit) and limit == int(limit))


def _is_searched_alike(pattern: str) -> bool:
    """Can pydantic search for it, in no more time than `re` would take?"""
    translated = regex.translate(pattern)
    return bool(translated.rust) and not (translated.linear or translated.slow)


def bounds_of(
    program: Program, function: str, name: str, declarations: Mapping[str, Declaration]
) -> Bounds | None:
    """What `function` asks of what is declared as `name`: of each value that passes, but perhaps
    not all of it."""
    calls = (FunctionCall(function),)
    declared = declarations[name]
    if not isinstance(declared, Record):
        return _BoundsSearch(program, declarations).bounds(calls, NamedType(name), frozenset())
    types = {member.wire: member.type for member in declared.members}
    asked: dict[str, list[AnyCheck]] = {}
    search = _BoundsSearch(program, declarations)
    for check in search.parts(calls):
        if isinstance(check, PropertyAt) and check.name in types:
            asked.setdefault(check.name, []).append(check.check)
    members = [(key, search.bounds(asked[key], types[key], frozenset())) for key in sorted(asked)]
    told = tuple((key, bounds) for key, bounds in members if bounds is not None)
    return Bounds(members=told) if told else None


@frozen
class _BoundsSearch:
    program: Program
    declarations: Mapping[str, Declaration]

    def parts(self, checks: tuple[AnyCheck, ...] | list[AnyCheck]) -> Iterator[AnyCheck]:
        """All that a value must pass that passes `checks`, if it is of the kind in question."""
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
                    # None of the bounds is one of null.
                    others = [branch for branch in branches if not self._is_null(branch)]
                    pending += others if len(others) == 1 else []
                case FunctionCall(function) if function not in called and len(called) < _CALLS:
                    called.add(function)
                    pending.append(self.program.functions[function].check)
                case _:
                    yield check

    def _is_null(self, check: AnyCheck) -> bool:
        """Does nothing but null pass, at first sight?"""
        if isinstance(check, FunctionCall):
            check = self.program.functions[check.function].check
        if isinstance(check, All) and len(check.checks) == 1:
            check = check.checks[0]
        return check == OneOfTypes(("null",))

    def bounds(
        self, checks: tuple[AnyCheck, ...] | list[AnyCheck], type_: Type, above: frozenset[str]
    ) -> Bounds | None:
        """What `checks` ask of the values of `type_`, which is a part of the aliases `above`."""
        names = frozenset(it.name for it in options_of(type_) if isinstance(it, NamedType))
        if names & above:
            return None
        above |= names
        options = options_of(written_out(type_, self.declarations))
        own: dict[type[Bound], Bound] = {}
        items: list[AnyCheck] = []
        values: list[AnyCheck] = []
        for check in self.parts(checks):
            match check:
                case EachItem(0, inner):
                    items.append(inner)
                case OtherProperties((), (), inner):
                    values.append(inner)
                case _:
                    for bound in (bound_of(check, option) for option in options):
                        if bound is not None:
                            own.setdefault(type(bound), bound)
        arrays = [option for option in options if isinstance(option, ArrayType)]
        maps = [option for option in options if isinstance(option, MapType)]
        bounds = Bounds(
            frozenset(own.values()),
            self.bounds(items, arrays[0].item, above) if items and len(arrays) == 1 else None,
            self.bounds(values, maps[0].value, above) if values and len(maps) == 1 else None,
        )
        return bounds if bounds != Bounds() else None
