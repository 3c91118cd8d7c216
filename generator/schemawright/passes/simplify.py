"""simplify: what always passes goes, and what holds only one check is that check.

all(pass, all(minimum 1, when string: pass))   ->   minimum 1
all(one of a, b, c; A; one of b, c, d)         ->   all(one of b, c; A)
any of (minimum 1, pass)                       ->   pass
any of (is a string, is an array)              ->   is a string or an array
any of (when object: A, when object: B)        ->   when object: any of (A, B)
any of (when object: A, when string: B)        ->   pass
one of (minimum 1, pass)                       ->   not minimum 1
one of (when object: A, when object: B)        ->   all(is an object, one of (A, B))
not never                                      ->   pass
not (when object: A)                           ->   all(is an object, not A)
property a: pass                               ->   pass
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import is_
from typing import Any

from schemawright.data_classes import replace
from schemawright.ir.checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    DynamicCall,
    EachItem,
    Equals,
    FunctionCall,
    IfPresent,
    IfThenElse,
    IsAmong,
    ItemAt,
    MatchingProperties,
    MinItems,
    MinLength,
    MinProperties,
    Never,
    Not,
    OneOf,
    OneOfTypes,
    OtherProperties,
    Program,
    PropertyAt,
    PropertyNames,
    Required,
    When,
)
from schemawright.ir.traversal import bottom_up, every_function
from schemawright.values import Json, same

#: A check is compared with so many before it that are of its kind and hash.
_COMPARED = 50


def simplify(program: Program) -> Program:
    """The program without checks that decide nothing."""
    return every_function(program, lambda check: bottom_up(check, simpler))


def simpler(check: AnyCheck) -> AnyCheck:
    """`check`, whose parts are simple, as simple as it can be itself."""
    rule = _RULES.get(type(check))
    return check if rule is None else rule(check)


def _call(check: FunctionCall | DynamicCall) -> AnyCheck:
    """Where a call stands in the schema matters to explanations only."""
    return replace(check, tokens=()) if check.tokens else check


def _at_least(check: MinLength | MinItems | MinProperties) -> AnyCheck:
    return PASS if check.limit <= 0 else check


def _through(check: Any) -> AnyCheck:
    """A check that holds a value, or a part of it, against one other check and nothing else."""
    return PASS if check.check == PASS else check


def _property(check: PropertyAt) -> AnyCheck:
    if check.check != PASS:
        return check
    return Required((check.name,), site=check.site) if check.required else PASS


def _if_present(check: IfPresent) -> AnyCheck:
    """What is asked of a property where it is there needs no other way of asking."""
    parts = check.check.checks if isinstance(check.check, All) else (check.check,)
    own = [part for part in parts if isinstance(part, PropertyAt) and part.name == check.name]
    if not own:
        return _through(check)
    rest = _flat(All(tuple(part for part in parts if part not in own)))
    of_others = _through(replace(check, check=rest))
    return _flat(All((*(_property(replace(part, required=False)) for part in own), of_others)))


def _any_of(check: AnyOf) -> AnyCheck:
    if check.marks:
        return check
    if PASS in check.branches:
        return PASS
    whens = [branch for branch in check.branches if isinstance(branch, When)]
    if len(whens) < 2:
        return _fewer(check)
    # What is of another type passes a `when`, so what is of the type of one passes another.
    is_one_type = all(when.type == whens[0].type for when in whens)
    return _fewer(_in_one(check, whens)) if is_one_type else PASS


def _in_one(check: AnyOf, whens: Sequence[When]) -> AnyOf:
    """`check`, whose branches `whens` are about one type, with one branch for these."""
    inside = simpler(AnyOf(tuple(when.check for when in whens), site=check.site))
    # By their places: two of them may be one and the same check.
    place = next(n for n, branch in enumerate(check.branches) if isinstance(branch, When))
    branches = (
        replace(branch, check=inside) if isinstance(branch, When) else branch
        for number, branch in enumerate(check.branches)
        if number == place or not isinstance(branch, When)
    )
    return replace(check, branches=tuple(branches))


def _one_of(check: OneOf) -> AnyCheck:
    if check.marks:
        return check
    types = Counter(branch.type for branch in check.branches if isinstance(branch, When))
    type_, count = types.most_common(1)[0] if types else (None, 0)
    if type_ is None or count < 2:
        return _fewer(check)
    # What is of another type passes several.
    branches = (
        branch.check if isinstance(branch, When) and branch.type == type_ else branch
        for branch in check.branches
    )
    inside = _fewer(OneOf(tuple(branches), site=check.site))
    return simpler(All((OneOfTypes((type_,), site=check.site), inside)))


def _not(check: Not) -> AnyCheck:
    inner = check.check
    if isinstance(inner, Never):
        return PASS
    if isinstance(inner, When):
        is_of_type = OneOfTypes((inner.type,), site=check.site)
        return simpler(All((is_of_type, _not(replace(check, check=inner.check)))))
    return Never(site=check.site) if inner == PASS else check


def _conditional(check: IfThenElse) -> AnyCheck:
    return PASS if check.then == check.otherwise == PASS and not check.marks else check


def _flat(check: All) -> AnyCheck:
    flat: list[AnyCheck] = []
    repeats = _Repeats()
    for part in check.checks:
        flat += filter(repeats.adds, part.checks if isinstance(part, All) else (part,))
        if flat and isinstance(flat[-1], Never):
            return flat[-1]
    flat = _common(flat)
    if never := [part for part in flat if isinstance(part, Never)]:
        return never[0]
    if len(flat) == 1:
        return flat[0]
    is_flat = check.site is None and len(flat) == len(check.checks)
    return check if is_flat and all(map(is_, flat, check.checks)) else All(tuple(flat))


def _common(parts: list[AnyCheck]) -> list[AnyCheck]:
    """`parts`, in which several lists of values are one of those that are in all of them."""
    listed = [part for part in parts if isinstance(part, IsAmong)]
    if len(listed) < 2 or any(len(part.values) > _COMPARED for part in listed):
        return parts
    first, *others = listed
    values = tuple(
        value
        for value in first.values
        if all(any(same(value, one) for one in other.values) for other in others)
    )
    joined = replace(first, values=values) if values else Never(site=first.site)
    # By what they are: Python takes lists with `true` and with 1 for equal.
    gone = set(map(id, others))
    return [joined if part is first else part for part in parts if id(part) not in gone]


class _Repeats:
    """Which checks have been there. Python takes ``const: true`` and ``const: 1`` for equal; how
    they are written differs. Only those of one kind, and of one hash, are compared: by their
    hashes from the second of a kind on, as most are the only ones of theirs."""

    def __init__(self) -> None:
        self._alike: dict[tuple[type, object], dict[int | None, list[AnyCheck]]] = {}

    def adds(self, check: AnyCheck) -> bool:
        """Whether `check` is another one than those that have been there."""
        kind = self._alike.setdefault((type(check), getattr(check, "name", None)), {})
        mark = _hash(check) if kind else None
        before = kind.setdefault(mark, [])
        first = kind[None] if mark is not None else []
        if any(_is_same(check, earlier) for earlier in (*first[-_COMPARED:], *before[-_COMPARED:])):
            return False
        before.append(check)
        return True


def _hash(check: AnyCheck) -> int | None:
    """Equal for equal checks; None where values in it have no hash."""
    try:
        return hash(check)
    except TypeError:
        return None


def _is_same(check: AnyCheck, other: AnyCheck) -> bool:
    return check == other and repr(check) == repr(other)


def _fewer(check: AnyOf | OneOf) -> AnyCheck:
    """Branches that nothing passes are no branches; values to choose from are one choice."""
    branches = tuple(branch for branch in check.branches if not isinstance(branch, Never))
    if isinstance(check, AnyOf) and len(branches) > 1:
        values = [_values(branch) for branch in branches]
        if all(values):
            return IsAmong(tuple(value for several in values for value in several), site=check.site)
        types = [branch.types if isinstance(branch, OneOfTypes) else () for branch in branches]
        if all(types):
            return OneOfTypes(tuple(dict.fromkeys(chain(*types))), site=check.site)
    if not branches:
        return Never(site=check.site)
    if len(branches) == 1:
        return branches[0]
    if isinstance(check, OneOf) and PASS in branches:
        others = [branch for branch in branches if branch != PASS]
        if len(branches) - len(others) > 1:
            return Never(site=check.site)
        return _flat(All(tuple(simpler(Not(other, site=check.site)) for other in others)))
    if len(branches) == len(check.branches):
        return check
    return type(check)(branches, check.marks, site=check.site)


def _values(check: AnyCheck) -> tuple[Json, ...]:
    """The values that a check compares with, if that is all it does."""
    if isinstance(check, Equals):
        return (check.value,)
    return check.values if isinstance(check, IsAmong) else ()


#: By the kind of check; what is of no other kind is simple.
_RULES: Mapping[type, Callable[[Any], AnyCheck]] = {
    FunctionCall: _call,
    DynamicCall: _call,
    MinLength: _at_least,
    MinItems: _at_least,
    MinProperties: _at_least,
    PropertyAt: _property,
    When: _through,
    EachItem: _through,
    IfPresent: _if_present,
    ItemAt: _through,
    MatchingProperties: _through,
    OtherProperties: _through,
    PropertyNames: _through,
    All: _flat,
    AnyOf: _any_of,
    OneOf: _one_of,
    Not: _not,
    IfThenElse: _conditional,
}
