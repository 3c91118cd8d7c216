"""The compiler for use in a process: a schema in, a validator out, nothing on the disk."""

from __future__ import annotations

import hashlib
import json
import sys
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from schemawright.compile import compile_schemas
from schemawright.conform import conform
from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.diagnostics import Diagnostic, Place, Problems
from schemawright.dialects import DIALECTS, Dialect, dialect_named
from schemawright.extension_vocabularies import EXTENSIONS
from schemawright.files import File
from schemawright.format_checks import format_rule
from schemawright.ir.checks import Program
from schemawright.limits import USUAL, Limits, exceeded, limited
from schemawright.limits import limits as current_limits
from schemawright.passes import optimise
from schemawright.read.copies import held
from schemawright.read.source import Source
from schemawright.regex import forget_translations
from schemawright.resolve import Library, resolve
from schemawright.resolve.needed_documents import reachable_documents
from schemawright.steps import counting
from schemawright.targets import validators
from schemawright.values import Json, value_count

#: What holds all modules that are made here, and the numbers of packages in it.
PACKAGE = "_schemawright"
package_numbers = count(1)


class Validator:
    """A schema, compiled.

    `is_valid`, `validate` and `iter_errors` are those of a generated package's validators;
    `source` is the text of the module with the boolean functions. `warnings` are what `generate`
    would warn of, such as a pattern that may take more than linear time (SW0605).
    """

    def __init__(
        self, compiled: Any, files: tuple[File, ...], warnings: tuple[Diagnostic, ...] = ()
    ) -> None:
        self.warnings = warnings
        self.is_valid: Callable[[object], bool] = compiled.is_valid
        self.validate: Callable[..., None] = compiled.validate
        self.iter_errors: Callable[[object], Iterator[Any]] = compiled.iter_errors
        self._files = {file.path: file for file in files}

    @property
    def files(self) -> tuple[File, ...]:
        """The files of a package with this one validator; its helpers are in ``_runtime/``."""
        return tuple(self._files.values())

    @property
    def source(self) -> str:
        """The text of the module with the boolean functions."""
        return self._files["validators/checks.py"].text


@frozen
class Compilation:
    """A schema, compiled and not yet loaded: the files of a package with its one validator, the
    program that decides, and which functions of it each module of ``validators/checks`` has."""

    files: tuple[File, ...]
    deciding: Program
    placed: Mapping[str, Sequence[str]]
    warnings: tuple[Diagnostic, ...] = ()


def compile_validator(
    schema: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    vocabularies: Sequence[str] = (),
    formats: Literal["annotate", "assert"] = "annotate",
    limits: Limits | None = None,
) -> Validator:
    """Compile `schema` to Python and load it.

    `resources` maps the URIs of other documents, which references may name, to those documents.
    `dialect` is a name (``"draft7"``) or the URI of a metaschema; it counts for documents without
    ``$schema``, and for those whose ``$schema`` nobody knows. `vocabularies` are those that extend
    every dialect (``["ajv"]``). `limits` are how much is taken on, as `generate` has it from
    ``[tool.schemawright.limits]``: values, schemas, references, functions and what patterns may
    cost. Raises `schemawright.Rejected` if the schema is wrong, ValueError
    for an unknown dialect or vocabulary. What is worth a warning is in the validator's `warnings`.
    """
    return load(
        compile_schema(
            schema,
            resources=resources,
            dialect=dialect,
            vocabularies=vocabularies,
            formats=formats,
            limits=limits,
        )
    )


def load(compilation: Compilation) -> Validator:
    """The validator of a compiled schema."""
    loaded = _loaded(compilation.files)
    return Validator(loaded.schema, compilation.files, compilation.warnings)


def compile_schema(
    schema: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    vocabularies: Sequence[str] = (),
    formats: Literal["annotate", "assert"] = "annotate",
    limits: Limits | None = None,
) -> Compilation:
    """`compile_validator` without loading anything. Raises the same. Without `limits` they are
    those of the run."""
    problems = Problems()
    with limited(limits or current_limits()):
        contract, program = lower_schema(
            schema,
            resources=resources,
            dialect=dialect,
            vocabularies=vocabularies,
            formats=formats,
            problems=problems,
        )
        explaining, deciding = optimise(program)
        with counting("emit", contract.library.size):
            files = tuple(validators.emit(contract, explaining, deciding))
        placed = validators.placed(contract, explaining, deciding)
    return Compilation(files, deciding, placed, problems.warnings)


def lower_schema(
    schema: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    vocabularies: Sequence[str] = (),
    formats: Literal["annotate", "assert"] = "annotate",
    problems: Problems | None = None,
) -> tuple[Contract, Program]:
    """What `compile_validator` compiles: the schema as a contract and as checks, before any pass;
    warnings are reported to `problems`. Raises the same."""
    problems = Problems() if problems is None else problems
    forget_translations()
    schema, others = held(schema, resources)
    needed = reachable_documents(schema, others)
    _refuse_large({"schema": schema, **needed}, problems)
    sources = [_source("schema", schema)]
    sources += [_source(uri, document) for uri, document in needed.items()]
    library: Library = resolve(sources, problems, _dialect(dialect), _extensions(vocabularies))
    problems.stop_on_errors()
    library = conform(library, problems)
    problems.stop_on_errors()
    root = NamedSchema("Schema", "schema", library.documents[0].root, "document")
    contract = Contract("schema", library, (root,), None, formats)
    program = compile_schemas(contract, problems)
    problems.stop_on_errors()
    return contract, program


