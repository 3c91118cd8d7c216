"""Several checks of one object's members -> one walk over its members.

    "id" and "name" must be in value          for each member:
    property id: A                        ->      "id": A, and one more is there
    property size: B                              "name": one more is there
    other than id, name, size: never              "size": B
                                                  any other: fail
                                              two are there, or fail

A name is told from others by its length and letters, without a hash. The order in which members
are looked at changes no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    PASS,
    AnyCheck,
    MatchingProperties,
    Never,
    OneOfTypes,
    OnlyProperties,
    OtherProperties,
    PropertyAt,
    PropertyNames,
    PropertyTable,
    Required,
)

MEMBERS = (
    Required,
    PropertyAt,
    OnlyProperties,
    PropertyTable,
    MatchingProperties,
    OtherProperties,
    PropertyNames,
)
#: With fewer members they are looked up one by one, unless the object is closed.
_FEW = 4


@frozen
class Rest:
    """What members pass that are not called like one of `names`: each check of `matching` whose
    pattern their name matches, and `other` if it matches none."""

    names: frozenset[str]
    matching: tuple[tuple[str, AnyCheck], ...]
    other: AnyCheck


@mutable
class MemberWalk:
    """What is asked of an object's members."""

    cases: dict[str, list[AnyCheck]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    #: The only names that may be there; None: any.
    allowed: frozenset[str] | None = None
    #: How many members there are beside those of the names: for objects that are closed without
    #: saying all of them.
    counted: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    rests: list[Rest] = field(default_factory=list)
    #: What every name passes.
    keys: list[AnyCheck] = field(default_factory=list)

    @classmethod
    def over(cls, checks: Iterable[AnyCheck]) -> MemberWalk:
        """The walk that asks what `checks` ask, all of them checks of members."""
        walk = cls()
        closing = []
        for check in checks:
            if isinstance(check, OnlyProperties):
                closing.append(check)
            else:
                walk._take(check)
        for check in closing:  # when it is known which members are required
            walk._close(check)
        return walk

    @property
    def is_worth_it(self) -> bool:
        """Whether a walk is needed, or sooner done than looking members up one by one."""
        loops = self.allowed is not None or self.counted or self.rests or self.keys
        return bool(loops) or len(self.cases.keys() | self.required) >= _FEW

    @property
    def names(self) -> list[str]:
        """All names that are told from others."""
        told = self.cases.keys() | self.required | (self.allowed or frozenset())
        told = told.union(*(rest.names for rest in self.rests))
        return sorted(told.union(*(names for _, names in self.counted)))

    def _take(self, check: AnyCheck) -> None:
        if isinstance(check, Required):
            self.required.update(check.names)
        elif isinstance(check, PropertyAt):
            self._member(check.name, check.check)
            if check.required:
                self.required.add(check.name)
        elif isinstance(check, PropertyTable):
            for name, part in (dict(check.table) | _typed(check)).items():
                self._member(name, part)
            matching = tuple((rule.pattern, rule.check) for rule in check.matching)
            self.rests.append(Rest(frozenset(n for n, _ in check.table), matching, check.other))
        elif isinstance(check, MatchingProperties):
            self.rests.append(Rest(frozenset(), ((check.pattern, check.check),), PASS))
        elif isinstance(check, OtherProperties):
            self._other(check)
        elif isinstance(check, PropertyNames):
            self.keys.append(check.check)

    def _member(self, name: str, check: AnyCheck) -> None:
        self.cases.setdefault(name, []).append(check)

    def _other(self, check: OtherProperties) -> None:
        names = frozenset(check.names)
        if isinstance(check.check, Never) and not check.patterns:
            self.allowed = names if self.allowed is None else self.allowed & names
        else:
            excepted = tuple((pattern, PASS) for pattern in check.patterns)
            self.rests.append(Rest(names, excepted, check.check))

    def _close(self, check: OnlyProperties) -> None:
        optional = frozenset(name for name, _ in check.optional)
        # What is known to be there is what the same conjunction requires: see `count_properties`.
        if len(self.required - optional) == check.required:
            names = optional | self.required
            self.allowed = names if self.allowed is None else self.allowed & names
        else:
            self.counted.append((check.required, optional))
        for name, part in check.optional:
            self._member(name, part)


def _typed(check: PropertyTable) -> dict[str, AnyCheck]:
    return {name: OneOfTypes((type_,)) for name, type_ in check.types}
