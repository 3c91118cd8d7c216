"""The second reading of open objects: values that have no members but those that are described.

    object: property a: string     ->     object: property a: string,
                                           others than a: never

A schema that is open accepts members of any name and value, so describing one more takes something
away: {"b": 1} was accepted, and with "b" as a string it is not. Nobody who keeps to what is
described sends that. This reading leaves such values out, on the side of what is accepted and
nowhere else. What a ``not`` or a condition speaks of counts as described; an object of which
nothing is described, or that says what others are, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from schemawright.data_classes import mutable
from schemawright.ir import checks as ir
from schemawright.ir.checks import AnyCheck, Function, FunctionCall, Never, Program
from schemawright.ir.traversal import parts

#: What the entry of a schema's shape is called, after the schema's own.
SHAPE = " as described"


def with_declared_shapes(program: Program) -> Program:
    """`program` with a second entry for each: that there are no members but described ones."""
    shapes = _DeclaredShapes(program)
    entries = {
        variable + SHAPE: shapes.of([FunctionCall(function)]).function
        for variable, function in program.entries.items()
    }
    shapes.work_out()
    functions = {**program.functions, **shapes.functions}
    return replace(program, functions=functions, entries={**program.entries, **entries})


@mutable
class _Described:
    """What some checks of one value describe."""

    members: dict[str, list[AnyCheck]] = field(default_factory=dict)
    patterns: dict[str, list[AnyCheck]] = field(default_factory=dict)
    items: list[AnyCheck] = field(default_factory=list)
    is_open: bool = False

    def member(self, names: Iterable[str]) -> None:
        """Notes that there are such members."""
        for name in names:
            self.members.setdefault(name, [])


class _DeclaredShapes:
    """The shapes of values, one function for each set of checks that look at one value."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.functions: dict[str, Function] = {}
        self._names: dict[frozenset[int], str] = {}
        #: Keeps what the numbers in `_names` stand for.
        self._kept: list[AnyCheck] = []
        #: Shapes that have a name and are still to be found.
        self._pending: list[tuple[str, list[AnyCheck]]] = []

    def of(self, checks: list[AnyCheck]) -> FunctionCall:
        """That a value which `checks` look at has only what they describe."""
        key = frozenset(map(id, self._expanded(checks)))
        if key not in self._names:
            name = self._names[key] = f"shape {len(self._names)}"
            self._pending.append((name, checks))
        return FunctionCall(self._names[key])

    def work_out(self) -> None:
        """Find all shapes that have names, and those that these hold, without recursion."""
        while self._pending:
            name, checks = self._pending.pop()
            self.functions[name] = Function(name, self._shape(checks))

    def _expanded(self, checks: list[AnyCheck]) -> list[AnyCheck]:
        functions = self.program.functions
        bodies = [
            functions[check.function].check if isinstance(check, FunctionCall) else check
            for check in checks
        ]
        self._kept += bodies
        return bodies

    def _shape(self, checks: list[AnyCheck]) -> AnyCheck:
        described = _Described()
        visited: set[str] = set()
        for check in checks:
            for part in self._in_place(check, visited):
                _note(part, described)
        members: list[AnyCheck] = [
            ir.PropertyAt(name, self.of(inner))
            for name, inner in described.members.items()
            if inner
        ]
        members += [
            ir.MatchingProperties(pattern, self.of(inner))
            for pattern, inner in described.patterns.items()
        ]
        if (described.members or described.patterns) and not described.is_open:
            names, patterns = tuple(described.members), tuple(described.patterns)
            members.append(ir.OtherProperties(names, patterns, Never()))
        shape: list[AnyCheck] = [ir.When("object", ir.All(tuple(members)))] if members else []
        if described.items:
            shape.append(ir.When("array", ir.EachItem(0, self.of(described.items))))
        return ir.All(tuple(shape))

    def _in_place(self, check: AnyCheck, visited: set[str]) -> Iterator[AnyCheck]:
        """Every check that looks at the same value, negated ones included, without recursion."""
        pending = [check]
        while pending:
            current = pending.pop()
            if isinstance(current, FunctionCall):
                if current.function not in visited:
                    visited.add(current.function)
                    pending.append(self.program.functions[current.function].check)
                continue
            yield current
            if isinstance(current, _COMBINING):
                pending += reversed(parts(current))
            elif isinstance(current, ir.Unevaluated):
                pending.append(current.siblings)


_COMBINING = (ir.All, ir.When, ir.AnyOf, ir.OneOf, ir.Not, ir.IfThenElse, ir.IfPresent)


def _note(check: AnyCheck, described: _Described) -> None:
    match check:
        case ir.PropertyAt():
            described.members.setdefault(check.name, []).append(check.check)
        case ir.MatchingProperties():
            described.patterns.setdefault(check.pattern, []).append(check.check)
        case ir.OtherProperties() if not isinstance(check.check, Never):
            # That others may be anything is what is so where nothing is said.
            described.is_open |= check.check != ir.PASS
        case ir.Unevaluated() if not isinstance(check.properties, Never | None):
            described.is_open |= check.properties != ir.PASS
        case ir.Required() | ir.PresentNames():
            described.member(check.names)
            if isinstance(check, ir.Required) and check.because is not None:
                described.member([check.because])
        case ir.IfPresent():
            described.member([check.name])
        case ir.Equals():
            described.is_open |= isinstance(check.value, dict)
        case ir.IsAmong():
            described.is_open |= any(isinstance(value, dict) for value in check.values)
        case ir.PropertyNames() | ir.PatternRequired() | ir.PointerRequired():
            described.is_open = True
        case ir.ItemAt() | ir.EachItem():
            described.items.append(check.check)
