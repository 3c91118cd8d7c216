"""Each rule of the engine proves what `rules.yaml` says of it, and takes part where it says so."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

import pytest
import schemawright
import yaml
from schemawright import compare

RULES = yaml.safe_load(Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8"))
#: A function, by its file and its name.
Function: TypeAlias = tuple[str, str]
_ROOM = Path(schemawright.__file__).parent


def functions_called(
    old: Any, new: Any, formats: Any
) -> tuple[schemawright.Comparison, set[Function]]:
    """The comparison, and the functions of the project that it called."""
    called: set[Function] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add((frame.f_code.co_filename, frame.f_code.co_name))

    sys.setprofile(note)
    try:
        comparison = compare(old, new, formats=formats)
    finally:
        sys.setprofile(None)
    return comparison, {
        (Path(path).relative_to(_ROOM).as_posix(), name)
        for path, name in called
        if path.startswith(str(_ROOM))
    }


@pytest.mark.parametrize("rule", RULES, ids=[rule["rule"] for rule in RULES])
def test_a_rule_proves_its_example(rule: dict[str, Any]) -> None:
    told, called = functions_called(rule["old"], rule["new"], rule.get("formats", "annotate"))
    assert (told.send.verdict, told.receive.verdict) == (rule["send"], rule["receive"])
    assert rule["file"] in {file for file, _ in called}
    assert (("containment/solver.py", "ask") in called) is rule.get("is_searched", True)


def test_every_theory_has_an_example() -> None:
    told = {rule["file"] for rule in RULES}
    searches = {f"containment/{path.name}" for path in (_ROOM / "containment").glob("*_search.py")}
    assert searches <= told
