"""The modules of a package of `msgspec.Struct` classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    Subscript,
    dotted,
    generic,
    union,
)
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.targets.annotations import annotated
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

_STRUCT, _UNSET = dotted("msgspec.Struct"), dotted("msgspec.UNSET")
_ABSENT, _META = dotted("msgspec.UnsetType"), dotted("msgspec.Meta")
_DEFAULTS = "._runtime.struct_defaults"
_NAMES_NOTE = "The names in documents that msgspec has no place for."


def struct_models(
    types: ContractTypes, options: ModelOptions, problems: Problems
) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    return codec_package(
        types,
        problems,
        vocabulary=VOCABULARY,
        build=partial(_class, options.optional),
        template="msgspec/module.py.jinja",
        runtime="structs",
        absent=Imported("UNSET", "msgspec"),
        optional=options.optional,
        library="msgspec",
    )


def _class(
    optional: Optional, name: str, note: str, record: Record, members: tuple[NamedMember, ...]
) -> PlainClass:
    settings = ("kw_only", "omit_defaults", "repr_omit_defaults")
    keywords = [KeywordArgument(setting, TRUE) for setting in settings]
    if record.closed:
        keywords.append(KeywordArgument("forbid_unknown_fields", TRUE))
    if renamed := _renamed(record, members):
        keywords.append(KeywordArgument("rename", _table(renamed)))
    lines = [PlainField(member.name, _line(member, optional), member.note) for member in members]
    if not record.closed:
        line = Annotated(Name(ADDITIONAL), additional_type(record), Dict())
        lines.append(PlainField(ADDITIONAL, line, ADDITIONAL_NOTE))
    if own := {m.name: m.wire for m in members if not _may_be_renamed(m.wire)}:
        table = generic("dict", Name("str"), Name("str"))
        kind = Subscript(Imported("ClassVar", "typing"), table)
        names = Annotated(Name("__names__"), kind, _table(own))
        lines.append(PlainField("__names__", names, _NAMES_NOTE))
    fields = tuple(member.name for member in members)
    defaults = any(member.default is not None for member in members)
    decorators = (Imported("reads_defaults", _DEFAULTS),) if defaults else ()
    head = Class(name, (_STRUCT,), tuple(keywords), decorators=decorators)
    return PlainClass(name, head, note, tuple(lines), fields)


def _line(member: NamedMember, optional: Optional) -> Statement:
    type_, value = _type_and_value(member, optional)
    if member.remarks:
        said = Dict(tuple((Literal(remark), TRUE) for remark in member.remarks))
        meta = Call(_META, (), (KeywordArgument("extra_json_schema", said),))
        type_ = annotated(type_, meta)
    return Annotated(Name(member.name), type_, value)


def _type_and_value(
    member: NamedMember, optional: Optional
) -> tuple[Expression, Expression | None]:
    if member.required:
        return member.type, None
    if member.default is not None:
        return member.type, default_call(member, _DEFAULTS)
    if optional == "none" and not member.nullable:
        return union(member.type, NONE), NONE
    return union(member.type, _ABSENT), _UNSET


def _may_be_renamed(wire: str) -> bool:
    """msgspec writes names as they are between quotes, in UTF-8, so it takes none that needs an
    escape."""
    return not any(c in '"\\' or c < " " or "\ud800" <= c <= "\udfff" for c in wire)


def _renamed(record: Record, members: tuple[NamedMember, ...]) -> Mapping[str, str]:
    """The names in documents of those fields that have another one in Python. No two may be
    the same, so the members that have no field need one that no document has."""
    renamed = {m.name: m.wire for m in members if m.name != m.wire and _may_be_renamed(m.wire)}
    wires = {member.wire for member in members}
    own = ADDITIONAL
    while own in wires:
        own += "_"
    return renamed | ({ADDITIONAL: own} if own != ADDITIONAL and not record.closed else {})


def _table(names: Mapping[str, str]) -> Expression:
    return Dict(tuple((Literal(key), Literal(value)) for key, value in names.items()))
