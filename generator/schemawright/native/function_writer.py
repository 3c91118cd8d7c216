"""The functions of a program, each in C.

A function is one of C, with others around it where they are needed: one that lets go of what was
kept alive and minds how deep it is called, and one that remembers verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from schemawright.data_classes import frozen
from schemawright.ir.call_graph import calls_in, circles
from schemawright.ir.checks import (
    AnyCheck,
    Function,
    HasFormat,
    Matches,
    MatchingProperties,
    OtherProperties,
    Program,
    SeesProperties,
)
from schemawright.ir.traversal import parts
from schemawright.native.checks_in_c import decide
from schemawright.native.module import CFile, is_in_c
from schemawright.native.writer import REFUSE, Writer


@frozen
class FunctionWriter:
    """Writes the functions of `program`."""

    program: Program
    #: Functions below which Python may be asked, which may let other threads run.
    asking: frozenset[str]
    #: Functions that call themselves, however indirectly.
    nesting: frozenset[str]

    @classmethod
    def of(cls, program: Program) -> FunctionWriter:
        """The writer of `program`'s functions, with what has to be known of all of them."""
        calls = {name: frozenset(calls_in(f.check)) for name, f in program.functions.items()}
        nesting = frozenset[str]().union(*circles(calls))
        return cls(program, frozenset(_asking(program)), nesting)

    def write(self, name: str, module: CFile) -> str:
        """The function `name`; `module` gathers what it needs around it."""
        function = self.program.functions[name]
        w = Writer(module, decide, function.name in self.asking, function.marks)
        w.pin("value")
        w.decide(function.check, "value", REFUSE)
        w.line("return VALID;")
        keeps, nests = bool(w.kept), name in self.nesting
        layers: list[_Layer] = [lambda _: ["    int verdict;", *w.lines]]
        if keeps or nests:
            layers.append(lambda inner: _around(function, inner, keeps, nests))
        if function.remembers:
            layers.append(lambda inner: [f"    return remembered({inner}, value, context);"])
        return "\n".join(_nested(function, layers))


def head(function: Function, name: str) -> str:
    """How a function begins that is called like `name`."""
    seen = "PyObject *seen, " if function.marks else ""
    return f"int {name}(PyObject *value, {seen}Context *context)"


#: The lines of a function, given the name of the one that it is around.
_Layer: TypeAlias = Callable[[str], Iterable[str]]


def _nested(function: Function, layers: list[_Layer]) -> Iterator[str]:
    """Functions around one another; the outermost is what others call."""
    inner = ""
    for depth, layer in enumerate(layers, 1):
        is_last = depth == len(layers)
        name = f"decide_{function.name}" if is_last else f"inner_{depth}_{function.name}"
        yield f"{'SHARED' if is_last else 'static'} {head(function, name)} {{"
        yield from layer(inner)
        yield "}"
        inner = name


def _around(function: Function, inner: str, keeps: bool, nests: bool) -> Iterator[str]:
    if keeps:
        yield "    Py_ssize_t kept = context->count;"
    if nests:
        yield "    if (enter(context) < 0) return FAILED;"
    yield f"    int verdict = {inner}(value, {'seen, ' if function.marks else ''}context);"
    if nests:
        yield "    leave(context);"
    if keeps:
        yield "    release(context, kept);"
    yield "    return verdict;"


def _asking(program: Program) -> Iterator[str]:
    """The functions below which Python may be asked, which may let other threads run."""
    callers: dict[str, list[str]] = {}
    pending = []
    for name, function in program.functions.items():
        if _asks(function.check):
            pending.append(name)
        for called in calls_in(function.check):
            callers.setdefault(called, []).append(name)
    seen = set(pending)
    while pending:
        yield (name := pending.pop())
        fresh = [caller for caller in callers.get(name, ()) if caller not in seen]
        seen.update(fresh)
        pending += fresh


def _asks(check: AnyCheck) -> bool:
    patterns: tuple[str, ...] = ()
    if isinstance(check, (Matches, MatchingProperties)):
        patterns = (check.pattern,)
    elif isinstance(check, (OtherProperties, SeesProperties)):
        patterns = check.patterns
    asks = isinstance(check, HasFormat) or not all(map(is_in_c, patterns))
    return asks or any(_asks(part) for part in parts(check))
