"""Back ends: each turns a contract into files and touches no disk.

A new kind of output is one module here, one folder of templates, one line in `emit`.

| code | problem |
|---|---|
| SW0703 | a client needs pydantic models, and the package's are of another style |
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.ir.checks import Program


def emit(
    contract: Contract, explaining: Program, deciding: Program, style: str, problems: Problems
) -> tuple[File, ...]:
    """Every file of the package but the manifest. `explaining` is the program as the schemas say
    it, `deciding` the optimised one; `style` is what the classes are (`Options.models`)."""
    if style != "pydantic" and contract.api is not None and contract.api.operations:
        _refuse_client(contract, style, problems)
        return ()
    files: dict[str, File] = {}
    for file in _emitted(contract, explaining, deciding, style, problems):
        # Two targets may need the same helper of the run time; nothing else comes twice.
        if files.setdefault(file.path, file) != file:
            raise ValueError(f"two targets give different texts for {file.path}")
    return tuple(files.values())


def _refuse_client(contract: Contract, style: str, problems: Problems) -> None:
    """The client reads and writes through pydantic: it orders members by its models, takes
    instances of them, and reads answers that break a rule as far as they go."""
    found = next(each for each in contract.library.documents if each.kind == "openapi")
    problems.error(
        "SW0703",
        f'the documents have operations, and a client of "{style}" models cannot be made',
        'say models = "pydantic", or leave the client out: client = false (--no-client)',
        found.source.place(("paths",)),
    )


def _emitted(
    contract: Contract, explaining: Program, deciding: Program, style: str, problems: Problems
) -> Iterator[File]:
    from schemawright.targets import client, package, validators

    yield from validators.emit(contract, explaining, deciding)
    yield from models_of(contract, style, problems)
    yield from client.emit(contract)
    yield from package.emit(contract, style)


def models_of(contract: Contract, style: str, problems: Problems) -> Iterator[File]:
    """The classes of `contract` in a style, and what belongs to them."""
    from schemawright.targets import dataclasses, msgspec, pydantic, schemas, typeddict

    if style == "pydantic":
        yield from pydantic.emit(contract, problems)
        yield from schemas.emit(contract)
        return
    plain = {"dataclass": dataclasses, "msgspec": msgspec, "typeddict": typeddict}
    yield from plain[style].emit(contract, problems)
