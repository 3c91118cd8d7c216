"""Packages of models and validators, made from schemas that a test writes, and imported."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, TypeAlias

import pytest
from schemawright.compile import compile_schemas
from schemawright.defaults import with_defaults
from schemawright.describe import describe
from schemawright.diagnostics import Diagnostic, Problems
from schemawright.files import File
from schemawright.passes import optimise
from schemawright.read import read
from schemawright.resolve import resolve
from schemawright.targets import pydantic, validators
from schemawright.targets.model_styles import ModelOptions, Optional
from schemawright.types import ContractTypes


@dataclass(frozen=True)
class Made:
    """A package: its folder, the text of its ``models.py``, its modules, and the warnings."""

    folder: Path
    text: str
    models: ModuleType
    runtime: ModuleType
    validators: ModuleType
    building: ModuleType
    codecs: ModuleType
    warnings: tuple[Diagnostic, ...]


#: ``make({"order.json": schema})``: the package of these documents.
Make: TypeAlias = Callable[..., Made]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    root = tmp_path_factory.mktemp("models")
    numbers = count()
    sys.path.insert(0, str(root))

    def made(
        documents: dict[str, Any],
        formats: Literal["assert", "annotate"] = "assert",
        optional: Optional = "none",
    ) -> Made:
        name = f"models_under_test_{next(numbers)}"
        sources = root / f"{name}_schemas"
        write(sources, [File(path, json.dumps(each)) for path, each in documents.items()])
        problems = Problems()
        files = list(emitted(sources, name, formats, optional, problems))
        assert not problems.errors
        write(root / name, [*files, File("__init__.py", "")])
        text = "".join(file.text for file in files if file.path.startswith("models"))
        loaded = [
            importlib.import_module(f"{name}.{module}")
            for module in (
                "models",
                "_runtime.model",
                "validators",
                "_runtime.building",
                "codecs",
            )
        ]
        return Made(root / name, text, *loaded, problems.warnings)

    yield made
    sys.path.remove(str(root))


def emitted(
    sources: Path,
    name: str,
    formats: Literal["assert", "annotate"],
    optional: Optional,
    problems: Problems,
) -> Iterator[File]:
    library = resolve(read(sources, problems), problems)
    contract = describe(library, name, formats, problems)
    problems.stop_on_errors()
    explaining, deciding = optimise(compile_schemas(contract, problems))
    yield from validators.emit(contract, explaining, deciding)
    style = pydantic.STYLE.configured(ModelOptions(optional))
    types = ContractTypes(with_defaults(contract, problems), explaining)
    yield from style.files(types, problems)


def write(folder: Path, files: list[File]) -> None:
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
