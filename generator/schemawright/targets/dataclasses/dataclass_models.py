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
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.targets.codecs import codec_package
from schemawright.targets.codecs.plain_classes import (
    ADDITIONAL,
    VOCABULARY,
    NamedMember,
    PlainClass,
    PlainField,
    additional_type,
    default_call,
)
from schemawright.targets.model_styles import ModelOptions, Optional
from schemawright.targets.schema_docstrings import ADDITIONAL_NOTE
from schemawright.types import ContractTypes, Record

_DATACLASS, _FIELD = Imported("dataclass", "dataclasses"), Imported("field", "dataclasses")
_DEFAULTS = "._runtime.record_defaults"
_MISSING = Imported("MISSING", "._runtime.absent")


def dataclass_models(
    types: ContractTypes, options: ModelOptions, problems: Problems
) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    return codec_package(
        types,
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
    decorators: tuple[Expression, ...] = (decorator,)
    if any(member.default is not None for member in members):
        decorators = (Imported("reads_defaults", _DEFAULTS), decorator)
    lines = [PlainField(member.name, _line(member, optional), member.note) for member in members]
    if not record.closed:
        lines.append(PlainField(ADDITIONAL, _additional(record), ADDITIONAL_NOTE))
    fields = tuple(member.name for member in members)
    return PlainClass(name, Class(name, decorators=decorators), note, tuple(lines), fields)


def _line(member: NamedMember, optional: Optional) -> Statement:
    type_ = member.type
    given: tuple[KeywordArgument, ...] = ()
    if member.default is not None:
        given = (KeywordArgument("default_factory", default_call(member, _DEFAULTS)),)
    elif not member.required and optional == "none" and not member.nullable:
        type_, given = union(type_, NONE), (KeywordArgument("default", NONE),)
    elif not member.required:
        type_ = union(type_, Imported("Missing", "._runtime.absent"))
        given = (KeywordArgument("default", _MISSING),)
    value = given[0].value if given else None
    metadata = [("name", member.wire)] if member.name != member.wire else []
    entries = (*metadata, *((remark, True) for remark in member.remarks))
    if entries:
        said = Dict(tuple((Literal(key), Literal(told)) for key, told in entries))
        value = Call(_FIELD, (), (*given, KeywordArgument("metadata", said)))
    elif member.default is not None:
        value = Call(_FIELD, (), given)
    return Annotated(Name(member.name), type_, value)


def _additional(record: Record) -> Statement:
    members = additional_type(record)
    # It is run when the class is made, where it could not name one that is made later.
    factory = generic("dict", Name("str"), Imported("Any", "typing"))
    return Annotated(
        Name(ADDITIONAL), members, Call(_FIELD, (), (KeywordArgument("default_factory", factory),))
    )
