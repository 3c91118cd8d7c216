"""What a check says of the properties of objects that pass it, as far as that shows.

all("kind" must be there, property kind: is "cat")
->   kind: one of the scalars "cat"; required: kind
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import reduce
from operator import and_, or_
from typing import TypeAlias

from schemawright import regex
from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    Equals,
    Function,
    FunctionCall,
    IsAmong,
    Matches,
    Never,
    OneOf,
    OneOfTypes,
    PropertyAt,
    Required,
    Tag,
    When,
)
from schemawright.values import Json, number_key

#: Chains of calls are followed so far.
_DEEPEST = 24
#: A scalar, equal for the same JSON values and for no others: what tables are asked for is itself.
Scalar: TypeAlias = Tag | tuple[bool | None]


def scalar(value: Json) -> Scalar | None:
    """`value` as it is compared; None if it is no scalar, or a number that is no key."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return (value,)
    return number_key(value) if isinstance(value, (int, float)) else None


@frozen
class Constants:
    """A property's value is one of `values`; `others`: or anything that is no string."""

    values: frozenset[Scalar]
    others: bool

    @classmethod
    def among(cls, values: Iterable[Json]) -> Constants:
        """One of `values`, as far as that can be said."""
        scalars = [*map(scalar, values)]
        return cls(frozenset(it for it in scalars if it is not None), None in scalars)

    @property
    def tags(self) -> frozenset[Tag]:
        """Those of the values that a table can be asked for."""
        return frozenset(value for value in self.values if not isinstance(value, tuple))

    def admit(self, value: Scalar) -> bool:
        """May the property have it?"""
        return value in self.values or (self.others and not isinstance(value, str))

    @property
    def may_be_untold(self) -> bool:
        """May the property have what no table can be asked for?"""
        return self.others or any(isinstance(value, tuple) for value in self.values)

    def only_strings(self) -> Constants:
        """Those that are strings."""
        strings = (value for value in self.values if isinstance(value, str))
        return Constants(frozenset(strings), False)

    def __and__(self, other: Constants) -> Constants:
        both = (it for it in self.values | other.values if self.admit(it) and other.admit(it))
        return Constants(frozenset(both), self.others and other.others)

    def __or__(self, other: Constants) -> Constants:
        return Constants(self.values | other.values, self.others or other.others)


@frozen
class Evidence:
    """Of objects: the properties that are `required`, and what is known of some of them."""

    required: frozenset[str] = frozenset()
    constants: Mapping[str, Constants] = field(default_factory=dict)

    def __and__(self, other: Evidence) -> Evidence:
        constants = dict(self.constants)
        for name, theirs in other.constants.items():
            constants[name] = constants[name] & theirs if name in constants else theirs
        return Evidence(self.required | other.required, constants)

    def __or__(self, other: Evidence) -> Evidence:
        both = self.constants.keys() & other.constants.keys()
        constants = {name: self.constants[name] | other.constants[name] for name in both}
        return Evidence(self.required & other.required, constants)


@mutable
class Witness:
    """Tells what objects that pass a check of some program are sure to have."""

    functions: Mapping[str, Function]
    _known: dict[str, Evidence] = field(default_factory=dict)
    _constants: dict[str, Constants | None] = field(default_factory=dict)
    _depth: int = 0

    def __call__(self, check: AnyCheck) -> Evidence:
        if isinstance(check, PropertyAt):
            constants = self.constants(check.check)
            required = frozenset((check.name,)) if check.required else frozenset[str]()
            return Evidence(required, {} if constants is None else {check.name: constants})
        if isinstance(check, Required):
            return Evidence(frozenset(check.names))
        if isinstance(check, When):
            return self(check.check) if check.type == "object" else Evidence()
        if isinstance(check, FunctionCall):
            return self._called(check.function)
        evidence = Evidence()
        for part in check.checks if isinstance(check, All) else ():
            evidence &= self(part)
        ways = [part for part in _ways(check) if not isinstance(part, Never)]
        for number, part in enumerate(ways):
            evidence = evidence | self(part) if number else self(part)
        return evidence

    def _called(self, name: str) -> Evidence:
        if name not in self._known and self._depth < _DEEPEST:
            self._known[name] = Evidence()  # Within itself, it says nothing.
            self._depth += 1
            self._known[name] = self(self.functions[name].check)
            self._depth -= 1
        return self._known.get(name, Evidence())

    def constants(self, check: AnyCheck) -> Constants | None:
        """What a value that passes can be; None if it can be any string."""
        if isinstance(check, (Equals, IsAmong)):
            return Constants.among(check.values if isinstance(check, IsAmong) else (check.value,))
        if isinstance(check, OneOfTypes):
            return None if "string" in check.types else Constants(frozenset(), True)
        if isinstance(check, Matches):
            exact = regex.translate(check.pattern).exact
            return None if exact is None else Constants(frozenset(exact), False)
        if isinstance(check, When):
            inner = self.constants(check.check) if check.type == "string" else None
            return None if inner is None else Constants(inner.values, True)
        if isinstance(check, FunctionCall):
            return self._called_constants(check.function)
        if isinstance(check, All):
            return self._all_constants(check)
        sets = [self.constants(part) for part in _ways(check)]
        finite = [constants for constants in sets if constants is not None]
        return reduce(or_, finite) if finite and len(finite) == len(sets) else None

    def _called_constants(self, name: str) -> Constants | None:
        if name not in self._constants and self._depth < _DEEPEST:
            self._constants[name] = None
            self._depth += 1
            self._constants[name] = self.constants(self.functions[name].check)
            self._depth -= 1
        return self._constants.get(name)

    def _all_constants(self, check: All) -> Constants | None:
        sets = map(self.constants, check.checks)
        finite = [constants for constants in sets if constants is not None]
        if not finite:
            return None
        whole = reduce(and_, finite)
        if any(isinstance(e, OneOfTypes) and e.types == ("string",) for e in check.checks):
            whole = whole.only_strings()
        return whole


def _ways(check: AnyCheck) -> tuple[AnyCheck, ...]:
    """The checks of which an object, or any value, that passes `check` passes one."""
    if isinstance(check, (AnyOf, OneOf)):
        return check.branches
    if isinstance(check, ByType):
        return (*(arm for _, arm in check.table), check.otherwise)
    if isinstance(check, ByTag):
        return (*(arm for _, arm in check.table), check.unknown, check.otherwise)
    return ()
