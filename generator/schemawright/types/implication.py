"""What a value is sure to pass because it is of a type, and what it is sure to fail.

[integer, minimum 0], kept to  →  passes {"minimum": 0}, fails {"type": "string"}

A check must follow from what a value of the type is sure to be, or be one of its bounds (`bounds`).
An integer is here a number without a point, an object has names that are strings, and a text with a
type of its own is one of its format. What another function says is claimed (`proofs`).

An object of a class always passes the function of that class: where the type does not say all that
this one does, it is asked itself. Nothing is known then of how the numbers in such an object are
written, nor that it keeps to the bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from schemawright import regex
from schemawright.data_classes import frozen, mutable
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    EachItem,
    Equals,
    FunctionCall,
    HasFormat,
    IsAmong,
    ItemAt,
    Matches,
    MatchingProperties,
    MaxLength,
    MinLength,
    Never,
    Not,
    OneOf,
    OneOfTypes,
    OtherProperties,
    PropertyAt,
    PropertyNames,
    Required,
    SeesItems,
    SeesProperties,
    When,
)
from schemawright.types.bounds import BoundedType, Bounds
from schemawright.types.branch_constants import BranchConstants, Constants, few_constants
from schemawright.types.declarations import Declaration, Record, meant
from schemawright.types.language import (
    STRING,
    TEXTS,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    Type,
    is_typed_text,
    options_of,
)
from schemawright.types.listed_values import ListedValues
from schemawright.types.proofs import Claim
from schemawright.values import Json, comparable

#: The types of the check language that a value of each kind is of.
_TYPES = {
    "integer": frozenset(("integer", "strict integer", "number")),
    "number": frozenset(("number",)),
    **{kind: frozenset((kind,)) for kind in ("string", "boolean", "null", "array", "object")},
}


@frozen
class _Members:
    """The members of the objects of a class: their types by name, those that must be there, and
    the types of further ones, where there can be some."""

    types: Mapping[str, BoundedType]
    required: frozenset[str]
    additional: tuple[BoundedType, ...]
    #: The names of further ones.
    names: BoundedType
    #: What those that must be there may be, where that is little.
    constants: Constants

    @classmethod
    def of(
        cls, record: Record, bounds: Bounds | None, declarations: Mapping[str, Declaration]
    ) -> _Members:
        """Those of the objects of `record`."""
        asked = dict(bounds.members) if bounds else {}
        required = {it.wire: meant(it.type, declarations) for it in record.members if it.required}
        constants = {
            wire: few_constants(type_.values)
            for wire, type_ in required.items()
            if isinstance(type_, LiteralType)
        }
        return cls(
            {it.wire: BoundedType(it.type, asked.get(it.wire)) for it in record.members},
            frozenset(required),
            () if record.closed else (BoundedType(record.additional),),
            BoundedType(STRING, bounds.names if bounds else None),
            {wire: values for wire, values in constants.items() if values},
        )

    def at(self, name: str) -> tuple[BoundedType, ...]:
        """What the member `name` is, if there is one."""
        return (self.types[name],) if name in self.types else self.additional


@mutable
class Implication:
    """Asks what `declarations` with their `bounds` are sure to pass. `ask` says whether a claim is
    true, as far as is known; with that, an answer can only become no when claims turn out false.
    So does `says_all`, of the class of a name: whether its type says all that its function does,
    which is among `functions`. `look` counts what is looked at."""

    declarations: Mapping[str, Declaration]
    functions: Mapping[str, str]
    bounds: Mapping[str, Bounds]
    tags: BranchConstants
    listed: ListedValues
    ask: Callable[[Claim], bool]
    says_all: Callable[[str], bool]
    look: Callable[..., None]
    _members: dict[str, _Members] = field(default_factory=dict)

    def implied(self, check: AnyCheck, type_: BoundedType) -> bool:
        """Does every value of `type_` pass `check`?"""
        return all(self._passes(check, option) for option in self._options(type_))

    def excluded(self, check: AnyCheck, type_: BoundedType) -> bool:
        """Does no value of `type_` pass `check`?"""
        return all(self._fails(check, option.type) for option in self._options(type_))

    def _options(self, bounded: BoundedType) -> Iterator[BoundedType]:
        """The types, none of them a union, that a value of `bounded` is one of."""
        for option in options_of(meant(bounded.type, self.declarations)):
            if self._record(option) is not None:
                yield BoundedType(option)
            elif option == bounded.type:
                yield bounded
            else:
                yield from self._options(BoundedType(option, bounded.bounds))

    def _record(self, type_: Type) -> Record | None:
        declared = self.declarations.get(type_.name) if isinstance(type_, NamedType) else None
        return declared if isinstance(declared, Record) else None

    def _members_of(self, type_: Type) -> _Members | None:
        """Those of the objects of `type_`, if it is a class."""
        if not isinstance(type_, NamedType):
            return None
        if type_.name not in self._members and (record := self._record(type_)) is not None:
            self._members[type_.name] = _Members.of(
                record, self.bounds.get(type_.name), self.declarations
            )
        return self._members.get(type_.name)

    def _passes(self, check: AnyCheck, bounded: BoundedType) -> bool:
        self.look()
        type_ = bounded.type
        match check:
            case All(checks):
                return all(self._passes(part, bounded) for part in checks)
            case OneOfTypes(types):
                return not self._types(type_).isdisjoint(types)
            case When(kind, inner):
                return self._is_never(type_, kind) or self._passes(inner, bounded)
            case FunctionCall(function):
                return self._is_own(function, type_) or self.ask(Claim(function, bounded, True))
            case AnyOf() | OneOf():
                return self._are_listed(check, type_) or self._branches_pass(check, bounded)
            case Not(inner):
                return self._fails(inner, type_)
            case Equals(value):
                return self._is_among(type_, (value,))
            case IsAmong(values):
                return self._is_among(type_, values)
            case HasFormat(name):
                return type_ == TEXTS.get(name)
            case SeesItems() | SeesProperties():
                return True
            case _:
                if isinstance(type_, LiteralType):
                    return self._words_pass(check, type_)
                return bounded.keeps(check) or self._parts_pass(check, bounded)

    def _is_own(self, function: str, type_: Type) -> bool:
        """Is it what the schema of `type_`, a class, says?"""
        if not isinstance(type_, NamedType) or self._record(type_) is None:
            return False
        return self.functions.get(type_.name) == function

    def _words_pass(self, check: AnyCheck, type_: LiteralType) -> bool:
        """`_passes` for what is said of texts, of which `type_` has some."""
        if type_.kind != "string":
            return False
        words = [str(value) for value in type_.values]
        self.look(len(words))
        match check:
            case MinLength(limit):
                return min(map(len, words)) >= limit
            case MaxLength(limit):
                return max(map(len, words)) <= limit
            case Matches(pattern):
                return all(map(regex.matcher(regex.translate(pattern)), words))
            case _:
                return False

    def _branches_pass(self, check: AnyOf | OneOf, bounded: BoundedType) -> bool:
        """Is there one alternative that all values pass; and, of `OneOf`, no other that some do?"""
        possible = self._possible(check, bounded.type)
        left: Sequence[AnyCheck] = ()
        if isinstance(check, OneOf) and len(possible) > 1:
            # Asked so that an answer can only become no when a claim turns out false.
            left = [branch for branch in possible if not self._fails(branch, bounded.type)]
        return len(left) < 2 and any(self._passes(it, bounded) for it in left or possible)

    def _parts_pass(self, check: AnyCheck, bounded: BoundedType) -> bool:
        """`_passes` for what is said of the items or the members of a value."""
        members = self._members_of(bounded.type)
        if isinstance(bounded.type, NamedType) and not self.says_all(bounded.type.name):
            return False
        match check, bounded.type:
            case ((EachItem() | ItemAt()), ArrayType(item)):
                return self.implied(check.check, BoundedType(item, bounded.items))
            case PropertyNames(inner), MapType():
                return self.implied(inner, bounded.names)
            case (OtherProperties((), (pattern,)), MapType()) if bounded.names.keeps(
                Matches(pattern)
            ):
                return True
            case (
                (PropertyAt(required=False) | OtherProperties() | MatchingProperties()),
                MapType(value),
            ):
                return self.implied(check.check, BoundedType(value, bounded.values))
            case Required(names), _ if members is not None:
                return members.required.issuperset(names)
            case PropertyAt(name, inner, required), _ if members is not None:
                if required and name not in members.required:
                    return False
                return all(self.implied(inner, it) for it in members.at(name))
            case OtherProperties(names), _ if members is not None:
                # A name that a pattern matches is none of these: to ask more is to err safely.
                said = frozenset(names)
                others = [it for name, it in members.types.items() if name not in said]
                if not any(members.names.keeps(Matches(it)) for it in check.patterns):
                    others += members.additional
                return all(self.implied(check.check, it) for it in others)
            case MatchingProperties(), _ if members is not None:
                every = (*members.types.values(), *members.additional)
                return all(self.implied(check.check, it) for it in every)
            case _:
                return False

    def _fails(self, check: AnyCheck, type_: Type) -> bool:
        self.look()
        members = self._members_of(type_)
        match check:
            case Never():
                return True
            case All(checks):
                return any(self._fails(part, type_) for part in checks)
            case OneOfTypes(types):
                return all(self._is_never(type_, kind) for kind in types)
            case When(kind, inner):
                return kind in self._types(type_) and self._fails(inner, type_)
            case FunctionCall(function):
                return self.ask(Claim(function, BoundedType(type_), False))
            case AnyOf():
                return all(self._fails(branch, type_) for branch in self._possible(check, type_))
            case Equals(value):
                return self._is_none_of(type_, (value,))
            case IsAmong(values):
                return self._is_none_of(type_, values)
            case PropertyAt(name, inner) if members is not None and name in members.required:
                return all(self.excluded(inner, it) for it in members.at(name))
            case Required(names) if members is not None and not members.additional:
                return not members.types.keys() >= set(names)
            case _:
                return False

    def _are_listed(self, check: AnyOf | OneOf, type_: Type) -> bool:
        """Are all values of `type_` constants, and listed in as many alternatives as may be?"""
        if not isinstance(type_, LiteralType):
            return False
        times = self.listed.times(check)
        if times is None:
            return False
        self.look(len(type_.values))
        numbers = [times.get(comparable(value), 0) for value in type_.values]
        return all(numbers) and (isinstance(check, AnyOf) or max(numbers) == 1)

    def _possible(self, check: AnyOf | OneOf, type_: Type) -> Sequence[AnyCheck]:
        """The alternatives that a value of `type_` may pass: all but some that none does."""
        members = self._members_of(type_)
        return self.tags.possible(check, members.constants) if members else check.branches

    def _kind(self, type_: Type) -> str | None:
        """What a value of `type_`, which is no union, is; None if that is not said."""
        match type_:
            case LiteralType():
                return type_.kind
            case ScalarType(kind):
                return "string" if kind in TEXTS else None if is_typed_text(type_) else kind
            case ArrayType():
                return "array"
            case MapType():
                return "object"
            case _:
                return "object" if self._record(type_) is not None else None

    def _types(self, type_: Type) -> frozenset[str]:
        """The types of the check language that every value of `type_` is of."""
        kind = self._kind(type_)
        return _TYPES[kind] if kind else frozenset()

    def _is_never(self, type_: Type, kind: str) -> bool:
        """Is no value of `type_` of the check language's type `kind`?"""
        own = self._kind(type_)
        if own is None or (own == "number" and "integer" in kind):
            return False
        return kind not in _TYPES[own]

    def _is_among(self, type_: Type, values: tuple[Json, ...]) -> bool:
        possible = _values(type_)
        if possible is None:
            return False
        self.look(len(values))
        listed = set(map(comparable, values))
        return all(comparable(one) in listed for one in possible)

    def _is_none_of(self, type_: Type, values: tuple[Json, ...]) -> bool:
        possible = _values(type_)
        if possible is not None:
            self.look(len(values))
            return set(map(comparable, possible)).isdisjoint(map(comparable, values))
        kinds = {str: "string", bool: "boolean", type(None): "null", list: "array", dict: "object"}
        return all(self._is_never(type_, kinds.get(type(it), "number")) for it in values)


def _values(type_: Type) -> tuple[Json, ...] | None:
    """All values of `type_`, if they are few."""
    match type_:
        case LiteralType():
            return type_.values
        case ScalarType("null"):
            return (None,)
        case ScalarType("boolean"):
            return (True, False)
        case _:
            return None
