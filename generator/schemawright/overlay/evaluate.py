"""What a parsed JSONPath selects (RFC 9535, section 2), in steps that are counted.

The library parses. Its own evaluation nests a generator in a generator for every segment, which
ends the process after some ten thousand, and hands regular expressions to a backtracking matcher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from jsonpath_rfc9535 import JSONPathQuery
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterExpressionLiteral,
    FilterQuery,
    FunctionExtension,
    LogicalExpression,
    PrefixExpression,
    RootFilterQuery,
)
from jsonpath_rfc9535.segments import JSONPathRecursiveDescentSegment, JSONPathSegment
from jsonpath_rfc9535.selectors import (
    FilterSelector,
    IndexSelector,
    JSONPathSelector,
    NameSelector,
    SliceSelector,
    WildcardSelector,
)

from schemawright.data_classes import frozen
from schemawright.overlay.budget import Budget
from schemawright.overlay.jsonpath_comparison import NOTHING, Nothing, compared
from schemawright.regex import iregexp
from schemawright.values import Json, Tokens

#: A value and its place.
Selected: TypeAlias = tuple[Tokens, Json]

_OF_MEMBERS = (WildcardSelector, FilterSelector)

#: Characters that a matcher reads in about the time of one step.
_CHARACTERS = 4


@frozen
class Evaluation:
    """One document, and what queries of it may still cost."""

    root: Json
    budget: Budget

    def segment(self, segment: JSONPathSegment, values: Iterable[Selected]) -> list[Selected]:
        """What `segment` selects below `values`, in order; a place as often as it is selected.
        Raises `Unusable` when the budget is spent."""
        if isinstance(segment, JSONPathRecursiveDescentSegment):
            values = (below for value in values for below in self._descendants(value))
        selected: list[Selected] = []
        for value in values:
            for selector in segment.selectors:
                self.budget.spend(1)
                selected += self._selected(selector, value)
        return selected

    def _descendants(self, value: Selected) -> Iterator[Selected]:
        """`value` and the objects and arrays inside it, parents before children."""
        pending = [value]
        while pending:
            place, container = pending.pop()
            yield place, container
            members = list(_members(container))
            self.budget.spend(len(members))
            pending += [
                ((*place, key), member)
                for key, member in reversed(members)
                if isinstance(member, (dict, list))
            ]

    def _selected(self, selector: JSONPathSelector, value: Selected) -> Iterable[Selected]:
        place, container = value
        if isinstance(selector, _OF_MEMBERS):
            return self._members_selected(selector, place, container)
        if isinstance(selector, NameSelector):
            if isinstance(container, dict) and selector.name in container:
                return [((*place, selector.name), container[selector.name])]
        elif isinstance(container, list):
            items = _items(selector, len(container))
            self.budget.spend(len(items))
            return [((*place, i), container[i]) for i in items]
        return []

    def _members_selected(
        self, selector: WildcardSelector | FilterSelector, place: Tokens, container: Json
    ) -> list[Selected]:
        members = list(_members(container))
        self.budget.spend(len(members))
        return [
            ((*place, key), member)
            for key, member in members
            if isinstance(selector, WildcardSelector)
            or self._holds(selector.expression.expression, member)
        ]

    # --- filters (section 2.3.5) ---------------------------------------------------------------

    def _holds(self, expression: Expression, current: Json) -> bool:
        self.budget.spend(1)
        if type(expression) is ComparisonExpression:
            left = self._value(expression.left, current)
            right = self._value(expression.right, current)
            return compared(left, expression.operator, right, self.budget)
        if type(expression) is LogicalExpression:
            left_holds = self._holds(expression.left, current)
            if left_holds is (expression.operator == "||"):
                return left_holds
            return self._holds(expression.right, current)
        if type(expression) is PrefixExpression:
            return not self._holds(expression.right, current)
        if isinstance(expression, FilterQuery):
            return bool(self._nodes(expression, current))
        return self._value(expression, current) is True

    def _nodes(self, expression: FilterQuery, current: Json) -> list[Selected]:
        start = self.root if isinstance(expression, RootFilterQuery) else current
        query: JSONPathQuery = expression.query
        nodes: list[Selected] = [((), start)]
        for segment in query.segments:
            nodes = self.segment(segment, nodes)
        return nodes

    def _value(self, expression: Expression, current: Json) -> Json | Nothing:
        if isinstance(expression, FilterQuery):
            nodes = self._nodes(expression, current)
            return nodes[0][1] if len(nodes) == 1 else NOTHING
        if isinstance(expression, FilterExpressionLiteral):
            literal: Json = expression.value
            return literal
        if isinstance(expression, FunctionExtension):
            return self._called(expression, current)
        return NOTHING

    def _called(self, call: FunctionExtension, current: Json) -> Json | Nothing:
        """The functions of section 2.4.4 to 2.4.8; the parser has looked at their arguments."""
        if call.name in ("count", "value"):
            (query,) = call.args
            nodes = self._nodes(query, current) if isinstance(query, FilterQuery) else []
            if call.name == "count":
                return len(nodes)
            return nodes[0][1] if len(nodes) == 1 else NOTHING
        arguments = [self._value(argument, current) for argument in call.args]
        if call.name == "length":
            (value,) = arguments
            return len(value) if isinstance(value, (str, list, dict)) else NOTHING
        return self._matches(*arguments, whole=call.name == "match")

    def _matches(self, text: Json | Nothing, pattern: Json | Nothing, *, whole: bool) -> bool:
        """``match()`` and ``search()``: false for what is no string or no I-Regexp."""
        if not isinstance(text, str) or not isinstance(pattern, str):
            return False
        self.budget.spend(len(text) // _CHARACTERS)
        regexp = iregexp.compiled(pattern, whole=whole)
        return regexp is not None and regexp.search(text)


def _items(selector: JSONPathSelector, length: int) -> range:
    """The items that an index or a slice selects of an array."""
    if isinstance(selector, IndexSelector):
        index = selector.index + length * (selector.index < 0)
        return range(index, index + 1) if 0 <= index < length else range(0)
    if isinstance(selector, SliceSelector) and selector.slice.step != 0:
        return range(*selector.slice.indices(length))
    return range(0)


def _members(container: Json) -> Iterable[tuple[str | int, Json]]:
    if isinstance(container, dict):
        return container.items()
    return enumerate(container) if isinstance(container, list) else ()
