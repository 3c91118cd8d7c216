"""lowering: checks -> trees of code, by families of checks.

    Required(("a",))    →    if "a" not in value:          yield from at.required(value, ["a"])
                                 return False

Each family is a file, and has for each of its checks the test that is true when it passes, and,
where that is not all, the statements that decide or explain. A check that has a test only is
decided, and explained, by an ``if`` of its opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.code.expressions import (
    Call,
    Expression,
    Helper,
    KeywordArgument,
    Lambda,
    Literal,
    Name,
    Subscript,
    Tuple,
)
from schemawright.code.json_walks import ACCEPT, REFUSE
from schemawright.code.statements import Block, Def, FormalParameter, Return, Signature, YieldFrom
from schemawright.ir.checks import Function
from schemawright.passes.inline import is_expression
from schemawright.targets.validators.function_names import decider, explainer
from schemawright.targets.validators.lowering import (
    any_instance,
    applicators,
    arrays,
    evaluated,
    lengths,
    numbers,
    objects,
    strings,
    tables,
)
from schemawright.targets.validators.lowering.function_lowering import (
    AT,
    SEEN,
    VALUE,
    Family,
    Lowering,
    ModuleScope,
    Subject,
)

__all__ = ["FAMILIES", "ModuleScope", "decided", "explained"]

FAMILIES: tuple[Family, ...] = (
    any_instance.FAMILY,
    numbers.FAMILY,
    strings.FAMILY,
    lengths.FAMILY,
    arrays.FAMILY,
    objects.FAMILY,
    tables.FAMILY,
    applicators.FAMILY,
    evaluated.FAMILY,
)
_ALL = Family(
    tests={check: rule for family in FAMILIES for check, rule in family.tests.items()},
    decide={check: rule for family in FAMILIES for check, rule in family.decide.items()},
    explain={check: rule for family in FAMILIES for check, rule in family.explain.items()},
)

_VALUE = FormalParameter("value", Helper("Json", "values"))


def decided(function: Function, module: ModuleScope) -> Def:
    """The function that is true of the values that `function` accepts."""
    lower = Lowering(function, "decide", module, _ALL)
    subject = Subject(VALUE)
    if not function.marks and is_expression(function.check):
        body: Block = (Return(lower.test(function.check, subject)),)
    else:
        body = lower.body(function.check, subject)
        if not body or body[-1] != REFUSE:
            body = (*body, ACCEPT)
    seen = (FormalParameter(SEEN.id, Helper("Seen", "values")),) if function.marks else ()
    signature = Signature((_VALUE, *seen), returns=Name("bool"))
    return Def(decider(function.name), signature, body, tuple(_decorators(function, lower)))


def _decorators(function: Function, lower: Lowering) -> Iterator[Expression]:
    yield from _binding(function, "decided_in")
    if function.after is not None:
        before = Tuple(tuple(Name(lower.decider(name)) for name in function.after))
        notes = (KeywordArgument("notes", Literal(True)),) if function.marks else ()
        yield Call(Helper("after", "chains"), (Lambda((), before),), notes)
    if function.remembers:
        yield Helper("remembered", "memory")


def _binding(function: Function, decorator: str) -> Iterator[Expression]:
    if function.binds is not None:
        bound = (function.binds.resource, *function.binds.names)
        yield Call(Helper(decorator, "dynamic_scope"), tuple(map(Literal, bound)))


def explained(function: Function, module: ModuleScope) -> Def:
    """The generator of what is wrong with values that `function` does not accept."""
    lower = Lowering(function, "explain", module, _ALL)
    body = lower.body(function.check, Subject(VALUE))
    errors = Subscript(Name("Iterator"), Helper("ValidationError", "errors"))
    signature = Signature(
        (_VALUE, FormalParameter(AT.id, Helper("Location", "location"))), returns=errors
    )
    decorators = tuple(_binding(function, "explained_in"))
    return Def(explainer(function.name), signature, body or (YieldFrom(Tuple()),), decorators)
