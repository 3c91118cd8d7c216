"""What coverage-guided fuzzing has found worth keeping goes through its target once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz_bytes.targets import BY_NAME, run

CORPUS = Path(__file__).with_name("corpus")


@pytest.mark.parametrize("name", BY_NAME)
def test_replay(name: str) -> None:
    contents = sorted((CORPUS / name).iterdir())
    assert contents, f"no corpus for {name}"
    for path in contents:
        run(BY_NAME[name], path.read_bytes())
