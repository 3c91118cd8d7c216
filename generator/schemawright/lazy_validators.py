"""Validators of many schemas in a process, of which few may be asked for.

What shares functions is optimised together, once; the text of a module is written when something
in it is first needed. (`inprocess` compiles one schema.)
"""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from schemawright.contract import Contract, NamedSchema
from schemawright.inprocess import PACKAGE, forget_modules, module_finder, package_numbers
from schemawright.ir.call_graph import connected
from schemawright.ir.checks import Program
from schemawright.passes import optimise
from schemawright.targets import validators
from schemawright.targets.runtime import runtime
from schemawright.targets.validators.function_names import decider
from schemawright.targets.validators.module_plan import ModulePlan
from schemawright.targets.validators.modules import module_text


def schema_validators(contract: Contract, program: Program) -> Callable[[str], Any]:
    """The validator of each schema of `contract`, by its variable, from `program`, as lowered: as
    in a generated package, for as long as the function that is returned is kept."""
    parts = connected(program)
    names: dict[int, list[str]] = {}
    for name in program.functions:
        names.setdefault(parts[name], []).append(name)
    schemas: dict[int, list[NamedSchema]] = {}
    for named in contract.schemas:
        schemas.setdefault(parts[program.entries[named.variable]], []).append(named)

    @cache
    def package(part: int) -> _LazyPackage:
        functions = {name: program.functions[name] for name in names[part]}
        here = schemas[part]
        entries = {named.variable: program.entries[named.variable] for named in here}
        # In a module of its own each: of what is nested in one schema few may be asked for, too.
        apart = tuple(replace(named, owner=None) for named in here)
        alone = replace(contract, schemas=apart, api=None, merged={})
        return _LazyPackage(alone, Program(functions, entries, program.size))

    @cache
    def validator(variable: str) -> Any:
        return package(parts[program.entries[variable]]).validator(variable)

    return validator


class _LazyPackage:
    """The validators of a contract, whose modules are written and imported one by one."""

    def __init__(self, contract: Contract, program: Program) -> None:
        explaining, self._deciding = optimise(program)
        plans, self._homes = validators.plans(contract, explaining, self._deciding)
        self._shown = {named.variable: named.name for named in contract.schemas}
        self._package = f"{PACKAGE}.v{next(package_numbers)}"
        self._values: dict[str, dict[str, object]] = {}
        texts: dict[str, str | Callable[[], str]] = {self._package: ""}
        for plan in plans:
            if plan.home:
                texts[self._module(plan.kind)] = ""
            texts[self._module(plan.kind, plan.home)] = partial(_written, weakref.ref(self), plan)
        module_finder().texts.update(texts)
        module_finder().packages.update(name for name, text in texts.items() if text == "")
        weakref.finalize(self, forget_modules, self._package, tuple(texts))

    def validator(self, variable: str) -> Any:
        """The validator of that variable."""
        function = self._deciding.entries[variable]
        _add_runtime({"validator"})
        validator_class = import_module(f"{PACKAGE}._runtime.validator").Validator
        module = import_module(self._module("checks", self._homes[function]))
        decide = getattr(module, decider(function))
        return validator_class(self._shown[variable], decide)

    def text(self, plan: ModulePlan) -> str:
        """The text of a module; what it needs of the run time and of values is there then."""
        module = module_text(plan)
        _add_runtime(module.helpers)
        if module.values:
            folder = self._module(plan.kind) if plan.home else self._package
            values = self._values.setdefault(folder, {})
            values.update(module.values)
            module_finder().data[str(Path(folder, "values.json"))] = json.dumps(values).encode()
        return module.file.text

    def _module(self, kind: str, home: str = "") -> str:
        return f"{self._package}.{kind}.{home}".rstrip(".")


def _written(package: weakref.ref[_LazyPackage], plan: ModulePlan) -> str:
    """The text of a module of `package`, which is there as long as it has modules."""
    kept = package()
    assert kept is not None
    return kept.text(plan)


def _add_runtime(helpers: Iterable[str]) -> None:
    texts = module_finder().texts
    for file in runtime(helpers):
        name = file.path.removesuffix(".py").removesuffix("__init__").replace("/", ".")
        texts.setdefault(f"{PACKAGE}.{name}".rstrip("."), file.text)
