"""Looking for garbage as seldom as a build does is over when the last build is."""

from __future__ import annotations

import gc

from schemawright.pipeline import garbage_collected_seldom


def test_builds_in_several_threads_leave_the_process_as_it_was() -> None:
    before = gc.get_threshold()
    first, second = garbage_collected_seldom(), garbage_collected_seldom()
    with first:
        assert gc.get_threshold()[0] > before[0]
        second.__enter__()
    # The first has ended while the second has not.
    assert gc.get_threshold()[0] > before[0]
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before
