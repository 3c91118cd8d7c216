"""The modules of a package of dataclasses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from schemawright.code import (
    NONE,
    TRUE,
    Annotated,
    Call,
    Class,
    Dict,
    Expression,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Statement,
    generic,
    union,
)
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.targets.codecs import codec_package
from schemawright.targets.codecs.plain_classes import (
    ADDITIONAL,
    ADDITIONAL_NOTE,
    VOCABULARY,
    NamedMember,
    PlainClass,
    PlainField,
)
from schemawright.targets.model_styles import ModelOptions, Optional
from schemawright.types import Record

_DATACLASS, _FIELD = Imported("dataclass", "dataclasses"), Imported("field", "dataclasses")
_MISSING = Imported("MISSING", "._runtime.absent")
_ANY = Imported("Any", "typing")


def dataclass_models(
    contract: Contract, options: ModelOptions, problems: Problems
) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    return codec_package(
        contract,
        problems,
        vocabulary=VOCABULARY,
        build=partial(_class, options.optional),
        template="dataclasses/module.py.jinja",
        runtime="records",
        absent=_MISSING,
        optional=options.optional,
    )


def _class(
    optional: Optional, name: str, note: str, record: Record, members: tuple[NamedMember, ...]
) -> PlainClass:
    decorator = Call(
        _DATACLASS, (), (KeywordArgument("slots", TRUE), KeywordArgument("kw_only", TRUE))
    )
    lines = [PlainField(member.name, _line(member, optional), member.note) for member in members]
    if not record.closed:
        lines.append(PlainField(ADDITIONAL, _additional(), ADDITIONAL_NOTE))
    fields = tuple(member.name for member in members)
    return PlainClass(name, Class(name, decorators=(decorator,)), note, tuple(lines), fields)


def _line(member: NamedMember, optional: Optional) -> Statement:
    type_ = member.type
    default: Expression | None = None
    if not member.required and optional == "none" and not member.nullable:
        type_, default = union(type_, NONE), NONE
    elif not member.required:
        type_, default = union(type_, Imported("Missing", "._runtime.absent")), _MISSING
    if member.name != member.wire:
        metadata = Dict(((Literal("name"), Literal(member.wire)),))
        absent = () if default is None else (KeywordArgument("default", default),)
        default = Call(_FIELD, (), (*absent, KeywordArgument("metadata", metadata)))
    return Annotated(Name(member.name), type_, default)


def _additional() -> Statement:
    members = generic("dict", Name("str"), _ANY)
    return Annotated(
        Name(ADDITIONAL), members, Call(_FIELD, (), (KeywordArgument("default_factory", members),))
    )
