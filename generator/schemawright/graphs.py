"""The strongly connected components of a graph that is given by its successors."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

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
