"""Which types say all that their schemas do: whatever is of the type is valid.

Order(id: string, note: string, not required), {"required": ["id"], "properties": …}  →  says all
Age: integer, {"type": "integer", "minimum": 0}                                       →  does not

Asked of the checks of a schema, as it says them: each must follow from what a value of the type is
sure to be. It is the other direction of `inference`, whose types hold at least what a schema
accepts. An integer is here a number without a point, an object has names that are strings, and a
text with a type of its own is one of its format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

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
    MatchingProperties,
    Never,
    Not,
    OneOf,
    OneOfTypes,
    OtherProperties,
    Program,
    PropertyAt,
    Required,
    SeesItems,
    SeesProperties,
    When,
)
from schemawright.ir.traversal import parts
from schemawright.steps import take
from schemawright.types.declarations import Declaration, Record, Synonym, meant
from schemawright.types.language import (
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
from schemawright.values import Json, comparable

#: The types of the check language that a value of each kind is of.
_TYPES = {
    "integer": frozenset(("integer", "strict integer", "number")),
    "number": frozenset(("number",)),
    **{kind: frozenset((kind,)) for kind in ("string", "boolean", "null", "array", "object")},
}


def exact_types(
    program: Program, declarations: Mapping[str, Declaration], variables: Mapping[str, str]
) -> Iterator[str]:
    """The names of those of `declarations` that say all that their schemas do; `variables` are
    those of the validators, by the names that are asked about."""
    names = [name for name in variables if not isinstance(declarations[name], Synonym)]
    proofs = Proofs(program, declarations, _LOOKS * (_FEW + _size(program, declarations)))
    claims = {
        name: Claim(program.entries[variables[name]], NamedType(name), True) for name in names
    }
    if not proofs.run(claims.values()):
        return iter(())
    return (name for name, claim in claims.items() if proofs.claims[claim])


#: How often a check may be looked at for each one that there is and each member of a class, and so
#: often for so many more. A long line of bases leads to claims for each two, and alternatives are
#: tried one by one; where this is too much no type says all, which is always right.
_LOOKS, _FEW = 20, 1_000
#: So many values count as one more, and a claim that is new as so many.
_VALUES, _CLAIM = 100, 30


def _size(program: Program, declarations: Mapping[str, Declaration]) -> int:
    """How many checks and members there are."""
    pending: list[AnyCheck] = [function.check for function in program.functions.values()]
    checks = 0
    while pending:
        checks += 1
        pending += parts(pending.pop())
    return checks + sum(len(it.members) for it in declarations.values() if isinstance(it, Record))


@frozen
class Claim:
    """What is of `type` passes `function`; or, without `passes`, never does."""

    function: str
    type: Type
    passes: bool


@frozen
class _Members:
    """The members of the objects of a class: their types by name, those that must be there, and
    the types of further ones, where there can be some."""

    types: Mapping[str, Type]
    required: frozenset[str]
    additional: tuple[Type, ...]

    @classmethod
    def of(cls, record: Record) -> _Members:
        """Those of the objects of `record`."""
        return cls(
            {member.wire: member.type for member in record.members},
            frozenset(member.wire for member in record.members if member.required),
            () if record.closed else (record.additional,),
        )

    def at(self, name: str) -> tuple[Type, ...]:
        """What the member `name` is, if there is one."""
        return (self.types[name],) if name in self.types else self.additional


class _TooManyLooks(Exception):
    """There is more to look at than is looked at."""


@mutable
class Proofs:
    """Proves for the checks of `program` that what is of a type passes, or never does. Claims are
    taken for true until they fail, and those that rest on one that does are proved again: a claim
    that leads to itself has gone on to a part of the value, and no value is nested without an end.
    """

    program: Program
    declarations: Mapping[str, Declaration]
    #: How often checks are looked at.
    looks: int
    claims: dict[Claim, bool] = field(default_factory=dict)
    _members: dict[str, _Members] = field(default_factory=dict)
    _resting: dict[Claim, dict[Claim, None]] = field(default_factory=dict)
    _pending: list[Claim] = field(default_factory=list)
    _current: Claim | None = None

    def claim(self, claim: Claim) -> bool:
        """Is it true, as far as is known?"""
        self._look(len(claim.type.values) if isinstance(claim.type, LiteralType) else 0)
        if claim not in self.claims:
            self._look(_CLAIM * _VALUES)
            self.claims[claim] = True
            self._pending.append(claim)
        if self._current is not None:
            self._resting.setdefault(claim, {})[self._current] = None
        return self.claims[claim]

    def run(self, claims: Iterable[Claim]) -> bool:
        """Prove `claims`, and those that they lead to. False: this is too much."""
        try:
            for claim in claims:
                self.claim(claim)
            self._run()
        except _TooManyLooks:
            return False
        return True

    def _look(self, values: int = 0) -> None:
        """One look, at so many values."""
        take(1)
        self.looks -= 1 + values // _VALUES
        if self.looks < 0:
            raise _TooManyLooks

    def _run(self) -> None:
        while self._pending:
            claim = self._current = self._pending.pop()
            check = self.program.functions[claim.function].check
            ask = self.implied if claim.passes else self.excluded
            if self.claims[claim] and not ask(check, claim.type):
                self.claims[claim] = False
                self._pending += self._resting.pop(claim, ())
        self._current = None

    def implied(self, check: AnyCheck, type_: Type) -> bool:
        """Does every value of `type_` pass `check`?"""
        return all(self._passes(check, option) for option in self._options(type_))

    def excluded(self, check: AnyCheck, type_: Type) -> bool:
        """Does no value of `type_` pass `check`?"""
        return all(self._fails(check, option) for option in self._options(type_))

    def _options(self, type_: Type) -> Iterator[Type]:
        """The types, none of them a union, that a value of `type_` is one of."""
        for option in options_of(meant(type_, self.declarations)):
            if option != type_ and self._record(option) is None:
                yield from self._options(option)
            else:
                yield option

    def _record(self, type_: Type) -> Record | None:
        declared = self.declarations.get(type_.name) if isinstance(type_, NamedType) else None
        return declared if isinstance(declared, Record) else None

    def _members_of(self, type_: Type) -> _Members | None:
        """Those of the objects of `type_`, if it is a class."""
        if not isinstance(type_, NamedType):
            return None
        if type_.name not in self._members and (record := self._record(type_)) is not None:
            self._members[type_.name] = _Members.of(record)
        return self._members.get(type_.name)

    def _passes(self, check: AnyCheck, type_: Type) -> bool:
        self._look()
        match check:
            case All(checks):
                return all(self._passes(part, type_) for part in checks)
            case OneOfTypes(types):
                return not self._types(type_).isdisjoint(types)
            case When(kind, inner):
                return self._is_never(type_, kind) or self._passes(inner, type_)
            case FunctionCall(function):
                return self.claim(Claim(function, type_, True))
            case AnyOf(branches):
                return any(self._passes(branch, type_) for branch in branches)
            case OneOf(branches):
                # Asked so that an answer can only become no when a claim turns out false.
                left = [branch for branch in branches if not self._fails(branch, type_)]
                return len(left) < 2 and any(self._passes(it, type_) for it in left or branches)
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
                return self._parts_pass(check, type_)

    def _parts_pass(self, check: AnyCheck, type_: Type) -> bool:
        """`_passes` for what is said of the items or the members of a value."""
        members = self._members_of(type_)
        match check, type_:
            case ((EachItem() | ItemAt()), ArrayType(item)):
                return self.implied(check.check, item)
            case (
                (PropertyAt(required=False) | OtherProperties() | MatchingProperties()),
                MapType(value),
            ):
                return self.implied(check.check, value)
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
                return all(self.implied(check.check, it) for it in (*others, *members.additional))
            case MatchingProperties(), _ if members is not None:
                every = (*members.types.values(), *members.additional)
                return all(self.implied(check.check, it) for it in every)
            case _:
                return False

    def _fails(self, check: AnyCheck, type_: Type) -> bool:
        self._look()
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
                return self.claim(Claim(function, type_, False))
            case AnyOf(branches):
                return all(self._fails(branch, type_) for branch in branches)
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
        self._look(len(values))
        listed = set(map(comparable, values))
        return all(comparable(one) in listed for one in possible)

    def _is_none_of(self, type_: Type, values: tuple[Json, ...]) -> bool:
        possible = _values(type_)
        if possible is not None:
            self._look(len(values))
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
