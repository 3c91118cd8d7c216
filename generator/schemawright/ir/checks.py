"""The check language: what a compiled schema does with an instance, on one page.

Conventions. A check looks at one value, the instance, and passes or fails. Every check is
frozen; passes return new ones. `site` says which keyword a check comes from and is what an
error reports; it plays no part in comparing checks. Names of functions stand for the functions
of a `Program`. A check on a type's own feature (a length, a member) may be reached only below a
`When` of that type or after an `OneOfTypes` that admits no other.

`says` is the message of a failing check without its subject, the instance, which the error puts
in front when `shows` is true. (What is said of types and of missing properties is put together
at run time, by `Location` of ``_runtime/errors.py``.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Literal, TypeAlias

from schemawright.values import Json, Tokens, pointer

#: ``strict integer`` is draft 4's: a number without a fraction or exponent part (``1.0`` is none).
Type = Literal[
    "null", "boolean", "object", "array", "number", "string", "integer", "strict integer"
]


@dataclass(frozen=True, slots=True)
class Site:
    """The keyword that a check comes from: its name, its place below the schema that the
    function belongs to, and its value."""

    keyword: str
    tokens: Tokens
    value: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What all checks share."""

    site: Site | None = field(default=None, compare=False, repr=False)
    shows: ClassVar[bool] = True

    @property
    def says(self) -> str:
        """What is said of an instance that fails: a sentence without its subject, "is too
        short"."""
        return "is not valid"


def plural(count: int | float, word: str) -> str:
    """``1 item``, ``2 items``, ``2 properties``."""
    return f"{count:g} {word}" if count == 1 else f"{count} {word}s".replace("ys", "ies")


# --- any instance ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Never(Check):
    """Nothing passes: the schema ``false``. `reason` says why."""

    reason: str = ""

    @property
    def says(self) -> str:
        return f"is not allowed: {self.reason}" if self.reason else "is not allowed here"


@dataclass(frozen=True, slots=True)
class OneOfTypes(Check):
    """The instance is of one of the JSON types `types`; 1.0 is an integer, True is no number."""

    types: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Equals(Check):
    """The instance is the JSON value `value`: ``1 == 1.0``, ``True != 1``."""

    value: Json

    @property
    def says(self) -> str:
        return f"is not {_shown(self.value)}"


@dataclass(frozen=True, slots=True)
class IsAmong(Check):
    """The instance is one of `values`, compared as `Equals` does."""

    values: tuple[Json, ...]

    @property
    def says(self) -> str:
        if len(self.values) > 12:
            return f"is not one of the {len(self.values)} allowed values"
        if len(self.values) == 1:
            return f"is not {_shown(self.values[0])}"
        return f"is not one of {', '.join(map(_shown, self.values)) or 'no values'}"


#: Characters of a value that messages show.
_LONGEST = 60


def _shown(value: Json) -> str:
    text = _words(value, _LONGEST)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _words(value: Json, depth: int) -> str:
    """`value` as messages show it: ``true`` and ``null`` are JSON's. What is more than `depth`
    brackets away from the start of the text is left out."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if not isinstance(value, (dict, list)):
        return repr(value)
    if not depth:
        return "..."
    if isinstance(value, dict):
        members = (f"{key!r}: {_words(member, depth - 1)}" for key, member in value.items())
        return "{" + ", ".join(members) + "}"
    return f"[{', '.join(_words(item, depth - 1) for item in value)}]"


# --- numbers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Minimum(Check):
    """The number is at least `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is less than the minimum of {self.limit}"


@dataclass(frozen=True, slots=True)
class Maximum(Check):
    """The number is at most `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is greater than the maximum of {self.limit}"


