"""The module ``codecs.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemawright.contract import Contract
from schemawright.render import Code, render
from schemawright.targets.codecs.classes import Class, codec_type
from schemawright.targets.codecs.decoders import Readers
from schemawright.types import Alias, Declaration, Record, Synonym

#: The helpers of `Readers` by the modules of the run time that have them.
_HELPERS = (
    ("identifiers", ("identifier",)),
    ("instants", ("day", "moment")),
    ("reading", ("first", "is_array", "is_float", "is_object", "is_text", "same", "text_as")),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A function that makes a class of a document, from `arguments`, or a value of a type, by
    the expression `value`."""

    variable: str
    name: str
    type: Code
    arguments: tuple[tuple[str, Code], ...] = ()
    value: Code | None = None
    nullable: bool = False
    mixed: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class CodecView:
    """A codec, with the function that reads for it; None: a document is what it reads."""

    variable: str
    type: Code
    reader: Code | None


def codecs_module(
    contract: Contract,
    declarations: Mapping[str, Declaration],
    made: tuple[Class, ...],
    runtime: str,
    absent: Code | None = None,
) -> str:
    """The text of ``codecs.py``. `runtime` is the module of the run time that has its `Codec`.
    With `absent`, the expression for what is not there, documents become instances; without it,
    they are what they are."""
    known = {each.name: each for each in made}
    readers = Readers(contract, declarations)
    functions = tuple(_functions(declarations, known, readers, absent)) if absent else ()
    codecs = [
        CodecView(
            known[name].variable,
            codec_type(known[name], _end(declarations, each)),
            readers.reader(name) if absent else None,
        )
        for name, each in declarations.items()
    ]
    helpers = readers.helpers | {"is_object" for each in functions if each.mixed}
    return str(
        render(
            "codecs/module.py.jinja",
            functions=functions,
            any=bool(functions) or any("Any" in each.type for each in codecs),
            codecs=codecs,
            absent=absent,
            example=codecs[0],
            imports=_imports(runtime, functions, helpers, absent),
            uses_msgspec="absent" in readers.helpers and absent == "UNSET",
        )
    )


def _imports(
    runtime: str, functions: tuple[Reading, ...], helpers: set[str], absent: Code | None
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The modules of the run time with the names that are needed of each, and what they are
    called here, where a codec may have the same name."""
    found = {runtime: [("Codec", "Codec")]}
    if any(each.open for each in functions):
        found[runtime].append(("additional", "_additional"))
    if "absent" in helpers and absent == "MISSING":
        found["absent"] = [("MISSING", "MISSING")]
    for module, names in _HELPERS:
        if used := [(name, f"_{name}") for name in names if name in helpers]:
            found[module] = used
    return sorted(found.items())


def _end(declarations: Mapping[str, Declaration], each: Declaration) -> Declaration:
    return declarations[each.name] if isinstance(each, Synonym) else each


def _functions(
    declarations: Mapping[str, Declaration],
    known: Mapping[str, Class],
    readers: Readers,
    absent: Code,
) -> Iterator[Reading]:
    for name, declaration in declarations.items():
        each = known[name]
        if isinstance(declaration, Record):
            arguments = tuple(
                (field.name, readers.argument(found, absent))
                for field, found in zip(each.fields, declaration.members, strict=True)
            )
            yield Reading(
                each.variable,
                name,
                codec_type(each, declaration),
                arguments,
                nullable=declaration.nullable,
                mixed=declaration.mixed,
                open=not declaration.closed,
            )
        elif isinstance(declaration, Alias) and name in readers.converted:
            value = readers.read(declaration.type, "document")
            assert value is not None
            yield Reading(each.variable, name, codec_type(each, declaration), value=Code(value))
