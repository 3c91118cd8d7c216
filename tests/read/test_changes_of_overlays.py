"""Where what overlays changed stands: looked up by its way, however many changes there are."""

from __future__ import annotations

import pytest
from schemawright.read.source import Gaps, Graft, Source

from tests.limits.stages import lines


def document(path: str) -> Source:
    return Source(path, path, {}, "", "", lambda tokens: None)


OVERLAY = document("overlay.yaml")


def grafted(count: int) -> Source:
    grafts = (Graft(("p", f"p{i}"), OVERLAY, ("actions", i)) for i in range(count))
    return document("a.json").with_document({}, tuple(grafts))


def test_not_every_change_is_looked_at() -> None:
    def lines_for(count: int) -> float:
        source = grafted(count)
        source.place(("p", "p1"))
        with lines() as told:
            assert source.place(("p", "p7", "type")).pointer == "/actions/7/type"
        return told()

    assert lines_for(1_000) == lines_for(10)


@pytest.mark.parametrize(
    ("tokens", "pointer"),
    [
        (("a", 0), "/a/0"),
        (("a", 1), "/actions/2/x"),
        (("a", 2, "b"), "/a/4/b"),
        (("a",), "/a"),
        (("c", 1), "/actions/9"),
    ],
)
def test_the_last_change_counts_first(tokens: tuple[str | int, ...], pointer: str) -> None:
    changes = (
        Graft(("a", 3), OVERLAY, ("actions", 1)),
        Graft(("a", 3), OVERLAY, ("actions", 2, "x")),
        Gaps(("a",), (1, 1)),
        Graft(("c",), OVERLAY, ("actions", 8)),
        Graft(("c", 1), OVERLAY, ("actions", 9)),
    )
    source = document("a.json").with_document({}, changes)
    assert source.place(tokens).pointer == pointer