@dataclass(frozen=True, slots=True)
class ExclusiveMinimum(Check):
    """The number is greater than `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is not greater than {self.limit}"


@dataclass(frozen=True, slots=True)
class ExclusiveMaximum(Check):
    """The number is less than `limit`."""

    limit: int | float

    @property
    def says(self) -> str:
        return f"is not less than {self.limit}"


@dataclass(frozen=True, slots=True)
class MultipleOf(Check):
    """Decided exactly, on the decimal numbers that the JSON text meant."""

    factor: int | float

    @property
    def ratio(self) -> tuple[int, int]:
        """The decimal number that `factor` is written as: an integer and a power of ten."""
        _, digits, exponent = Decimal(repr(self.factor)).as_tuple()
        written = int("".join(map(str, digits)))
        shift = exponent if isinstance(exponent, int) else 0
        return written * 10 ** max(shift, 0), 10 ** max(-shift, 0)

    @property
    def says(self) -> str:
        return f"is not a multiple of {self.factor}"


# --- strings --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MinLength(Check):
    """At least `limit` characters (Unicode code points)."""

    limit: int

    @property
    def says(self) -> str:
        return (
            "is empty" if self.limit == 1 else f"is shorter than {plural(self.limit, 'character')}"
        )


@dataclass(frozen=True, slots=True)
class MaxLength(Check):
    """The string has at most `limit` code points."""

    limit: int

    @property
    def says(self) -> str:
        return f"is longer than {plural(self.limit, 'character')}"


@dataclass(frozen=True, slots=True)
class Matches(Check):
    """The ECMA-262 regular expression `pattern` is found somewhere in the instance."""

    pattern: str

    @property
    def says(self) -> str:
        return f"does not match the pattern {self.pattern!r}"


@dataclass(frozen=True, slots=True)
class HasFormat(Check):
    """The instance has the format `name`: what `module` and `function` of the run time decide."""

    name: str
    module: str
    function: str
    message: str

    @property
    def says(self) -> str:
        return self.message


# --- arrays ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MinItems(Check):
    """The array has at least `limit` items."""

    limit: int

    @property
    def says(self) -> str:
        return "is empty" if self.limit == 1 else f"has fewer than {plural(self.limit, 'item')}"


@dataclass(frozen=True, slots=True)
class MaxItems(Check):
    """The array has at most `limit` items."""

    limit: int

    @property
    def says(self) -> str:
        return f"has more than {plural(self.limit, 'item')}"


@dataclass(frozen=True, slots=True)
class OnlyStrings(Check):
    """Every item is a string. Only passes make it."""


@dataclass(frozen=True, slots=True)
class UniqueItems(Check):
    """No two items are equal; with `strings`, all are known to be strings."""

    strings: bool = False

    @property
    def says(self) -> str:
        return "has two items that are equal"


@dataclass(frozen=True, slots=True)
class UniqueMembers(Check):
    """No two items that are objects have equal values of the property `name`, and no two both
    lack it."""

    name: str

    @property
    def says(self) -> str:
        return f"has two items that are equal in {self.name!r}"


@dataclass(frozen=True, slots=True)
class ItemAt(Check):
    """If there is an item at `index`, it passes `check`."""

    index: int
    check: AnyCheck


@dataclass(frozen=True, slots=True)
class EachItem(Check):
    """Every item from index `start` on passes `check`."""

    start: int
    check: AnyCheck


@dataclass(frozen=True, slots=True)
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


# --- objects --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MinProperties(Check):
    """The object has at least `limit` properties."""

    limit: int

    @property
    def says(self) -> str:
        return "is empty" if self.limit == 1 else f"has fewer than {plural(self.limit, 'property')}"


@dataclass(frozen=True, slots=True)
class MaxProperties(Check):
    """The object has at most `limit` properties."""

    limit: int

    @property
    def says(self) -> str:
        return f"has more than {plural(self.limit, 'property')}"


@dataclass(frozen=True, slots=True)
class Required(Check):
    """There is a property of each of `names`; `because` names the one whose presence asks for
    them."""

    names: tuple[str, ...]
    because: str | None = None
    shows: ClassVar[bool] = False

    @property
    def says(self) -> str:
        """What is said of each name that is missing, after the name."""
        return "is required" if self.because is None else f"is required by {self.because!r}"


@dataclass(frozen=True, slots=True)
class PresentNames(Check):
    """Of the properties `names`, at least one is there, exactly one, or none."""

    names: tuple[str, ...]
    wanted: Literal["some", "one", "none"]

    @property
    def says(self) -> str:
        names = ", ".join(map(repr, self.names))
        if len(self.names) == 1:
            return f"must not have {names}" if self.wanted == "none" else f"must have {names}"
        count = {"some": "at least one", "one": "exactly one", "none": "none"}[self.wanted]
        return f"must have {count} of {names}"


@dataclass(frozen=True, slots=True)
class PatternRequired(Check):
    """There is a property whose name matches `pattern`."""

    pattern: str

    @property
    def says(self) -> str:
        return f"has no property whose name matches the pattern {self.pattern!r}"


@dataclass(frozen=True, slots=True)
class PointerRequired(Check):
    """The names and indices of a JSON pointer (RFC 6901) lead to a value in the instance."""

    names: tuple[str, ...]

    @property
    def says(self) -> str:
        return f"has nothing at {pointer(self.names)!r}"


@dataclass(frozen=True, slots=True)
class PropertyAt(Check):
    """If there is a property `name`, its value passes `check`; with `required` there is one.
    `fails_null` tells that `check` refuses null, which may then stand for a missing one."""

    name: str
    check: AnyCheck
    required: bool = False
    fails_null: bool = False


@dataclass(frozen=True, slots=True)
class MatchingProperties(Check):
    """The value of every property whose name matches `pattern` passes `check`."""

    pattern: str
    check: AnyCheck


@dataclass(frozen=True, slots=True)
class OtherProperties(Check):
    """The value of every property that is not among `names` and matches none of `patterns`
    passes `check`."""

    names: tuple[str, ...]
    patterns: tuple[str, ...]
    check: AnyCheck


@dataclass(frozen=True, slots=True)
class OnlyProperties(Check):
    """There are no properties but `required` of them, which are known to be there, and those of
    the names in `optional`, whose values pass the checks beside them. Only passes make it."""

    required: int
    optional: tuple[tuple[str, AnyCheck], ...]


@dataclass(frozen=True, slots=True)
class PropertyTable(Check):
    """The value of every property passes the check that stands beside its name in `table`; that
    of a property which is not there passes those of `matching` whose patterns its name matches,
    or, if it matches none, `other`. `types` has the type of those of which nothing else is asked.
    Only passes make it."""

    table: tuple[tuple[str, AnyCheck], ...]
    matching: tuple[MatchingProperties, ...]
    other: AnyCheck
    types: tuple[tuple[str, Type], ...] = ()


@dataclass(frozen=True, slots=True)
class PropertyNames(Check):
    """Every property's name, as a string, passes `check`."""

    check: AnyCheck


