"""The validators of a package: ``validators/`` with the boolean functions, the functions that
explain, and one `Validator` a schema; the standard library is all they import.

The boolean functions come from the optimised program, the explaining ones from the program as
the schemas say it, so that every failing keyword is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemawright.contract import Contract, FunctionPlace
from schemawright.data_classes import replace
from schemawright.files import File
from schemawright.ir.checks import Program
from schemawright.targets.module_layout import is_large
from schemawright.targets.runtime import runtime
from schemawright.targets.validators.borrowed_functions import borrowed_functions
from schemawright.targets.validators.explained_functions import (
    asked,
    explained_functions,
    explains,
    needed,
    reachable_functions,
)
from schemawright.targets.validators.layout import grouped, modules_of
from schemawright.targets.validators.module_plan import ModulePlan
from schemawright.targets.validators.modules import module_text, values_file
from schemawright.targets.validators.public import public

__all__ = ["emit", "function_places", "placed", "plans"]

#: `MAX_ERRORS` of ``_runtime/validator.py``.
USUAL_ERRORS = 1000


def emit(
    contract: Contract, explaining: Program, deciding: Program, max_errors: int | None = None
) -> Iterator[File]:
    """The files of ``validators/`` and the runtime that they need. `max_errors` is how many errors
    a failed validation looks for; None is the run time's own number."""
    modules, homes = plans(contract, explaining, deciding)
    yield public(contract, deciding, homes, None if max_errors == USUAL_ERRORS else max_errors)
    helpers = {"validator", "values"}
    values: dict[str, dict[str, object]] = {}
    for plan in modules:
        module = module_text(plan)
        yield module.file
        helpers |= module.helpers
        if module.values:
            values.setdefault(plan.values_path, {}).update(module.values)
    for path, kept in values.items():
        yield values_file(path, kept)
    if is_large(contract):
        for kind, what in (("checks", "Is a value valid?"), ("errors", "What is wrong with it?")):
            text = f'"""{what} A module for each document."""\n'
            yield File(f"validators/{kind}/__init__.py", text, styled=True)
    yield from runtime(helpers)


def plans(
    contract: Contract, explaining: Program, deciding: Program
) -> tuple[tuple[ModulePlan, ...], Mapping[str, str]]:
    """The modules that decide, then those that explain; and the module of each function."""
    elsewhere = borrowed_functions(contract, deciding)
    told = explained_functions(explaining)
    entries = [*deciding.entries.values(), *sorted(asked(explaining, told))]
    decided = [n for n in reachable_functions(deciding, entries) if n not in deciding.elsewhere]
    homes = modules_of(contract, (explaining, deciding), _uses(explaining, deciding, told, decided))
    deciders = (grouped(decided, homes) or {"": []}).values()
    explainers = (grouped(told, homes) or {"": []}).values()
    modules = [ModulePlan("decide", deciding, tuple(names), homes, elsewhere) for names in deciders]
    modules += [
        ModulePlan("explain", explaining, tuple(names), homes, elsewhere) for names in explainers
    ]
    return tuple(modules), homes


def placed(
    contract: Contract, explaining: Program, deciding: Program
) -> Mapping[str, Sequence[str]]:
    """The boolean functions in each module of ``validators/checks``; in that of the name ``""``
    where there is one for all. Those of other packages are in the first, with all that they call:
    what is compiled calls nothing outside."""
    modules, _ = plans(contract, explaining, deciding)
    names = {plan.home: plan.names for plan in modules if plan.mode == "decide"}
    if deciding.elsewhere:
        there = {name for home in names.values() for name in home}
        whole = replace(deciding, elsewhere=frozenset())
        more = [n for n in reachable_functions(whole, sorted(deciding.elsewhere)) if n not in there]
        first = next(iter(names))
        names[first] = (*names[first], *more)
    return names


def function_places(
    contract: Contract, explaining: Program, deciding: Program
) -> Mapping[str, FunctionPlace]:
    """Where packages that use this one find what decides its schemas, by their variables; nothing
    if functions are told, when they are called, which schema a dynamic anchor means."""
    if any(function.binds is not None for function in deciding.functions.values()):
        return {}
    _, homes = plans(contract, explaining, deciding)
    return {
        variable: FunctionPlace(function, homes[function])
        for variable, function in deciding.entries.items()
        if function not in deciding.elsewhere
    }


def _uses(
    explaining: Program, deciding: Program, told: Iterable[str], decided: Iterable[str]
) -> dict[str, list[str]]:
    """The functions that each one calls, to decide or to explain."""
    uses = {name: sorted(needed(deciding.functions[name])) for name in decided}
    for name in told:
        calls = dict.fromkeys(explains(explaining.functions[name].check))
        uses[name] = [*uses.get(name, ()), *calls]
    return uses
