"""Fewer ways to match the same: ``(a+)+b`` → ``a+b``, ``(\\w+,?)*`` → ``(\\w,?)*``, ``x.*`` → x.

Only *whether* a pattern matches counts, so in a pattern without back references one tree may
stand for another that describes the same language. What repetitions lose here is what makes a
backtracking matcher exponential: several ways to cut one text into turns. (The idea is the star
normal form of A. Brüggemann-Klein, 1993, taken further to repetitions of one or more.)
"""

from __future__ import annotations

import math

from schemawright.regex.charset import union
from schemawright.regex.nodes import (
    EMPTY,
    NEVER,
    Chars,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    choice,
    matches_empty,
    sequence,
)

#: No repetition is made to count further; `re` takes a little more.
_LARGEST = 2**31
#: Options that are too many to be tried one by one, and how deep they are sorted.
_MANY = 20
_DEEP = 8


def simplified(tree: Node) -> Node:
    """A tree without groups and references → one that matches the same texts when searched."""
    return _without_front(_without_tail(_simple(tree)))


def _simple(node: Node) -> Node:
    match node:
        case Sequence(items):
            return _joined([_simple(item) for item in items])
        case Choice(options):
            return _either([_simple(option) for option in options])
        case Repeat(body, low, high, lazy):
            return _repeated(Repeat(_simple(body), low, high, lazy))
        case Look(body, ahead, negated):
            body = _simple(body)
            # From where the assertion looks, the far end of what it sees is open.
            return Look(_without_tail(body) if ahead else _without_front(body), ahead, negated)
        case _:
            return node


def _joined(items: list[Node]) -> Node:
    """``x*x`` → ``x+``, ``x+[xy]*`` → ``x[xy]*``: what can be read by either of two neighbours
    is left to one of them."""
    joined: list[Node] = []
    pending = list(reversed(_items(sequence(items))))
    while pending:
        item = pending.pop()
        if item == NEVER:
            return NEVER
        fewer = _neighbours(joined[-1], item) if joined else None
        if fewer is None:
            joined.append(item)
        else:
            joined.pop()
            pending.extend(reversed(fewer))
    return sequence(joined)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _neighbours(left: Node, right: Node) -> tuple[Node, ...] | None:
    """What stands for `left` and `right`, with fewer choices; None if that is nothing else."""
    one, two = _counted(left), _counted(right)
    if one.body == two.body and (isinstance(left, Repeat) or isinstance(right, Repeat)):
        high = None if one.high is None or two.high is None else one.high + two.high
        low = one.low + two.low
        return (Repeat(one.body, low, high),) if max(low, high or 0) <= _LARGEST else None
    if two.high is None and one.low != one.high and _reads_all_of(two.body, one.body):
        return (*_times(one.body, one.low), right)
    if one.high is None and two.low != two.high and _reads_all_of(one.body, two.body):
        return (left, *_times(two.body, two.low))
    return None


def _reads_all_of(some: Node, others: Node) -> bool:
    """Whether both are single characters, and the first any that the second may be."""
    if not isinstance(some, Chars) or not isinstance(others, Chars):
        return False
    return union((*some.ranges, *others.ranges)) == some.ranges


def _times(body: Node, count: int) -> tuple[Node, ...]:
    if count <= 1:
        return (body,) * count
    return (Repeat(body, count, count),)


def _counted(node: Node) -> Repeat:
    return node if isinstance(node, Repeat) else Repeat(node, 1, 1)


def _either(options: list[Node], depth: int = 0) -> Node:
    """``a|b|`` → ``[ab]?``: single characters become a set, an empty option a ``?``."""
    flat = [n for o in options for n in (o.options if isinstance(o, Choice) else (o,))]
    single = union(r for n in flat if isinstance(n, Chars) for r in n.ranges)
    merged = [Chars(single) if isinstance(n, Chars) else n for n in flat]
    distinct = [n for n in dict.fromkeys(merged) if n != NEVER]
    some = [n for n in distinct if n != EMPTY]
    if len(some) > _MANY and depth < _DEEP:
        some = _factored(some, depth)
    if not some:
        return EMPTY if distinct else NEVER
    one = choice(some)
    return one if EMPTY not in distinct or matches_empty(one) else Repeat(one, 0, 1)


def _factored(options: list[Node], depth: int) -> list[Node]:
    """``abc|abd|x`` → ``ab(?:c|d)|x``, so that a long list is decided by its first characters."""
    groups: dict[Node, list[tuple[Node, ...]]] = {}
    for option in options:
        items = _items(option)
        groups.setdefault(items[0], []).append(items)
    factored: list[Node] = []
    for group in groups.values():
        same = 0
        while len({items[same : same + 1] for items in group}) == 1 and group[0][same:]:
            same += 1
        rests = [sequence(list(items[same:])) for items in group]
        factored.append(_joined([*group[0][:same], _either(rests, depth + 1)]))
    return factored


def _repeated(node: Repeat) -> Node:
    body, low, high = node.body, node.low, node.high
    if high == 0 or body == EMPTY:
        return EMPTY
    if (low, high) == (1, 1):
        return body
    if body == NEVER:
        return NEVER if low else EMPTY
    if isinstance(body, Repeat) and (one := _unnested(body, low, high)):
        return one
    if matches_empty(body):
        low = 0
        if high == 1:
            return body
    if high is None and low <= 1:
        return Repeat(_turn(body), low, None, node.lazy)
    return Repeat(body, low, high, node.lazy)


def _unnested(body: Repeat, low: int, high: int | None) -> Node | None:
    """``(x{a,b}){low,high}`` as one repetition, when its counts leave no gap."""
    reach = 0 if low == 0 else math.inf if body.high is None else body.high * low
    gap = low != high and reach + 1 < body.low * (low + 1)
    if gap or matches_empty(body.body) or body.low * low > _LARGEST:
        return None
    most = None if high is None or body.high is None else body.high * high
    if most is not None and most > _LARGEST:
        return None
    return _repeated(Repeat(body.body, body.low * low, most))


def _turn(body: Node) -> Node:
    """The body of a ``*`` or ``+`` without turns inside the turn: another with the same star,
    that matches the empty string no more if it did."""
    match body:
        case Choice(options):
            return _either([_turn(option) for option in options if option != EMPTY])
        case Repeat(inner, low, _) if low <= 1 or matches_empty(inner):
            return _turn(inner)
        case Sequence(items):
            needed = [item for item in items if not matches_empty(item)]
            if not needed:
                return _either([_turn(item) for item in items])
            if len(needed) == 1:
                return _joined([_turn(i) if i is needed[0] else i for i in items])
    return body


def _without_tail(node: Node) -> Node:
    """What must be there before the rest may be anything: ``ab*`` → ``a``, ``a+`` → ``a``."""
    return _shortened(node, -1)


def _without_front(node: Node) -> Node:
    return _shortened(node, 0)


def _shortened(node: Node, end: int) -> Node:
    match node:
        case Choice(options):
            return _either([_shortened(option, end) for option in options])
        case Repeat(body, low, _):
            if low == 0 or matches_empty(body):
                return EMPTY
            if low == 1:
                return _shortened(body, end)
            return _repeated(Repeat(body, low, low))
        case Sequence(items):
            return _cut(list(items), end)
    return node


def _cut(items: list[Node], end: int) -> Node:
    while items:
        last = EMPTY if matches_empty(items[end]) else _shortened(items[end], end)
        if last == items[end]:
            break
        items[len(items) - 1 if end else 0 : len(items) if end else 1] = _items(last)
    return _joined(items)
