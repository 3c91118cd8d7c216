"""Checks with parts: of items and members, in place, and of what is left unevaluated.

The conventions are those of `ir.checks`.
"""

from __future__ import annotations

from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.ir.check_base import Check, Site, Type, ValueType, plural
from schemawright.ir.leaf_checks import Leaf
from schemawright.values import Tokens

#: What a table of tags is asked for: no boolean, which Python takes for a number.
Tag: TypeAlias = str | int | float


@frozen
class ItemAt(Check):
    """If there is an item at `index`, it passes `check`."""

    index: int
    check: AnyCheck


@frozen
class EachItem(Check):
    """Every item from index `start` on passes `check`."""

    start: int
    check: AnyCheck


@frozen
class Contains(Check):
    """From `minimum` to `maximum` items (None: any number) pass `check`. With `marks`, those
    that do count as evaluated."""

    check: AnyCheck
    minimum: int
    maximum: int | None
    marks: bool = False

    @property
    def says(self) -> str:
        if self.maximum is None and self.minimum == 1:
            return "has no item that matches"
        if self.maximum is None:
            return f"must have at least {plural(self.minimum, 'matching item')}"
        most = plural(self.maximum, "matching item")
        return f"must have at least {self.minimum} and at most {most}"


@frozen
class PatternRequired(Check):
    """There is a property whose name matches `pattern`."""

    pattern: str

    @property
    def says(self) -> str:
        return f"has no property whose name matches the pattern {self.pattern!r}"


@frozen
class PropertyAt(Check):
    """If there is a property `name`, its value passes `check`; with `required` there is one.
    `fails_null` tells that `check` refuses null, which may then stand for a missing one."""

    name: str
    check: AnyCheck
    required: bool = False
    fails_null: bool = False


@frozen
class MatchingProperties(Check):
    """The value of every property whose name matches `pattern` passes `check`."""

    pattern: str
    check: AnyCheck


@frozen
class OtherProperties(Check):
    """The value of every property that is not among `names` and matches none of `patterns`
    passes `check`."""

    names: tuple[str, ...]
    patterns: tuple[str, ...]
    check: AnyCheck


@frozen
class OnlyProperties(Check):
    """There are no properties but `required` of them, which are known to be there, and those of
    the names in `optional`, whose values pass the checks beside them. Only passes make it."""

    required: int
    optional: tuple[tuple[str, AnyCheck], ...]


@frozen
class PropertyTable(Check):
    """The value of every property passes the check that stands beside its name in `table`; that
    of a property which is not there passes those of `matching` whose patterns its name matches,
    or, if it matches none, `other`. `types` has the type of those of which nothing else is asked.
    Only passes make it."""

    table: tuple[tuple[str, AnyCheck], ...]
    matching: tuple[MatchingProperties, ...]
    other: AnyCheck
    types: tuple[tuple[str, Type], ...] = ()


@frozen
class PropertyNames(Check):
    """Every property's name, as a string, passes `check`."""

    check: AnyCheck


@frozen
class IfPresent(Check):
    """If there is a property `name`, the object passes `check`."""

    name: str
    check: AnyCheck


@frozen
class All(Check):
    """Every one of `checks` passes; without any, everything does."""

    checks: tuple[AnyCheck, ...] = ()


@frozen
class When(Check):
    """If the instance is of `type` ("number" includes integers), it passes `check`. What is said of
    a value never depends on how it is written."""

    type: ValueType
    check: AnyCheck


@frozen
class FunctionCall(Check):
    """The function `function` of the program passes. `tokens` leads from the calling schema to
    the called one, as an error's schema path tells it. With `marks` it is the variant of the
    function that notes what it evaluates. With `later` what it has to tell is told last, and
    with `anew` each time that it is asked."""

    function: str
    tokens: Tokens = ()
    marks: bool = False
    later: bool = False
    anew: bool = False


@frozen
class DynamicCall(Check):
    """The function that the dynamic anchor `name` means while the instance is checked: the one in
    `table` for the resource that the anchor is bound to, else `otherwise`."""

    name: str
    table: tuple[tuple[str, str], ...]
    otherwise: str
    tokens: Tokens = ()
    marks: bool = False

    @property
    def functions(self) -> tuple[str, ...]:
        """All that it may mean."""
        return tuple(dict.fromkeys((self.otherwise, *(function for _, function in self.table))))


@frozen
class AnyOf(Check):
    """One of `branches` passes, or several. With `marks`, what each that passes evaluates is
    noted."""

    branches: tuple[AnyCheck, ...]
    marks: bool = False

    @property
    def says(self) -> str:
        return f"matches none of the {len(self.branches)} alternatives"


@frozen
class OneOf(Check):
    """Exactly one of `branches` passes. With `marks`, what it evaluates is noted."""

    branches: tuple[AnyCheck, ...]
    marks: bool = False

    @property
    def says(self) -> str:
        return f"matches none of the {len(self.branches)} alternatives"


@frozen
class ByType(Check):
    """The instance passes the check beside those of the types in `table` that it is of, which
    are told apart; or `otherwise`, if it is of none. Only passes make it."""

    table: tuple[tuple[tuple[Type, ...], AnyCheck], ...]
    otherwise: AnyCheck


@frozen
class ByTag(Check):
    """An object whose property `name` is one of the strings and numbers of `table` passes the
    check beside it; with another string there, it passes `unknown`, and with anything else, or
    nothing, `otherwise`. Only passes make it."""

    name: str
    table: tuple[tuple[Tag, AnyCheck], ...]
    unknown: AnyCheck
    otherwise: AnyCheck


@frozen
class Not(Check):
    """`check` fails. `title` says what it is that must not be."""

    check: AnyCheck
    title: str = ""

    @property
    def says(self) -> str:
        return f"is not allowed: {self.title}" if self.title else "matches what it must not match"


@frozen
class IfThenElse(Check):
    """If `test` passes then `then`, else `otherwise`. `title` names the rule that this is."""

    test: AnyCheck
    then: AnyCheck
    otherwise: AnyCheck
    title: str = ""
    marks: bool = False


@frozen
class SeesProperties(Check):
    """Always passes; notes as evaluated the properties that are among `names`, match one of
    `patterns`, or, with `every`, all."""

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    every: bool = False


@frozen
class SeesItems(Check):
    """Always passes; notes as evaluated the first `count` items, or all of them."""

    count: int | None


@frozen
class Unevaluated(Check):
    """`siblings` passes, and so do the properties and items that it did not evaluate with
    `properties` and `items` (None: whatever they are). `tracker` is `siblings` as a function
    that notes what it evaluates; with `marks` this check notes in turn."""

    tracker: str
    siblings: AnyCheck
    properties: AnyCheck | None
    items: AnyCheck | None
    properties_site: Site | None = None
    items_site: Site | None = None
    marks: bool = False


AnyCheck: TypeAlias = (
    Leaf
    | ItemAt
    | EachItem
    | Contains
    | PropertyAt
    | MatchingProperties
    | OtherProperties
    | OnlyProperties
    | PropertyTable
    | PatternRequired
    | PropertyNames
    | IfPresent
    | All
    | When
    | FunctionCall
    | DynamicCall
    | AnyOf
    | OneOf
    | ByType
    | ByTag
    | Not
    | IfThenElse
    | SeesProperties
    | SeesItems
    | Unevaluated
)

PASS = All()
