"""What a change means for Python code that uses the package: the classes of both versions, compared
attribute by attribute.

old: Record(id: string)      new: Record(id: string, at: date-time)     gains the required `at`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.types import Alias, Declaration, Member, Record, Synonym
from schemawright.types.language import (
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    options_of,
    with_parts,
)

#: So many values of an enumeration are read at a glance.
_FEW = 4


@frozen
class CallerEffect:
    """What happens to code that uses `name`, a class of the package. `writes`: code that makes
    values of it may break; `reads`: code that reads them may."""

    name: str
    says: str
    writes: bool
    reads: bool
    #: The member that it is about, by its name in documents.
    wire: str | None = None
    #: What code calls the method and the argument that it is about, if it is about an operation.
    called: tuple[str, ...] = ()
    #: The schema of the class, in the new version if that has it.
    place: Place | None = None

    @property
    def breaks(self) -> bool:
        """May any code break?"""
        return self.writes or self.reads


def caller_effects(
    declared: tuple[Mapping[str, Declaration], Mapping[str, Declaration]],
    plain: tuple[Mapping[str, Declaration], ...],
    renamed: Mapping[str, str],
) -> Iterator[CallerEffect]:
    """What changes for callers, from what both versions declare with aliases written out, and as
    they stand in `plain`: what follows from another alias is told of that alone. `renamed` has new
    names for old ones, of schemas that say the same."""
    called = _Renaming(renamed)
    old, new = declared
    for name, declaration in old.items():
        if name in new:
            same = set()
            one, other = (version.get(name) for version in plain)
            if isinstance(one, Record) and isinstance(other, Record):
                same = set(_unchanged(called.declaration(one), other))
            for effect in _within(name, called.declaration(declaration), new[name]):
                if effect.wire not in same:
                    yield effect
        elif name in renamed:
            says = f"{name} is called {renamed[name]} now"
            yield CallerEffect(name, says, writes=True, reads=True)
        else:
            yield CallerEffect(name, f"{name} is gone", writes=True, reads=True)
    for name in new:
        if name not in old and name not in renamed.values():
            yield CallerEffect(name, f"{name} is new", writes=False, reads=False)


def _unchanged(old: Declaration, new: Record) -> Iterator[str]:
    """The members that are said in the same words in both."""
    members = {member.wire: (_unordered(member.type), member.required) for member in new.members}
    for member in old.members if isinstance(old, Record) else ():
        if members.get(member.wire) == (_unordered(member.type), member.required):
            yield member.wire


@frozen
class _Renaming:
    """Old types in new names: that a class has another name is told once, of the class."""

    names: Mapping[str, str]

    def declaration(self, declaration: Declaration) -> Declaration:
        """`declaration` with the new names of classes in its types."""
        match declaration:
            case Record(members):
                return replace(
                    declaration,
                    members=tuple(replace(m, type=self.type(m.type)) for m in members),
                )
            case Synonym(name):
                return Synonym(self.names.get(name, name))
            case Alias(type_):
                return Alias(self.type(type_))

    def type(self, type_: Type) -> Type:
        """`type_` with the new names of classes."""
        match type_:
            case NamedType(name):
                return replace(type_, name=self.names.get(name, name))
            case UnionType(options):
                return UnionType(tuple(map(self.type, options)))
            case _:
                return with_parts(type_, self.type)


def _within(name: str, old: Declaration, new: Declaration) -> Iterator[CallerEffect]:
    if isinstance(old, Record) and isinstance(new, Record):
        yield from _record(name, old, new)
    elif type(old) is not type(new):
        says = f"{name} was {_sort(old)} and is {_sort(new)}"
        yield CallerEffect(name, says, writes=True, reads=True)
    elif isinstance(old, Alias) and isinstance(new, Alias) and _differ(old.type, new.type):
        yield _retyped(name, name, old.type, new.type, None)
    elif isinstance(old, Synonym) and isinstance(new, Synonym) and old.name != new.name:
        says = f"{name} was another name of {old.name} and is one of {new.name}"
        yield CallerEffect(name, says, writes=True, reads=True)


def _sort(declaration: Declaration) -> str:
    if isinstance(declaration, Record):
        return "a class"
    if isinstance(declaration, Synonym):
        return f"another name of {declaration.name}"
    return spelled_type(declaration.type)


def _record(name: str, old: Record, new: Record) -> Iterator[CallerEffect]:
    before = {member.wire: member for member in old.members}
    after = {member.wire: member for member in new.members}
    for wire, member in before.items():
        if wire in after:
            yield from _member(name, member, after[wire])
        else:
            yield CallerEffect(name, f"{name}.{wire} is gone", writes=True, reads=True, wire=wire)
    for wire, member in after.items():
        if wire not in before:
            kind = "required argument" if member.required else "optional attribute"
            says = f"{name} gains the {kind} {wire}: {spelled_type(member.type)}"
            yield CallerEffect(name, says, writes=member.required, reads=False, wire=wire)


def _member(name: str, old: Member, new: Member) -> Iterator[CallerEffect]:
    path = f"{name}.{old.wire}"
    if _differ(old.type, new.type):
        yield _retyped(name, path, old.type, new.type, old.wire)
    if new.required and not old.required:
        yield CallerEffect(name, f"{path} must be given", writes=True, reads=False, wire=old.wire)
    if old.required and not new.required:
        says = f"{path} may be missing"
        yield CallerEffect(name, says, writes=False, reads=True, wire=old.wire)


def _retyped(name: str, path: str, old: Type, new: Type, wire: str | None) -> CallerEffect:
    says = f"{path} {_other_values(old, new) or _other_type(old, new)}"
    writes, reads = not _includes(new, old), not _includes(old, new)
    return CallerEffect(name, says, writes, reads, wire)


def _other_type(old: Type, new: Type) -> str:
    return f"was {spelled_type(old)} and is {spelled_type(new)}"


def _other_values(old: Type, new: Type) -> str:
    """What comes and goes of many values that a type lists, if nothing else is another; empty if
    they can be read at a glance."""
    before, after = tuple(_values_in(old)), tuple(_values_in(new))
    if max(len(before), len(after)) <= _FEW or _without_values(old) != _without_values(new):
        return ""
    listed, still = frozenset(before), frozenset(after)
    gained = [value for value in after if value not in listed]
    lost = [value for value in before if value not in still]
    told = [f"gains {_listed(gained)}"] if gained else []
    return " and ".join(told + ([f"loses {_listed(lost)}"] if lost else []))


def _listed(values: list[str | int]) -> str:
    more = len(values) - _FEW
    return ", ".join(map(repr, values[:_FEW])) + (f" and {more} more values" if more > 0 else "")


def _values_in(type_: Type) -> Iterator[str | int]:
    match type_:
        case LiteralType(_, values):
            yield from values
        case ArrayType(inner):
            yield from _values_in(inner)
        case MapType(value, key):
            yield from _values_in(key)
            yield from _values_in(value)
        case TupleType(inner) | UnionType(inner):
            for part in inner:
                yield from _values_in(part)


def _without_values(type_: Type) -> Type:
    match type_:
        case LiteralType(kind):
            return LiteralType(kind, ())
        case UnionType(options):
            return UnionType(tuple(map(_without_values, options)))
        case _:
            return with_parts(type_, _without_values)


def _differ(old: Type, new: Type) -> bool:
    """Are they two types, and not one whose options stand in another order?"""
    return old != new and _unordered(old) != _unordered(new)


def _unordered(type_: Type) -> Type:
    """`type_`, with the options of its unions in an order of ours."""
    match type_:
        case UnionType(options):
            return UnionType(tuple(sorted(map(_unordered, options), key=repr)))
        case _:
            return with_parts(type_, _unordered)


def _includes(wide: Type, narrow: Type) -> bool:
    """Is every value of `narrow` one of `wide`, as a type checker sees it?"""
    options = options_of(wide)
    same = frozenset(options)
    # What has a name is equal or another one.
    unnamed = [option for option in options if not isinstance(option, NamedType)]
    return all(
        part in same or any(_has(option, part) for option in unnamed) for part in options_of(narrow)
    )


def _has(wide: Type, narrow: Type) -> bool:
    if wide == narrow or isinstance(wide, AnyType):
        return True
    if isinstance(narrow, LiteralType):
        if isinstance(wide, LiteralType):
            return wide.kind == narrow.kind and set(narrow.values) <= set(wide.values)
        return isinstance(wide, ScalarType) and wide.kind == narrow.kind
    if isinstance(wide, ScalarType) and isinstance(narrow, ScalarType):
        return (wide.kind, narrow.kind) == ("number", "integer")
    if isinstance(wide, ArrayType) and isinstance(narrow, ArrayType):
        return _includes(wide.item, narrow.item)
    if isinstance(wide, MapType) and isinstance(narrow, MapType):
        return _includes(wide.key, narrow.key) and _includes(wide.value, narrow.value)
    return False


_PYTHON = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
    "date-time": "datetime",
    "date": "date",
    "uuid": "UUID",
}


def spelled_type(type_: Type) -> str:
    """`type_` as Python spells it, in short."""
    match type_:
        case AnyType():
            return "Any"
        case ScalarType(kind):
            return _PYTHON[kind]
        case LiteralType(_, values):
            return f"Literal[{', '.join(map(repr, values))}]"
        case ArrayType(item):
            return f"list[{spelled_type(item)}]"
        case TupleType(items):
            return f"tuple[{', '.join(map(spelled_type, items))}]"
        case MapType(value, key):
            return f"dict[{spelled_type(key)}, {spelled_type(value)}]"
        case NamedType(name):
            return name
        case _:
            return " | ".join(map(spelled_type, options_of(type_)))
