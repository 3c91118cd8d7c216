"""dispatch_on_tags: where a property's value tells which alternatives it can be, the others are
not tried; and alternatives of different types exclude one another without counting.

    one of (call cat, call dog, call pet)     ->   by "kind": "cat" -> call cat, "dog" -> call dog
    cat: all("kind" is "cat", …)                              else -> call pet
    dog: all("kind" is "dog", …)
    pet: all("kind" is not there, …)

    one of (call 1, call 2, call true)        ->   by "kind": 1 -> call 1, 2 -> call 2
                                                      else -> call true

    one of (is a string, is an object)        ->   any of (is a string, is an object)
"""

from __future__ import annotations

from dataclasses import field

from schemawright.data_classes import frozen, replace
from schemawright.ir.checks import (
    AnyCheck,
    AnyOf,
    ByTag,
    Function,
    FunctionCall,
    Never,
    OneOf,
    Program,
    Tag,
)
from schemawright.names import Names, variable_name
from schemawright.passes.property_facts import Constants, Evidence, Witness
from schemawright.passes.simplify import simpler
from schemawright.passes.type_narrowing import EVERY, Given, Kinds, alternatives

#: Fewer alternatives are as fast one after the other.
_WORTH_A_TABLE = 3
_OBJECT = frozenset(("object",))


def dispatch_on_tags(program: Program) -> Program:
    """The program in which a property's value tells the alternatives; it has a function for each
    union of alternatives that a value leads to."""
    functions = dict(program.functions)
    given, witness = Given(program.functions), Witness(program.functions)
    names = Names.reserving(functions)
    for name, function in program.functions.items():
        dispatcher = _Dispatcher(name, functions, names, given, witness)
        check = alternatives(function.check, EVERY, dispatcher.dispatched)
        if check is not function.check:
            functions[name] = replace(function, check=check)
    return program.with_functions(functions)


@frozen
class _Dispatcher:
    """Dispatches in the function `owner`; what a table needs is added to `functions`."""

    owner: str
    functions: dict[str, Function]
    names: Names
    given: Given
    witness: Witness
    tables: dict[str, str] = field(default_factory=dict)

    def dispatched(self, check: AnyOf | OneOf, kinds: Kinds) -> AnyCheck:
        calls = all(isinstance(branch, FunctionCall) for branch in check.branches)
        if calls and len(check.branches) >= _WORTH_A_TABLE and kinds == _OBJECT:
            evidence = [self.witness(branch) for branch in check.branches]
            if tag := _best_tag(evidence):
                return self._by_tag(check, tag, evidence)
        if isinstance(check, OneOf) and self._exclude_one_another(check, kinds):
            return AnyOf(check.branches, site=check.site)
        return check

    def _by_tag(self, check: AnyOf | OneOf, tag: str, evidence: list[Evidence]) -> AnyCheck:
        """The table from each tag to the union of the branches that admit it."""
        constants = [one.constants.get(tag) for one in evidence]
        left = {
            value: [check.branches[number] for number in numbers]
            for value, numbers in _admitted(constants).items()
        }
        table = tuple(
            (value, self._function(_of(check, branches), value)) for value, branches in left.items()
        )
        unknown = [
            branch for branch, told in zip(check.branches, constants, strict=True) if told is None
        ]
        otherwise = [
            branch
            for branch, told, one in zip(check.branches, constants, evidence, strict=True)
            if told is None or told.may_be_untold or tag not in one.required
        ]
        return ByTag(tag, table, _of(check, unknown), _of(check, otherwise), site=check.site)

    def _function(self, check: AnyCheck, tag: Tag) -> AnyCheck:
        """A call of a function that is `check`: in the end, if it does nothing but call."""
        while isinstance(check, FunctionCall) and not check.marks:
            inner = self.functions[check.function].check
            if not isinstance(inner, FunctionCall) or inner.marks:
                return check
            check = inner
        key = repr(check)
        if key not in self.tables:
            self.tables[key] = self.names.claim(f"{self.owner}_{variable_name(str(tag))}")
            self.functions[self.tables[key]] = Function(self.tables[key], check)
        return FunctionCall(self.tables[key])

    def _exclude_one_another(self, check: OneOf, kinds: Kinds) -> bool:
        """Is no instance of a kind that two of the branches admit?"""
        return all(
            sum(not self._refuses(branch, kind) for branch in check.branches) < 2 for kind in kinds
        )

    def _refuses(self, check: AnyCheck, kind: str) -> bool:
        return isinstance(self.given(check, frozenset((kind,))), Never)


def _best_tag(evidence: list[Evidence]) -> str | None:
    """The property that leaves the fewest branches for any of its values, if these are less
    than half of all."""
    sizes = {}
    for tag in dict.fromkeys(name for one in evidence for name in one.constants):
        if admitted := _admitted([one.constants.get(tag) for one in evidence]):
            sizes[tag] = max(map(len, admitted.values()))
    best = min(sizes, key=sizes.__getitem__, default=None)
    return best if best is not None and sizes[best] * 2 <= len(evidence) else None


def _of(check: AnyOf | OneOf, branches: list[AnyCheck]) -> AnyCheck:
    """`check` of those `branches` only."""
    return simpler(replace(check, branches=tuple(branches)))


def _admitted(constants: list[Constants | None]) -> dict[Tag, list[int]]:
    """By each tag that a branch names, in their order, the numbers of those that admit it."""
    naming: dict[Tag, list[int]] = {}
    vague: list[tuple[int, Constants | None]] = []
    for number, told in enumerate(constants):
        for tag in sorted(told.tags, key=_order) if told else ():
            naming.setdefault(tag, []).append(number)
        if told is None or told.others:
            vague.append((number, told))
    return {
        tag: sorted({*naming[tag], *(n for n, told in vague if told is None or told.admit(tag))})
        for tag in naming
    }


def _order(tag: Tag) -> tuple[str, Tag]:
    """Strings and numbers are not compared."""
    return type(tag).__name__, tag
