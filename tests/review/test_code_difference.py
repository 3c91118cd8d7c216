"""What becomes of the generated text is told by lines that make the one text the other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from schemawright.reports.code_difference import code_differences, differing, unified

_LINES = st.lists(st.sampled_from(["", "a", "b", "c", "    return a"]), max_size=40)
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+")


def patched(old: list[str], difference: list[str]) -> list[str]:
    """`old` with the change made; fails where the difference does not fit it."""
    new: list[str] = []
    at = 0
    for line in difference:
        hunk = _HUNK.match(line)
        if hunk:
            start = int(hunk[1]) - (hunk[2] != "0")
            new += old[at:start]
            at = start
        elif line[0] == "+":
            new.append(line[1:])
        else:
            assert old[at] == line[1:]
            new += [line[1:]] * (line[0] == " ")
            at += 1
    return new + old[at:]


@given(_LINES, _LINES)
def test_the_lines_make_one_text_the_other(old: list[str], new: list[str]) -> None:
    assert patched(old, list(unified(old, new))) == new


def test_what_stays_is_not_told() -> None:
    paragraphs = [[f"def f{i}():", "    return 1", "", ""] for i in range(50)]
    old = [line for paragraph in paragraphs for line in paragraph]
    paragraphs[20] = ["def f20():", "    return 2", "", ""]
    new = [line for paragraph in paragraphs for line in paragraph]
    changed = [line for line in unified(old, new) if line[0] in "+-"]
    assert changed == ["-    return 1", "+    return 2"]


def test_a_long_list_is_compared_line_by_line() -> None:
    """Also where every third line is the same, and there is no empty one."""
    old = [line for i in range(3000) for line in (f"from .a{i} import (", f"    A{i},", ")")]
    new = [*old[:900], "from .b import B", *old[900:]]
    assert [line for line in unified(old, new) if line[0] in "+-"] == ["+from .b import B"]


def test_what_people_read_comes_first() -> None:
    old = {"validators/a.py": "x", "models.py": "x", "manifest.json": "x", "same.py": "x"}
    old["models/__init__.py"] = "x"
    new = {"validators/a.py": "y", "models.py": "y", "manifest.json": "y", "same.py": "x"}
    new["client.py"] = "y"
    paths = ["models.py", "client.py", "models/__init__.py", "validators/a.py"]
    assert differing(old, new) == paths
    told = list(code_differences(old, new))
    assert [(each.path, each.kind) for each in told] == [
        ("models.py", "changed"),
        ("client.py", "added"),
        ("models/__init__.py", "removed"),
        ("validators/a.py", "changed"),
    ]
