"""compile: contract -> checks. Each schema becomes a function of the check language.

A function belongs to a schema in a dynamic scope: which schema each dynamic anchor means there
(JSON Schema Core 2020-12, section 8.2.3.2). A binding, once made, is never changed on the way
inward, so there are finitely many, and only anchors that some ``$dynamicRef`` names count. Where a
schema is in more scopes than the limit, each has one function, and the anchors are bound while an
instance is checked (`DynamicCall`).

A function may exist in a second variant that notes which properties and items it evaluated, for
an ``unevaluated*`` keyword around it; only what such a keyword can reach has that variant.

Bodies wait in a queue and inline nesting is bounded, so deep schemas need no deep recursion.

| code | problem |
|---|---|
| SW0601 | a required vocabulary that is not known |
| SW0602 | a pattern that cannot be translated |
| SW0603 | a schema that refers to itself without looking at a part of the instance |
| SW0604 | warning: a pattern that is not ECMA-262, read as it is meant |
| SW0605 | warning: a pattern that may take more than linear time |
| SW0606 | a keyword's value that has the right shape and no meaning |
| SW0607 | warning: a keyword's value that asks for nothing |
| SW0608 | more functions than the limits |
| SW0609 | more steps than the limits |
| SW0610 | the same, when the checks are optimised |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.compile.compiler import Compiler, TooManyScopes
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.ir.checks import Program
from schemawright.steps import counting

__all__ = ["compile_schemas"]


def compile_schemas(contract: Contract, problems: Problems) -> Program:
    """The functions for all named schemas of `contract` and what they call; problems are those
    of the table above."""
    with counting("compile", contract.library.size):
        try:
            return _compiled(Compiler(contract, problems))
        except TooManyScopes:
            return _compiled(Compiler(contract, problems, at_run_time=True))


def _compiled(compiler: Compiler) -> Program:
    entries = {}
    for named in compiler.contract.schemas:
        scope = compiler.entered((), named.schema)
        if named.whole is None:
            entries[named.variable] = compiler.function(named.schema, scope, "", named.variable)
        else:
            entries[named.variable] = compiler.both(named.whole, named.schema, named.variable)
    compiler.run()
    compiler.report_loops()
    size = compiler.library.size
    return Program(compiler.functions, entries, size, frozenset(_elsewhere(compiler, entries)))


def _elsewhere(compiler: Compiler, entries: Mapping[str, str]) -> Iterator[str]:
    """The functions that another package has. One that passes on which schema each dynamic anchor
    means is called in another way."""
    for named in compiler.contract.schemas:
        borrowed = compiler.contract.borrowed.get(named.name)
        if borrowed is not None and borrowed.function is not None and not compiler.at_run_time:
            yield entries[named.variable]
