"""Checks of an array's items, in C."""

from __future__ import annotations

from schemawright.ir.checks import Contains, EachItem, ItemAt
from schemawright.native.leaves import number
from schemawright.native.writer import Writer


def item_at(w: Writer, check: ItemAt, v: str, no: str) -> None:
    """The item, if the array is long enough."""
    w.expect(v, "PyList_Type")
    with w.block(f"if (PyList_GET_SIZE({v}) > {number(check.index)})"):
        item = w.item(v, number(check.index))
        w.decide(check.check, item, no)


def each_item(w: Writer, check: EachItem, v: str, no: str) -> None:
    """A loop over the items."""
    with w.items(v, check.start) as at:
        w.decide(check.check, w.item(v, at), no)


def contains(w: Writer, check: Contains, v: str, no: str) -> None:
    """A loop that counts what passes, left when enough is known."""
    matched = w.fresh("matched")
    notes = check.marks and w.marks
    w.line(f"Py_ssize_t {matched} = 0;")
    with w.skip() as enough:
        with w.items(v) as at, w.skip() as following:
            w.decide(check.check, w.item(v, at), following)
            w.line(f"{matched}++;")
            if notes:
                w.run(f"see_index(seen, {at})")
            elif check.maximum is None:
                w.line(f"if ({matched} >= {number(check.minimum)}) {enough}")
            else:
                w.line(f"if ({matched} > {number(check.maximum)}) {no}")
        w.require_that(f"{matched} >= {number(check.minimum)}", no)
        if check.maximum is not None:
            w.require_that(f"{matched} <= {number(check.maximum)}", no)