@dataclass(frozen=True, slots=True)
class IfPresent(Check):
    """If there is a property `name`, the object passes `check`."""

    name: str
    check: AnyCheck


# --- in place -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class All(Check):
    """Every one of `checks` passes; without any, everything does."""

    checks: tuple[AnyCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class When(Check):
    """If the instance is of `type` ("number" includes integers), it passes `check`."""

    type: Type
    check: AnyCheck


@dataclass(frozen=True, slots=True)
class FunctionCall(Check):
    """The function `function` of the program passes. `tokens` leads from the calling schema to
    the called one, as an error's schema path tells it. With `marks` it is the variant of the
    function that notes what it evaluates. With `later` what it has to tell is told last."""

    function: str
    tokens: Tokens = ()
    marks: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf(Check):
    """One of `branches` passes, or several. With `marks`, what each that passes evaluates is
    noted."""

    branches: tuple[AnyCheck, ...]
    marks: bool = False

    @property
    def says(self) -> str:
        return f"matches none of the {len(self.branches)} alternatives"


@dataclass(frozen=True, slots=True)
class OneOf(Check):
    """Exactly one of `branches` passes. With `marks`, what it evaluates is noted."""

    branches: tuple[AnyCheck, ...]
    marks: bool = False

    @property
    def says(self) -> str:
        return f"matches none of the {len(self.branches)} alternatives"


@dataclass(frozen=True, slots=True)
class ByType(Check):
    """The instance passes the check beside those of the types in `table` that it is of, which
    are told apart; or `otherwise`, if it is of none. Only passes make it."""

    table: tuple[tuple[tuple[Type, ...], AnyCheck], ...]
    otherwise: AnyCheck


@dataclass(frozen=True, slots=True)
class ByTag(Check):
    """An object whose property `name` is one of the strings of `table` passes the check beside
    that string; with another string there, it passes `unknown`, and with none, `otherwise`. Only
    passes make it."""

    name: str
    table: tuple[tuple[str, AnyCheck], ...]
    unknown: AnyCheck
    otherwise: AnyCheck


@dataclass(frozen=True, slots=True)
class Not(Check):
    """`check` fails. `title` says what it is that must not be."""

    check: AnyCheck
    title: str = ""

    @property
    def says(self) -> str:
        return f"is not allowed: {self.title}" if self.title else "matches what it must not match"


@dataclass(frozen=True, slots=True)
class IfThenElse(Check):
    """If `test` passes then `then`, else `otherwise`. `title` names the rule that this is."""

    test: AnyCheck
    then: AnyCheck
    otherwise: AnyCheck
    title: str = ""
    marks: bool = False


# --- what has been evaluated ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SeesProperties(Check):
    """Always passes; notes as evaluated the properties that are among `names`, match one of
    `patterns`, or, with `every`, all."""

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class SeesItems(Check):
    """Always passes; notes as evaluated the first `count` items, or all of them."""

    count: int | None


@dataclass(frozen=True, slots=True)
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


Leaf: TypeAlias = (
    Never
    | OneOfTypes
    | Equals
    | IsAmong
    | Minimum
    | Maximum
    | ExclusiveMinimum
    | ExclusiveMaximum
    | MultipleOf
    | MinLength
    | MaxLength
    | Matches
    | HasFormat
    | MinItems
    | MaxItems
    | OnlyStrings
    | UniqueItems
    | UniqueMembers
    | MinProperties
    | MaxProperties
    | Required
    | PresentNames
    | PointerRequired
)
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


@dataclass(frozen=True, slots=True)
class Function:
    """A check with a name of its own. One that `marks` takes the set to note in as well; one that
    `remembers` decides each part of an instance once. One that comes
    `after` others, or none, is part of a long chain: these are decided before it, and remember
    their verdict about the instance as it does."""

    name: str
    check: AnyCheck
    marks: bool = False
    remembers: bool = False
    after: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """All functions by name. `entries` maps the variable of a named schema to its function."""

    functions: Mapping[str, Function]
    entries: Mapping[str, str]

    def with_functions(self, functions: Mapping[str, Function]) -> Program:
        """The program with other functions, and the same entries."""
        return Program(functions, self.entries)
