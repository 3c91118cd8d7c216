"""Checks that note what has been evaluated, or ask for it, in C. The set is ``seen``."""

from __future__ import annotations

from schemawright.ir.checks import SeesItems, SeesProperties, Unevaluated
from schemawright.native.in_place import call
from schemawright.native.leaves import is_of, number, search
from schemawright.native.writer import Writer


def sees_properties(w: Writer, check: SeesProperties, v: str, no: str) -> None:
    """The names of `check` are put into the set."""
    if check.every:
        w.run(f"see_all(seen, {v})")
        return
    if check.names:
        w.run(f"see_more(seen, {w.module.constant(frozenset(check.names))})")
    w.expect(v, "PyDict_Type")
    for pattern in check.patterns:
        with w.members(v) as (key, _), w.skip() as other:
            search(w, pattern, key, other)
            w.run(f"see(seen, {key})")


def sees_items(w: Writer, check: SeesItems, v: str, no: str) -> None:
    """The first indices are put into the set, or all of them."""
    count = f"length({v})" if check.count is None else number(check.count)
    w.run(f"see_range(seen, {count})")


def unevaluated(w: Writer, check: Unevaluated, v: str, no: str) -> None:
    """A new set for what the siblings evaluate; what is not in it is checked."""
    noted = w.new_set()
    w.require(call(w, check.tracker, v, noted), no)
    if check.properties is not None:
        with w.skip() as other:
            w.require(is_of(v, "object"), other)
            with w.members(v) as (key, member), w.skip() as evaluated:
                w.require(f"negated(has_seen({noted}, {key}))", evaluated)
                w.decide(check.properties, member, no)
    if check.items is not None:
        with w.skip() as other:
            w.require(is_of(v, "array"), other)
            with w.items(v) as at, w.skip() as evaluated:
                w.require(f"negated(has_seen_index({noted}, {at}))", evaluated)
                w.decide(check.items, w.item(v, at), no)
    if check.marks:
        w.run(f"see_more(seen, {noted})")
