"""What remains of a check once it is known of which types the instance can be.

    given(all(is an object, when object: A, when string: B), {"object"})   ->   A
    given(any of (is a string, call f), {"array"})                         ->   call f

Besides JSON's types there is ``other``: a Python value that is of none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import mutable, replace
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    Equals,
    Function,
    FunctionCall,
    IfPresent,
    IfThenElse,
    IsAmong,
    Never,
    Not,
    OneOf,
    OneOfTypes,
    PropertyNames,
    Type,
    Unevaluated,
    When,
)
from schemawright.ir.traversal import rebuilt
from schemawright.passes.simplify import simpler
from schemawright.values import Json

Kinds: TypeAlias = frozenset[str]
#: What takes the place of a union of an instance of one of some kinds.
Change: TypeAlias = Callable[[AnyOf | OneOf, Kinds], AnyCheck]

#: Chains of calls are followed so far.
_DEEPEST = 24

_OBJECT: Kinds = frozenset(("object",))
_STRING: Kinds = frozenset(("string",))
EVERY: Kinds = frozenset(("null", "boolean", "number", "string", "array", "object", "other"))


@mutable
class Given:
    """Answers for the checks of one program. Without `functions`, a call is left as it is."""

    functions: Mapping[str, Function] = field(default_factory=dict)
    _known: dict[tuple[str, Kinds], AnyCheck | None] = field(default_factory=dict)
    _depth: int = 0

    def __call__(self, check: AnyCheck, kinds: Kinds) -> AnyCheck:
        if isinstance(check, OneOfTypes):
            return _types(check, kinds)
        if isinstance(check, (Equals, IsAmong)):
            return _values(check, kinds)
        if isinstance(check, FunctionCall):
            return self._called(check, kinds)
        if isinstance(check, When):
            return self._when(check, kinds)
        if isinstance(check, All):
            return self._all(check, kinds)
        if isinstance(check, ByType):
            return self._by_type(check, kinds)
        if isinstance(check, IfThenElse):
            return self._conditional(check, kinds)
        if isinstance(check, (IfPresent, PropertyNames)):
            # Of an object that has something, or of a name.
            kinds = _OBJECT if isinstance(check, IfPresent) else _STRING
            return simpler(replace(check, check=self(check.check, kinds)))
        if isinstance(check, (AnyOf, OneOf, Not)):
            return simpler(rebuilt(check, lambda part: self(part, kinds)))
        if isinstance(check, Unevaluated):
            return replace(check, siblings=self(check.siblings, kinds))
        if isinstance(check, ByTag):
            return check
        # What is inside looks at a part of the instance, of which nothing is known.
        return simpler(rebuilt(check, lambda part: self(part, EVERY)))

    def _called(self, check: FunctionCall, kinds: Kinds) -> AnyCheck:
        """A call of what always passes, or never does, needs not be made."""
        if check.marks or kinds == EVERY or check.function not in self.functions:
            return check
        key = (check.function, kinds)
        if key not in self._known and self._depth < _DEEPEST:
            self._known[key] = None
            self._depth += 1
            self._known[key] = self(self.functions[check.function].check, kinds)
            self._depth -= 1
        answer = self._known.get(key)
        return (
            answer
            if answer is not None and (answer == PASS or isinstance(answer, Never))
            else check
        )

    def _when(self, check: When, kinds: Kinds) -> AnyCheck:
        if kind_of_type(check.type) not in kinds:
            return PASS
        kind = frozenset((kind_of_type(check.type),))
        inner = self(check.check, kind)
        return inner if kinds == kind else simpler(replace(check, check=inner))

    def _all(self, check: All, kinds: Kinds) -> AnyCheck:
        left = kinds & kinds_left(check)
        if not left:
            return Never(site=check.site)
        parts = [
            self(part, kinds if isinstance(part, OneOfTypes) else left) for part in check.checks
        ]
        # What narrows the type must come before what relies on it.
        parts.sort(key=lambda part: not isinstance(part, OneOfTypes))
        return simpler(replace(check, checks=tuple(parts)))

    def _conditional(self, check: IfThenElse, kinds: Kinds) -> AnyCheck:
        """The test tells the one branch which types there are left, and the other which not."""
        test = self(check.test, kinds)
        passing = kinds & kinds_left(check.test)
        failing = kinds - _kinds_taken(check.test)
        then = self(check.then, passing) if passing else check.then
        otherwise = self(check.otherwise, failing) if failing else check.otherwise
        return simpler(replace(check, test=test, then=then, otherwise=otherwise))

    def _by_type(self, check: ByType, kinds: Kinds) -> AnyCheck:
        taken = frozenset(kind_of_type(type_) for types, _ in check.table for type_ in types)
        table = []
        for types, arm in check.table:
            mine = frozenset(map(kind_of_type, types))
            if mine & kinds:
                table.append((types, self(arm, mine & kinds)))
        if kinds - taken:
            otherwise = self(check.otherwise, kinds - taken)
        else:
            _, otherwise = table.pop()
        return replace(check, table=tuple(table), otherwise=otherwise) if table else otherwise


def alternatives(check: AnyCheck, kinds: Kinds, change: Change) -> AnyCheck:
    """`check`, of an instance of one of `kinds`, with `change` made to each union in it that is
    a statement of its own and notes nothing."""
    if isinstance(check, (AnyOf, OneOf)):
        return check if check.marks else change(check, kinds)
    if isinstance(check, All):
        kinds &= kinds_left(check)
    elif isinstance(check, When):
        kinds = frozenset((kind_of_type(check.type),))
    elif isinstance(check, ByType):
        return _in_arms(check, kinds, change)
    elif isinstance(check, IfThenElse):
        then = alternatives(check.then, kinds, change)
        return replace(check, then=then, otherwise=alternatives(check.otherwise, kinds, change))
    elif isinstance(check, (Not, ByTag)):
        return check
    elif isinstance(check, IfPresent):
        kinds = _OBJECT
    else:
        kinds = EVERY
    return rebuilt(check, lambda part: alternatives(part, kinds, change))


def _in_arms(check: ByType, kinds: Kinds, change: Change) -> ByType:
    table = []
    for types, arm in check.table:
        mine = frozenset(map(kind_of_type, types))
        table.append((types, alternatives(arm, mine, change)))
        kinds -= mine
    rest = alternatives(check.otherwise, kinds, change)
    return replace(check, table=tuple(table), otherwise=rest)


def kinds_left(check: AnyCheck) -> Kinds:
    """The kinds of instances that can pass, as far as `check` says so directly."""
    if isinstance(check, OneOfTypes):
        return frozenset(map(kind_of_type, check.types))
    left = EVERY
    for part in check.checks if isinstance(check, All) else ():
        left &= kinds_left(part) if isinstance(part, (All, OneOfTypes)) else EVERY
    return left


def _kinds_taken(check: AnyCheck) -> Kinds:
    """The kinds of which every instance passes, as far as `check` says so directly. Not every
    number is an integer."""
    types = check.types if isinstance(check, OneOfTypes) else ()
    return EVERY.intersection(types)


def kind_of_type(type_: Type) -> str:
    """The kind of instances that a type of the check language is about."""
    return "number" if type_ in {"integer", "strict integer"} else type_


def kind_of_value(value: Json) -> str:
    """The kind of a value of JSON."""
    if isinstance(value, bool):
        return "boolean"
    kinds = {str: "string", dict: "object", list: "array", type(None): "null"}
    return kinds.get(type(value), "number")


def _types(check: OneOfTypes, kinds: Kinds) -> AnyCheck:
    left: tuple[Type, ...] = tuple(type_ for type_ in check.types if kind_of_type(type_) in kinds)
    if not left:
        return Never(site=check.site)
    # Not every number is an integer.
    return PASS if kinds <= set(left) else replace(check, types=left)


def _values(check: Equals | IsAmong, kinds: Kinds) -> AnyCheck:
    if isinstance(check, Equals):
        return check if kind_of_value(check.value) in kinds else Never(site=check.site)
    left = tuple(value for value in check.values if kind_of_value(value) in kinds)
    return replace(check, values=left) if left else Never(site=check.site)
