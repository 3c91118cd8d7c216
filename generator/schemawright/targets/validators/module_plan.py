"""What is in a module of the validators, and what it needs of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from schemawright.contract import Borrowed
from schemawright.data_classes import frozen
from schemawright.ir.checks import Function, Program
from schemawright.targets.validators.explained_functions import explains, needed
from schemawright.targets.validators.function_names import decider, explainer
from schemawright.targets.validators.lowering.function_lowering import Mode


@frozen
class ModulePlan:
    """The functions `names` of a program, which make up one module; `homes` has the module of
    every function, empty where one holds all."""

    mode: Mode
    program: Program
    names: tuple[str, ...]
    homes: Mapping[str, str]
    #: The functions that another package has.
    elsewhere: Mapping[str, Borrowed] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """``checks`` or ``errors``, as modules and folders are called."""
        return "checks" if self.mode == "decide" else "errors"

    @property
    def home(self) -> str:
        """The module that its functions are imported from."""
        return self.homes[self.names[0]] if self.names else ""

    @property
    def depth(self) -> int:
        """How many folders it lies below the package."""
        return 2 if self.home else 1

    @property
    def path(self) -> str:
        """The file, below the package."""
        inner = f"/{self.home}" if self.home else ""
        return f"validators/{self.kind}{inner}.py"

    @property
    def values_path(self) -> str:
        """Where the large values of keywords are, beside the module."""
        return f"validators/{self.kind}/values.json" if self.home else "validators/values.json"

    @property
    def used(self) -> frozenset[str]:
        """The functions of its own kind that its functions call."""
        functions = map(self.program.functions.__getitem__, self.names)
        calls = needed if self.mode == "decide" else _explains
        return frozenset(name for function in functions for name in calls(function))

    def siblings(self, asked: Iterable[str]) -> Iterator[tuple[str, str]]:
        """What the module imports of others of the package, as modules and names; `asked` are the
        deciding functions that those of an explaining module call."""
        if self.mode == "explain":
            up = "..checks.{}" if self.home else ".checks"
            for name in asked:
                yield up.format(self.homes.get(name, "")), decider(name)
        naming = decider if self.mode == "decide" else explainer
        for name in self.used - self.elsewhere.keys():
            if self.homes[name] != self.home:
                yield f".{self.homes[name]}", naming(name)


def _explains(function: Function) -> Iterator[str]:
    return explains(function.check)
