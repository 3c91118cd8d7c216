"""Writes a walk over an object's members in C."""

from __future__ import annotations

from schemawright.data_classes import mutable
from schemawright.ir.checks import PASS
from schemawright.native.leaves import search
from schemawright.native.walk import MemberWalk, Rest
from schemawright.native.writer import Writer


@mutable
class MembersWriter:
    """Writes `walk` over the object `v`: its members pass what is asked, or `no`."""

    w: Writer
    walk: MemberWalk
    v: str
    no: str

    def write(self) -> None:
        """Write the walk."""
        w, walk, v = self.w, self.walk, self.v
        names = walk.names
        #: How many required members are there; for each count, how many members are known.
        present = w.fresh("found")
        counters = [w.fresh("known") for _ in walk.counted]
        w.expect(v, "PyDict_Type")
        if walk.required:
            w.require_that(f"PyDict_GET_SIZE({v}) >= {len(walk.required)}", self.no)
            w.line(f"Py_ssize_t {present} = 0;")
        if walk.allowed is not None:
            w.require_that(f"PyDict_GET_SIZE({v}) <= {len(walk.allowed)}", self.no)
        for counter, (fewest, _) in zip(counters, walk.counted, strict=True):
            w.line(f"Py_ssize_t {counter} = {fewest};")
        with w.members(v) as (key, member):
            number = w.fresh("name")
            if names:
                w.line(f"int {number} = {w.module.names(names)}({key});")
                self._cases(number, names, member, present, counters)
            for check in walk.keys:
                w.expect(key, "PyUnicode_Type")
                w.decide(check, key, self.no)
            for rest in walk.rests:
                with w.skip() as done:
                    self._except(rest.names, number, names, done)
                    self._rest(rest, key, member)
        if walk.required:
            w.require_that(f"{present} == {len(walk.required)}", self.no)
        for counter in counters:
            w.require_that(f"PyDict_GET_SIZE({v}) == {counter}", self.no)

    def _cases(
        self, number: str, names: list[str], member: str, present: str, counters: list[str]
    ) -> None:
        """What is done with the members of each name, once for all of which the same is said."""
        w, is_closed = self.w, self.walk.allowed is not None
        with w.block(f"switch ({number})"):
            same: dict[tuple[str, ...], list[int]] = {}
            for place, name in enumerate(names):
                with w.captured() as lines:
                    self._case(name, member, present, counters)
                same.setdefault(tuple(lines), []).append(place)
            for body, places in same.items():
                if body or is_closed:
                    with w.block(" ".join(f"case {place}:" for place in places)):
                        w.lines += body
                        w.line("break;")
            if is_closed:
                w.line(f"case -1: {self.no}")
            w.line("case UNKNOWN: return UNKNOWN;")

    def _case(self, name: str, member: str, present: str, counters: list[str]) -> None:
        """What is done with the members called `name`."""
        w, walk = self.w, self.walk
        if walk.allowed is not None and name not in walk.allowed:
            w.line(self.no)
            return
        if name in walk.required:
            w.line(f"{present}++;")
        for counter, (_, optional) in zip(counters, walk.counted, strict=True):
            if name in optional:
                w.line(f"{counter}++;")
        for check in walk.cases.get(name, ()):
            w.decide(check, member, self.no)

    def _except(self, named: frozenset[str], number: str, names: list[str], done: str) -> None:
        """The members of these names are `done`."""
        if named and len(named) == len(names):
            self.w.line(f"if ({number} >= 0) {done}")
        elif named:
            places = (f"case {place}:" for place, name in enumerate(names) if name in named)
            self.w.line(f"switch ({number}) {{ {' '.join(places)} {done} }}")

    def _rest(self, rest: Rest, key: str, member: str) -> None:
        w = self.w
        if not rest.matching:
            w.decide(rest.other, member, self.no)
            return
        matched = w.fresh("matched")
        w.line(f"int {matched} = 0;")
        for pattern, check in rest.matching:
            with w.skip() as other:
                search(w, pattern, key, other)
                w.line(f"{matched} = 1;")
                w.decide(check, member, self.no)
        if rest.other != PASS:
            with w.block(f"if (!{matched})"):
                w.decide(rest.other, member, self.no)
