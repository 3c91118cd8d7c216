"""The modules of a package of typed dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from keyword import iskeyword

from schemawright.code import (
    NONE,
    Annotated,
    Assign,
    Call,
    Class,
    Dict,
    Expression,
    Imported,
    Literal,
    Name,
    Subscript,
    inline,
)
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.codecs import codec_package
from schemawright.targets.codecs.plain_classes import NamedMember, PlainClass, PlainField
from schemawright.targets.imports import told_apart
from schemawright.types import ContractTypes, Record

_TYPED_DICT = Imported("TypedDict", "typing")
_TEXT, _NUMBER = (Name("str"),), (Name("int"), Name("float"))
_VOCABULARY = Vocabulary(
    {
        "string": _TEXT,
        "date-time": _TEXT,
        "date": _TEXT,
        "uuid": _TEXT,
        "integer": _NUMBER,
        "number": _NUMBER,
        "boolean": (Name("bool"),),
        "null": (NONE,),
    },
    tuples=False,
    integer_literals=False,
    own=lambda kind: _TEXT,
)
#: Names in annotations, which a key of that name would hide in the body of a class.
_IN_ANNOTATIONS = frozenset("Any Literal NotRequired bool dict float int list object str".split())


def typeddict_models(types: ContractTypes, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    return codec_package(
        types,
        problems,
        vocabulary=_VOCABULARY,
        build=partial(_class, types.contract),
        template="typeddict/module.py.jinja",
        runtime="codec",
    )


def _class(
    contract: Contract, name: str, note: str, record: Record, members: tuple[NamedMember, ...]
) -> PlainClass:
    if not all(_is_plain_key(member.wire, contract) for member in members):
        return _call(name, note, members, contract)
    lines = [
        PlainField(member.wire, Annotated(Name(member.wire), _type(member)), member.note)
        for member in members
    ]
    return PlainClass(name, Class(name, (_TYPED_DICT,)), note, tuple(lines))


def _call(name: str, note: str, members: tuple[NamedMember, ...], contract: Contract) -> PlainClass:
    """A class whose keys are no names. Its docstring has those of its members. Pyright knows no
    empty key, so a member that is called so is one of those that the class says nothing of."""
    members = tuple(member for member in members if member.wire)
    types = [told_apart(_type(member), contract.by_name) for member in members]
    entries = tuple(
        (Literal(member.wire), Literal(inline(type_)))
        for member, type_ in zip(members, types, strict=True)
    )
    arguments = (Literal(name), Dict(entries, exploded=bool(entries)))
    head = Assign(Name(name), Call(_TYPED_DICT, arguments, exploded=bool(entries)))
    notes = [f"{member.wire}: {member.note}" for member in members if member.note]
    return PlainClass(name, head, "\n\n".join(filter(None, (note, *notes))), hidden=tuple(types))


def _type(member: NamedMember) -> Expression:
    if member.required:
        return member.type
    return Subscript(Imported("NotRequired", "typing"), member.type)


def _is_plain_key(wire: str, contract: Contract) -> bool:
    """Can it be written as a name of a class body?"""
    return (
        wire.isidentifier()
        and wire.isascii()
        and not iskeyword(wire)
        and not wire.startswith("__")
        and wire not in _IN_ANNOTATIONS
        and wire not in contract.by_name
    )
