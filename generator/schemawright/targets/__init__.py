"""Back ends: each turns a contract into files and touches no disk.

A new kind of output is one room here, one folder of templates, one line in `emit`; a new style of
models is one value in `MODEL_STYLES`. Nothing heavy is imported before something is emitted, for
the command line asks here which styles there are.

| code | problem |
|---|---|
| SW0703 | a client needs pydantic models, and the package's are of another style |
| SW0709 | the package is larger than the limits |
| SW0711 | its code takes more steps than the limits |
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from schemawright.limits import exceeded, limits
from schemawright.steps import at, counting, take
from schemawright.targets import dataclasses, msgspec, plain, pydantic, typeddict
from schemawright.targets.model_styles import ModelStyle

if TYPE_CHECKING:
    from schemawright.contract import Contract
    from schemawright.diagnostics import Problems
    from schemawright.files import File
    from schemawright.ir.checks import Program
    from schemawright.types import ContractTypes

__all__ = ["MODEL_STYLES", "emit", "style_named"]

#: What the classes of a package can be; the first is what they are by default.
MODEL_STYLES: tuple[ModelStyle, ...] = (
    pydantic.STYLE,
    dataclasses.STYLE,
    typeddict.STYLE,
    msgspec.STYLE,
    plain.STYLE,
)


def style_named(name: str) -> ModelStyle:
    """The style of that `name`; KeyError if there is none."""
    return {style.name: style for style in MODEL_STYLES}[name]


#: To write a file takes as long as to write so many characters of it.
_FILE = 400


def emit(
    contract: Contract,
    explaining: Program,
    deciding: Program,
    style: ModelStyle,
    problems: Problems,
    *,
    max_errors: int | None = None,
    reference: bool = False,
) -> tuple[File, ...]:
    """Every file of the package but the manifest. `explaining` is the program as the schemas say
    it, `deciding` the optimised one; `style` is what the classes are; `max_errors` is how many
    errors a failed validation looks for, if that is not the usual number; with `reference` there
    is a page about each schema."""
    from schemawright.targets.common_values import with_common_values

    if not style.serves_client and contract.api is not None and contract.api.operations:
        _refuse_client(contract, style, problems)
        return ()
    with counting("emit", contract.library.size):
        emitted = _emitted(contract, explaining, deciding, style, problems, max_errors, reference)
        return _within_limits(with_common_values(emitted, contract, style), problems)


def _within_limits(emitted: Iterator[File], problems: Problems) -> tuple[File, ...]:
    files: dict[str, File] = {}
    left = limits().generated_bytes
    for file in emitted:
        take(_FILE)
        # Two targets may need the same helper of the run time; nothing else comes twice.
        if files.setdefault(file.path, file) != file:
            raise ValueError(f"two targets give different texts for {file.path}")
        left -= len(file.text)
        if left < 0:
            exceeded("generated_bytes", "the package has", "SW0709", problems)
            return ()
    return tuple(files.values())


def emit_models(contract: Contract, style: ModelStyle, problems: Problems) -> tuple[File, ...]:
    """The files of the package but its validators: what people read of it."""
    from schemawright.types import ContractTypes

    types = ContractTypes(contract)
    files = {file.path: file for file in _described(types, style, problems)}
    return tuple(files.values())


def _refuse_client(contract: Contract, style: ModelStyle, problems: Problems) -> None:
    """The client reads and writes through pydantic: it orders members by its models, takes
    instances of them, and reads answers that break a rule as far as they go."""
    document = next(one for one in contract.library.documents if one.is_openapi)
    able = " or ".join(f'"{style.name}"' for style in MODEL_STYLES if style.serves_client)
    problems.error(
        "SW0703",
        f'the documents have operations, and a client of "{style.name}" models cannot be made',
        f"say models = {able}, or leave the client out: client = false (--no-client)",
        document.source.place(("paths",)),
    )


def _emitted(
    contract: Contract,
    explaining: Program,
    deciding: Program,
    style: ModelStyle,
    problems: Problems,
    max_errors: int | None,
    reference: bool,
) -> Iterator[File]:
    from schemawright.targets import validators
    from schemawright.targets.public_entries import with_public_entries
    from schemawright.types import ContractTypes

    types = ContractTypes(contract, explaining)
    explaining, deciding = (
        with_public_entries(types, style, program) for program in (explaining, deciding)
    )
    yield from validators.emit(contract, explaining, deciding, max_errors)
    yield from _described(types, style, problems)
    if reference:
        from schemawright.targets import reference as pages

        yield from pages.emit(contract)


def _described(types: ContractTypes, style: ModelStyle, problems: Problems) -> Iterator[File]:
    from schemawright.targets import client, package, webhooks

    contract = types.contract
    # What is written for no schema alone is written for the documents.
    first = contract.library.documents[:1]
    where = partial(first[0].source.place, ()) if first else None
    at(where)
    yield from style.files(types, problems)
    at(where)
    yield from client.emit(types, style.options.enums)
    yield from webhooks.emit(contract, style)
    yield from package.emit(contract, style)