def _refuse_large(documents: Mapping[str, Json], problems: Problems) -> None:
    values = 0
    for name, document in documents.items():
        values += value_count(document)
        if values > current_limits().values:
            what = "up to this document there are"
            exceeded("values", what, "SW0116", problems, Place(name))
            problems.stop_on_errors()


def _source(path: str, document: Json) -> Source:
    text = json.dumps(document)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(path, path, document, digest, text, lambda tokens: None)


def _dialect(name: str | None) -> Dialect | None:
    chosen = None if name is None else dialect_named(name)
    if name is not None and chosen is None:
        raise ValueError(f"unknown dialect {name!r}; one of {[d.name for d in DIALECTS]}")
    return chosen


def _extensions(vocabularies: Sequence[str]) -> tuple[str, ...]:
    for name in vocabularies:
        if name not in EXTENSIONS:
            raise ValueError(f"unknown vocabulary {name!r}; one of {list(EXTENSIONS)}")
    return tuple(vocabularies)


@contextmanager
def importable(files: tuple[File, ...]) -> Iterator[ModuleType]:
    """The package ``validators`` of `files`, for as long as it is needed."""
    package, names = _imported(files)
    try:
        yield package
    finally:
        forget_modules(package.__name__, names)


def _loaded(files: tuple[File, ...]) -> ModuleType:
    """The package ``validators`` of `files`, until its validator is not needed any more."""
    package, names = _imported(files)
    import_module(f"{package.__name__}.errors")
    weakref.finalize(package.schema, forget_modules, package.__name__, names)
    return package


def _imported(files: tuple[File, ...]) -> tuple[ModuleType, tuple[str, ...]]:
    """The package ``validators`` of `files`, beside the one copy of the runtime, so that all
    validators of a process raise the same `ValidationError`; and the names of its modules."""
    number = f"{PACKAGE}.v{next(package_numbers)}"
    finder = module_finder()
    mine = {}
    for file in files:
        folder, _, name = file.path.partition("/")
        if name.endswith(".json"):
            finder.data[str(Path(number, name))] = file.text.encode()
            continue
        module = name.removesuffix(".py").removesuffix("__init__").replace("/", ".")
        if folder == "_runtime":
            finder.texts.setdefault(f"{PACKAGE}._runtime.{module}".rstrip("."), file.text)
        else:
            mine[f"{number}.{module}".rstrip(".")] = file.text
    finder.texts.update(mine)
    finder.packages.update(name.rpartition(".")[0] for name in mine)
    return import_module(number), tuple(mine)


def forget_modules(package: str, modules: tuple[str, ...]) -> None:
    """Lets go of a package and its `modules`."""
    for folder in (package, *modules):
        module_finder().data.pop(str(Path(folder, "values.json")), None)
    for name in modules:
        sys.modules.pop(name, None)
        module_finder().texts.pop(name, None)
        module_finder().packages.discard(name)


class _Finder(MetaPathFinder, Loader):
    """Imports modules from texts."""

    def __init__(self) -> None:
        #: Files beside the modules, by their paths in a folder that is called like the package.
        self.data: dict[str, bytes] = {}
        #: Those of modules, or what writes them when they are first imported.
        self.texts: dict[str, str | Callable[[], str]] = {PACKAGE: "", f"{PACKAGE}._runtime": ""}
        #: Those of the modules that have others below them.
        self.packages = {PACKAGE, f"{PACKAGE}._runtime"}

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname not in self.texts:
            return None
        return spec_from_loader(fullname, self, is_package=fullname in self.packages)

    def exec_module(self, module: ModuleType) -> None:
        text = self.texts[module.__name__]
        text = text if isinstance(text, str) else text()
        # What `pkgutil.get_data` looks beside.
        module.__file__ = str(Path(module.__name__, "__init__.py"))
        code = compile(text, f"<{module.__name__}>", "exec")
        # Our own text: nothing of a schema is in it but literals (see schemawright.render).
        exec(code, module.__dict__)  # noqa: S102

    def get_data(self, path: str) -> bytes:
        return self.data[path]


@cache
def module_finder() -> _Finder:
    """What imports the modules that are made here."""
    finder = _Finder()
    sys.meta_path.append(finder)
    return finder


@cache
def format_check(name: str, module: str, function: str) -> Callable[[str], bool] | None:
    """What tells whether a string has the format `name`, as the function of that name in the
    module of the run time does; None if there is none."""
    for dialect in DIALECTS:
        rule = format_rule(name, dialect.name)
        if rule is not None and (rule.module, rule.function) == (module, function):
            # Kept for all runs, so it is within the limits of none.
            return compile_validator(
                {"format": name}, dialect=dialect.uri, formats="assert", limits=USUAL
            ).is_valid
    return None
