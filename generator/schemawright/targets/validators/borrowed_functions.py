"""Functions of the validators that another package has: they are imported from there.

checks.py   from ...common.validators.checks import valid_money
errors.py   from ...common.validators.errors import errors_in_money as _errors_in_money

            errors_in_money = of_another_package(_errors_in_money)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.code import Assign, Call, Name
from schemawright.code.expressions import Helper
from schemawright.contract import Borrowed, Contract
from schemawright.data_classes import frozen
from schemawright.ir.checks import Program
from schemawright.targets.imports import imported_as
from schemawright.targets.validators.function_names import decider, explainer
from schemawright.targets.validators.module_plan import ModulePlan


@frozen
class BorrowedFunctions:
    """What a module imports of other packages: modules and names, with the statements that follow.
    `decided` are the deciding functions among them."""

    imports: tuple[tuple[str, str], ...] = ()
    constants: tuple[Assign, ...] = ()
    decided: frozenset[str] = frozenset()


def borrowed_functions(contract: Contract, program: Program) -> Mapping[str, Borrowed]:
    """The functions of `program` that are elsewhere, with the schemas that they decide there."""
    by_variable = {named.variable: named.name for named in contract.schemas}
    return {
        function: contract.borrowed[by_variable[variable]]
        for variable, function in program.entries.items()
        if function in program.elsewhere
    }


def borrowed(plan: ModulePlan, asked: Iterable[str]) -> BorrowedFunctions:
    """What the module of `plan` has from other packages; `asked` are the deciding functions that
    its functions call."""
    decided = frozenset(asked) & plan.elsewhere.keys()
    deciders = tuple(decider_import(plan.elsewhere[name], name, plan.depth) for name in decided)
    if plan.mode == "decide":
        return BorrowedFunctions(deciders)
    explained = sorted(plan.used & plan.elsewhere.keys())
    explainers = (
        (
            plan.elsewhere[name].functions_module("errors", plan.depth),
            f"{explainer(plan.elsewhere[name].place.name)} as _{explainer(name)}",
        )
        for name in explained
    )
    constants = (
        Assign(
            Name(explainer(name)),
            Call(Helper("of_another_package", "borrowed"), (Name(f"_{explainer(name)}"),)),
        )
        for name in explained
    )
    return BorrowedFunctions((*deciders, *explainers), tuple(constants), decided)


def decider_import(borrowed: Borrowed, function: str, depth: int) -> tuple[str, str]:
    """The module and the name of what decides a schema of another package, which is called by the
    name of `function` in a module `depth` folders below this one."""
    name = imported_as(decider(function), decider(borrowed.place.name))
    return borrowed.functions_module("checks", depth), name
