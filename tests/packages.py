"""Whole packages in memory: the pipeline's own stages over documents that are Python values."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from itertools import count
from types import CodeType, ModuleType
from typing import Any, Literal

from schemawright.compile import compile_schemas
from schemawright.conform import conform
from schemawright.contract import Contract
from schemawright.defaults import with_defaults
from schemawright.describe import describe
from schemawright.diagnostics import Problems
from schemawright.dialects import dialect_named
from schemawright.directions import directed
from schemawright.files import File
from schemawright.passes import optimise
from schemawright.read.source import Source
from schemawright.resolve import Library, resolve
from schemawright.targets import emit, style_named
from schemawright.targets.model_styles import Enums, ModelOptions

_numbers = count(1)


@dataclass(frozen=True)
class Package:
    """A package: what it was made from, its files as they were rendered, and the warnings."""

    contract: Contract
    files: tuple[File, ...]
    problems: Problems


def package(
    documents: Mapping[str, Any],
    *,
    dialect: str | None = None,
    formats: Literal["assert", "annotate"] = "assert",
    models: str = "pydantic",
    optional: Literal["none", "missing"] = "none",
    name: str = "package",
    vocabularies: tuple[str, ...] = (),
    directions: bool = False,
    types: Mapping[str, str] | None = None,
    enums: Enums = "literal",
) -> Package:
    """The package of `documents`, by path or URI. Raises `Rejected` as the command would."""
    problems = Problems()
    sources = [source(path, document) for path, document in documents.items()]
    default = dialect_named(dialect) if dialect else None
    library: Library = resolve(sources, problems, default, vocabularies)
    problems.stop_on_errors()
    library = conform(library, problems)
    problems.stop_on_errors()
    contract = describe(directed(library, directions), name, formats, problems)
    problems.stop_on_errors()
    contract = replace(contract, text_types=types or {})
    program = compile_schemas(contract, problems)
    problems.stop_on_errors()
    explaining, deciding = optimise(program)
    contract = with_defaults(contract, problems)
    style = style_named(models).configured(ModelOptions(optional, enums=enums))
    files = emit(contract, explaining, deciding, style, problems)
    problems.stop_on_errors()
    return Package(contract, files, problems)


def source(path: str, document: Any) -> Source:
    digest = hashlib.sha256(json.dumps(document).encode()).hexdigest()
    return Source(path, path, document, digest, "", lambda tokens: None)


class Loaded:
    """The package of `files`, importable until it is to `forget` itself."""

    def __init__(self, files: Iterable[File]) -> None:
        self.name = f"package_in_memory_{next(_numbers)}"
        self._finder = _Finder(self.name, files)
        sys.meta_path.insert(0, self._finder)

    def module(self, path: str = "") -> ModuleType:
        """The package, or its module ``models``, ``_runtime.model``."""
        return import_module(f"{self.name}.{path}".rstrip("."))

    def forget(self) -> None:
        sys.meta_path.remove(self._finder)
        for module in [*sys.modules]:
            if module.split(".")[0] == self.name:
                del sys.modules[module]


class _Finder(MetaPathFinder, Loader):
    """Imports the modules of one package from their texts."""

    def __init__(self, name: str, files: Iterable[File]) -> None:
        files = tuple(files)
        self.texts = {}
        #: What `pkgutil.get_data` may ask for, by path.
        self.data = {f"{name}/{file.path}": file.text.encode() for file in files}
        for file in files:
            if file.path.endswith(".py"):
                path = file.path.removesuffix(".py").replace("/", ".")
                self.texts[f"{name}.{path}".removesuffix(".__init__")] = file.text

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname not in self.texts:
            return None
        is_package = any(name.startswith(fullname + ".") for name in self.texts)
        return spec_from_loader(fullname, self, is_package=is_package)

    def get_data(self, path: str) -> bytes:
        return self.data[path]

    def exec_module(self, module: ModuleType) -> None:
        package = module.__spec__.parent if module.__spec__ else ""
        module.__file__ = f"{(package or '').replace('.', '/')}/module.py"
        exec(_code(self.texts[module.__name__]), module.__dict__)


@lru_cache(maxsize=200)
def _code(text: str) -> CodeType:
    """Helpers of the run time are the same in most packages."""
    return compile(text, "<package in memory>", "exec")
