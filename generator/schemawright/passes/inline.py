"""inline_small_functions: a call to a function that is small, or that nothing else calls, is
replaced by what the function does.

    f: is a string          all(call f, minLength 1)   ->   all(is a string, minLength 1)
    any of (call f, ...)                               ->   any of (is a string, ...)

A branch takes only what can be written as one expression, and a condition a longer one,
for it is asked of every instance; elsewhere a body may move in whole
as long as the nesting stays readable. Functions of named schemas stay functions, and those of
another package stay there.
"""

from __future__ import annotations

from collections import Counter
from typing import get_args

from schemawright.data_classes import replace
from schemawright.ir.call_graph import calls_in
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    Contains,
    Equals,
    FunctionCall,
    IfThenElse,
    IsAmong,
    Leaf,
    Never,
    Not,
    OneOf,
    OneOfTypes,
    Program,
    PropertyAt,
    Unevaluated,
    When,
)
from schemawright.ir.traversal import every_function, parts, rebuilt

_EXPRESSION_SIZE = 4
_CONDITION_SIZE = 8
_EXPRESSION_VALUES = 10
_NUMBERS = frozenset({"number", "integer", "strict integer"})
_BODY_SIZE = 16
_BODY_DEPTH = 5


def inline_small_functions(program: Program) -> Program:
    """Innermost first, so that what has been inlined can move on; two rounds do most of it."""
    for _ in range(2):
        uses = _uses(program)
        kept = set(program.entries.values())
        single = {name for name, count in uses.items() if count == 1 and name not in kept}
        inliner = _Inliner(program, single)
        program = every_function(program, inliner.whole)
    return program


def _uses(program: Program) -> Counter[str]:
    """How often each function is called, by those that an entry leads to: what passes have put
    something else in the place of calls nothing any more."""
    uses, pending = Counter[str](), list(dict.fromkeys(program.entries.values()))
    reached = set(pending)
    while pending:
        calls = [*calls_in(program.functions[pending.pop()].check)]
        uses.update(calls)
        pending += (new := {*calls} - reached)
        reached |= new
    return uses


class _Inliner:
    def __init__(self, program: Program, single: set[str]) -> None:
        self.program = program
        self.single = single

    def whole(self, check: AnyCheck) -> AnyCheck:
        """The `check` of a function. If all that it does is to call one that nothing else calls, it
        is what that one does, however much it be."""
        if isinstance(check, FunctionCall) and check.function in self.single:
            body = self.program.functions[check.function].check
            if not self._stays(check) and not check.marks and check.function not in calls_in(body):
                check = body
        return self.inlined(check)

    def inlined(self, check: AnyCheck) -> AnyCheck:
        """`check` with the calls in it replaced where that is allowed."""
        if isinstance(check, FunctionCall):
            return self._body(check)
        if isinstance(check, ByTag):
            # The table is one of functions.
            table = tuple((value, self._called(arm)) for value, arm in check.table)
            unknown, otherwise = self.inlined(check.unknown), self.inlined(check.otherwise)
            return replace(check, table=table, unknown=unknown, otherwise=otherwise)
        if isinstance(check, (AnyOf, OneOf, Not, IfThenElse, Contains, Unevaluated)):
            return rebuilt(check, lambda part: self._branch(check, part))
        return rebuilt(check, self.inlined)

    def _called(self, call: AnyCheck) -> AnyCheck:
        """The call of what a function calls, if that is all it does; `whole` moves it there, if
        nothing else calls it."""
        if not isinstance(call, FunctionCall) or self._stays(call):
            return call
        body = self.program.functions[call.function].check
        if not isinstance(body, FunctionCall) or body.marks or body.function in self.single:
            return call
        return body

    def _branch(self, around: AnyCheck, part: AnyCheck) -> AnyCheck:
        """A branch: an expression may take the place of the call. One that notes what it
        evaluates is passed on as a function and stays."""
        if isinstance(around, Unevaluated) and not isinstance(part, FunctionCall):
            return self.inlined(part)
        if isinstance(around, IfThenElse) and part is not around.test:
            return self.inlined(part)
        return self._term(part, _CONDITION_SIZE if isinstance(around, (IfThenElse, Not)) else None)

    def _term(self, part: AnyCheck, most: int | None = None) -> AnyCheck:
        """What is written as an expression stays one."""
        if not isinstance(part, FunctionCall):
            return rebuilt(part, self._term)
        if self._stays(part):
            return part
        body = self.program.functions[part.function].check
        return body if not part.marks and is_expression(body, most or _EXPRESSION_SIZE) else part

    def _body(self, call: FunctionCall) -> AnyCheck:
        if call.marks or self._stays(call):
            return call
        body = self.program.functions[call.function].check
        small = is_small(body, _BODY_SIZE) and _depth(body) <= _BODY_DEPTH
        moves = call.function in self.single and small and call.function not in calls_in(body)
        return body if moves or is_expression(body) else call

    def _stays(self, call: FunctionCall) -> bool:
        binds = self.program.functions[call.function].binds is not None
        return binds or call.function in self.program.elsewhere


def is_expression(check: AnyCheck, most: int = _EXPRESSION_SIZE) -> bool:
    """Can `check` be written as one short expression, of `most` checks?"""
    return is_small(check, most) and is_plain(check) and not _lists_many(check)


def _lists_many(check: AnyCheck) -> bool:
    """Has `check` a list of values that would fill a page wherever it is called?"""
    if isinstance(check, IsAmong):
        return len(check.values) > _EXPRESSION_VALUES
    return any(map(_lists_many, parts(check)))


def is_plain(check: AnyCheck) -> bool:
    """Can `check` be written as an expression, however long?"""
    if isinstance(check, (All, When, Not)) or (
        isinstance(check, (AnyOf, OneOf)) and not check.marks
    ):
        return all(map(is_plain, parts(check)))
    if isinstance(check, PropertyAt):
        return _is_told_at_once(check.check)
    return isinstance(check, (*get_args(Leaf), Never)) or (
        isinstance(check, FunctionCall) and not check.marks
    )


def _is_told_at_once(check: AnyCheck) -> bool:
    """Is `check` one question for a value, so that this needs no name?"""
    if isinstance(check, All):
        return all(map(_is_told_at_once, check.checks))
    if isinstance(check, IsAmong):
        return all(isinstance(value, str) for value in check.values)
    if isinstance(check, OneOfTypes):
        return not _NUMBERS.intersection(check.types)
    return isinstance(check, Equals) and isinstance(check.value, (str, bool))


def is_small(check: AnyCheck, most: int) -> bool:
    """Is `check` made of no more than `most` checks? Of a large one, which many calls may lead to,
    only so many are counted."""
    pending, count = [check], 0
    while pending and count <= most:
        count += 1
        pending += parts(pending.pop())
    return count <= most


def check_count(check: AnyCheck) -> int:
    """Of how many checks `check` is made."""
    pending, count = [check], 0
    while pending:
        count += 1
        pending += parts(pending.pop())
    return count


def _depth(check: AnyCheck) -> int:
    return 1 + max(map(_depth, parts(check)), default=0)
