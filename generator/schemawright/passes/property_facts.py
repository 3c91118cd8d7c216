"""What a check says of the properties of objects that pass it, as far as that shows.

all("kind" must be there, property kind: is "cat")
->   kind: one of the strings "cat", nothing but strings; required: kind
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import reduce
from operator import and_, or_

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
    When,
)

#: Chains of calls are followed so far.
_DEEPEST = 24


@frozen
class Strings:
    """A property's value, if it is a string, is one of `values`; `others`: it may be none."""

    values: frozenset[str]
    others: bool

    def __and__(self, other: Strings) -> Strings:
        return Strings(self.values & other.values, self.others and other.others)

    def __or__(self, other: Strings) -> Strings:
        return Strings(self.values | other.values, self.others or other.others)


@frozen
class Evidence:
    """Of objects: the properties that are `required`, and what is known of some of them."""

    required: frozenset[str] = frozenset()
    strings: Mapping[str, Strings] = field(default_factory=dict)

    def __and__(self, other: Evidence) -> Evidence:
        strings = dict(self.strings)
        for name, theirs in other.strings.items():
            strings[name] = strings[name] & theirs if name in strings else theirs
        return Evidence(self.required | other.required, strings)

    def __or__(self, other: Evidence) -> Evidence:
        both = self.strings.keys() & other.strings.keys()
        strings = {name: self.strings[name] | other.strings[name] for name in both}
        return Evidence(self.required & other.required, strings)


@mutable
class Witness:
    """Tells what objects that pass a check of some program are sure to have."""

    functions: Mapping[str, Function]
    _known: dict[str, Evidence] = field(default_factory=dict)
    _strings: dict[str, Strings | None] = field(default_factory=dict)
    _depth: int = 0

    def __call__(self, check: AnyCheck) -> Evidence:
        if isinstance(check, PropertyAt):
            strings = self.strings(check.check)
            required = frozenset((check.name,)) if check.required else frozenset[str]()
            return Evidence(required, {} if strings is None else {check.name: strings})
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

    def strings(self, check: AnyCheck) -> Strings | None:
        """Which strings a value that passes can be; None for any."""
        if isinstance(check, (Equals, IsAmong)):
            values = check.values if isinstance(check, IsAmong) else (check.value,)
            strings = frozenset(value for value in values if isinstance(value, str))
            return Strings(strings, len(strings) < len(values))
        if isinstance(check, OneOfTypes):
            return None if "string" in check.types else Strings(frozenset(), True)
        if isinstance(check, Matches):
            exact = regex.translate(check.pattern).exact
            return None if exact is None else Strings(frozenset(exact), False)
        if isinstance(check, When):
            inner = self.strings(check.check) if check.type == "string" else None
            return None if inner is None else Strings(inner.values, True)
        if isinstance(check, FunctionCall):
            return self._called_strings(check.function)
        if isinstance(check, All):
            return self._all_strings(check)
        sets = [self.strings(part) for part in _ways(check)]
        finite = [strings for strings in sets if strings is not None]
        return reduce(or_, finite) if finite and len(finite) == len(sets) else None

    def _called_strings(self, name: str) -> Strings | None:
        if name not in self._strings and self._depth < _DEEPEST:
            self._strings[name] = None
            self._depth += 1
            self._strings[name] = self.strings(self.functions[name].check)
            self._depth -= 1
        return self._strings.get(name)

    def _all_strings(self, check: All) -> Strings | None:
        sets = map(self.strings, check.checks)
        finite = [strings for strings in sets if strings is not None]
        if not finite:
            return None
        whole = reduce(and_, finite)
        if any(isinstance(e, OneOfTypes) and e.types == ("string",) for e in check.checks):
            whole = Strings(whole.values, False)
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
