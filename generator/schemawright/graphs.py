"""The circles of a graph that is given by its successors: its strongly connected components, and
which nodes to leave out so that no circle is left."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeAlias, TypeVar

_N = TypeVar("_N", bound=Hashable)


def components(
    starts: Iterable[_N], successors: Callable[[_N], Iterable[_N]]
) -> Iterator[list[_N]]:
    """All components that `starts` lead to, each after those that it leads to.

    R. Tarjan's algorithm (1972) without recursion. `successors` is called once for each node.
    """
    search = _Search(successors)
    for start in starts:
        if start not in search.index:
            yield from search.run(start)


class _Search(Generic[_N]):
    def __init__(self, successors: Callable[[_N], Iterable[_N]]) -> None:
        self.successors = successors
        self.index: dict[_N, int] = {}
        self.lowest: dict[_N, int] = {}
        #: What is not yet in a component, in the order it was found.
        self.open: dict[_N, None] = {}
        self.path: list[tuple[_N, Iterator[_N]]] = []

    def enter(self, node: _N) -> None:
        self.index[node] = self.lowest[node] = len(self.index)
        self.open[node] = None
        self.path.append((node, iter(self.successors(node))))

    def run(self, start: _N) -> Iterator[list[_N]]:
        self.enter(start)
        while self.path:
            node, targets = self.path[-1]
            for target in targets:
                if target not in self.index:
                    self.enter(target)
                    break
                if target in self.open:
                    self.lowest[node] = min(self.lowest[node], self.index[target])
            else:
                self.path.pop()
                if self.path:
                    above = self.path[-1][0]
                    self.lowest[above] = min(self.lowest[above], self.lowest[node])
                if self.lowest[node] == self.index[node]:
                    yield self.close(node)

    def close(self, node: _N) -> list[_N]:
        members = []
        while node in self.open:
            members.append(self.open.popitem()[0])
        return members


def first_in_circles(
    nodes: Sequence[_N], successors: Callable[[_N], Iterable[_N]]
) -> frozenset[_N]:
    """Those of `nodes` that are in a circle with later ones alone, which is what is left of the
    circles when they are opened one by one, each at its first node. Loops of one node are none.

    A node is one of them if it joins others when the nodes are put together from the last to the
    first. For each edge, the moment at which its ends join is found by halving the nodes: what
    joins in the later half is settled there, and one node for the earlier half.
    """
    number = {node: place for place, node in enumerate(nodes)}
    edges = [
        (place, number[target])
        for node, place in number.items()
        for target in successors(node)
        if target in number and target != node
    ]
    leader = list(range(len(nodes)))
    firsts: set[_N] = set()
    #: From and up to which node the ends of edges join; -1 stands for never.
    pending = [(-1, len(nodes), edges)]
    while pending:
        start, end, edges = pending.pop()
        if end - start == 1:
            for source, target in edges if start >= 0 else ():
                firsts.add(nodes[start])
                leader[_leader(leader, source)] = _leader(leader, target)
            continue
        middle = (start + end) // 2
        later, earlier = _joined(edges, middle, leader)
        # The later half is taken first: what has joined there is one node for the earlier half.
        pending += [(start, middle, earlier)] * bool(earlier)
        pending += [(middle, end, later)] * bool(later)
    return frozenset(firsts)


_Edges: TypeAlias = list[tuple[int, int]]


def _joined(edges: _Edges, first: int, leader: list[int]) -> tuple[_Edges, _Edges]:
    """The `edges` whose ends are in one component of the nodes from `first` on, and the others."""
    below: dict[int, list[int]] = {}
    for source, target in edges:
        if min(source, target) >= first:
            below.setdefault(_leader(leader, source), []).append(_leader(leader, target))
    component = {
        node: number
        for number, group in enumerate(components(below, lambda node: below.get(node, ())))
        for node in group
    }
    together: _Edges = []
    apart: _Edges = []
    for edge in edges:
        source, target = (component.get(_leader(leader, end), ~end) for end in edge)
        is_there = min(edge) >= first
        (together if is_there and source == target else apart).append(edge)
    return together, apart


def _leader(leader: list[int], node: int) -> int:
    while leader[node] != node:
        leader[node] = node = leader[leader[node]]
    return node
