"""What blemishes cost: the operations and paths that they touch, and no others.

Whatever is wrong with an operation is found by reading it with a reader of its own
(`Reader.apart`); then it is left out. One blemish in a shared component is told once, with all
that it costs.
"""

from __future__ import annotations

from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.diagnostics import Diagnostic, Problems
from schemawright.left_out import LeftOut
from schemawright.values import pointer

#: So many of what one blemish costs are named.
_NAMED = 3


@mutable
class Losses:
    """What is left out, in the order in which it is met."""

    rows: list[LeftOut] = field(default_factory=list)
    _costs: dict[Diagnostic, list[str]] = field(default_factory=dict)

    def cost(self, what: str, node: Node, apart: Reader, reader: Reader) -> bool:
        """Did the problems that `apart` found cost `what`, which stands at `node`? Its warnings
        go to `reader`; with its errors what they are about is noted."""
        for diagnostic in apart.problems.warnings:
            reader.problems.add(diagnostic)
        errors = apart.problems.errors
        for error in errors:
            self._costs.setdefault(error, []).append(what)
        if errors:
            self.add(what, node, errors[0].message)
        return bool(errors)

    def add(self, what: str, node: Node, reason: str) -> None:
        """Note a loss that has been told."""
        path = node.document.source.path
        self.rows.append(LeftOut(path, pointer(node.tokens), what, reason))

    def tell(self, problems: Problems) -> None:
        """Report every blemish with what it costs."""
        for error, costs in self._costs.items():
            message, read_as = error.message, _left_out(costs)
            problems.blemish(error.code, message, read_as, error.hint, error.place)


def _left_out(costs: list[str]) -> str:
    named, others = costs[:_NAMED], len(costs) - _NAMED
    more = f" and {others} more" if others > 0 else ""
    return f"so {', '.join(named)}{more} {'is' if len(costs) == 1 else 'are'} left out"
