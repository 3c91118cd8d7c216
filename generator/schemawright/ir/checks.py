"""The check language: what a compiled schema does with an instance.

`leaf_checks` are those without parts (types, numbers, lengths), `compound_checks` those that apply
others (to items and members, in place, to what is left). Everybody imports them from here.

Conventions. A check looks at one value, the instance, and passes or fails. Every check is
frozen; passes return new ones. `site` says which keyword a check comes from and is what an
error reports; it plays no part in comparing checks. Names of functions stand for the functions
of a `Program`. A check on a type's own feature (a length, a member) may be reached only below a
`When` of that type or after an `OneOfTypes` that admits no other.

`says` is the message of a failing check without its subject, the instance, which the error puts
in front when `shows` is true. (What is said of types and of missing properties is put together
at run time, by `Location` of ``_runtime/location.py``.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright.data_classes import frozen
from schemawright.diagnostics import Where
from schemawright.ir.check_base import Check, Site, Type, plural
from schemawright.ir.compound_checks import (
    PASS,
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    Contains,
    DynamicCall,
    EachItem,
    FunctionCall,
    IfPresent,
    IfThenElse,
    ItemAt,
    MatchingProperties,
    Not,
    OneOf,
    OnlyProperties,
    OtherProperties,
    PatternRequired,
    PropertyAt,
    PropertyNames,
    PropertyTable,
    SeesItems,
    SeesProperties,
    Tag,
    Unevaluated,
    When,
)
from schemawright.ir.leaf_checks import (
    Equals,
    ExclusiveMaximum,
    ExclusiveMinimum,
    HasFormat,
    IsAmong,
    Leaf,
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
    PointerRequired,
    PresentNames,
    Required,
    UniqueItems,
    UniqueMembers,
)

__all__ = [
    "PASS",
    "All",
    "AnyCheck",
    "AnyOf",
    "ByTag",
    "ByType",
    "Check",
    "Contains",
    "DynamicAnchors",
    "DynamicCall",
    "EachItem",
    "Equals",
    "ExclusiveMaximum",
    "ExclusiveMinimum",
    "Function",
    "FunctionCall",
    "HasFormat",
    "IfPresent",
    "IfThenElse",
    "IsAmong",
    "ItemAt",
    "Leaf",
    "Matches",
    "MatchingProperties",
    "MaxItems",
    "MaxLength",
    "MaxProperties",
    "Maximum",
    "MinItems",
    "MinLength",
    "MinProperties",
    "Minimum",
    "MultipleOf",
    "Never",
    "Not",
    "OneOf",
    "OneOfTypes",
    "OnlyProperties",
    "OnlyStrings",
    "OtherProperties",
    "PatternRequired",
    "PointerRequired",
    "PresentNames",
    "Program",
    "PropertyAt",
    "PropertyNames",
    "PropertyTable",
    "Required",
    "SeesItems",
    "SeesProperties",
    "Site",
    "Tag",
    "Type",
    "Unevaluated",
    "UniqueItems",
    "UniqueMembers",
    "When",
    "plural",
]


@frozen
class DynamicAnchors:
    """The dynamic anchors of a resource, which is named by its URI."""

    resource: str
    names: tuple[str, ...]


@frozen
class Function:
    """A check with a name of its own. One that `marks` takes the set to note in as well; one that
    `remembers` decides each part of an instance once. One that comes
    `after` others, or none, is part of a long chain: these are decided before it, and remember
    their verdict about the instance as it does. Within one that `binds` anchors these mean those of
    its resource, unless they mean another's already. `where` finds the place of its schema; what a
    pass has made of parts of others has none."""

    name: str
    check: AnyCheck
    marks: bool = False
    remembers: bool = False
    after: tuple[str, ...] | None = None
    binds: DynamicAnchors | None = None
    where: Where | None = field(default=None, compare=False, repr=False)


@frozen
class Program:
    """All functions by name. `entries` maps the variable of a named schema to its function; `size`
    is how many characters the documents have. Those functions that are `elsewhere` are another
    package's, where they stand and say the same; they are called as they are."""

    functions: Mapping[str, Function]
    entries: Mapping[str, str]
    size: int = 0
    elsewhere: frozenset[str] = frozenset()

    def with_functions(self, functions: Mapping[str, Function]) -> Program:
        """The program with other functions, and the same entries."""
        return Program(functions, self.entries, self.size, self.elsewhere)
