"""Back ends: each turns a contract into files and touches no disk.

A new kind of output is one module here, one folder of templates, one line in `emit`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import Program
from generator.contract import Contract
from generator.diagnostics import Problems
from generator.files import File


def emit(
    contract: Contract, explaining: Program, deciding: Program, problems: Problems
) -> tuple[File, ...]:
    """Every file of the package but the manifest. `explaining` is the program as the schemas say
    it, `deciding` the optimised one."""
    files: dict[str, File] = {}
    for file in _emitted(contract, explaining, deciding, problems):
        # Two targets may need the same helper of the run time; nothing else comes twice.
        if files.setdefault(file.path, file) != file:
            raise ValueError(f"two targets give different texts for {file.path}")
    return tuple(files.values())


def _emitted(
    contract: Contract, explaining: Program, deciding: Program, problems: Problems
) -> Iterator[File]:
    from generator.targets import client, models, package, schemas, validators

    yield from validators.emit(contract, explaining, deciding)
    yield from models.emit(contract, problems)
    yield from schemas.emit(contract)
    yield from client.emit(contract)
    yield from package.emit(contract)
