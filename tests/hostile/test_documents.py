"""Every hostile document, in shares: a share is generated in few processes.

A failure lists its cases and what each oracle found; ``python -m tests.hostile`` shows them all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.corpus import Corpus, own, shared
from tests.hostile.trial import trial

_SHARES = 2


def _holds(corpus: Corpus, share: int, scratch: Path) -> None:
    results = trial(corpus, corpus.cases[share::_SHARES], scratch)
    assert results
    wrong = [str(result) for result in results if not result.held]
    assert not wrong, f"{len(wrong)} of {len(results)} cases do not hold\n" + "\n".join(wrong)


@pytest.mark.parametrize("share", range(_SHARES))
def test_own_corpus(share: int, tmp_path: Path) -> None:
    _holds(own(), share, tmp_path)


@pytest.mark.parametrize("share", range(_SHARES))
def test_shared_corpus(share: int, tmp_path: Path) -> None:
    found = shared()
    if found is None:
        pytest.skip("no ../shared/hostile beside the repository; SCHEMAWRIGHT_SHARED may name it")
    _holds(found, share, tmp_path)
