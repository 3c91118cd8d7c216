"""No regular expression that is shipped or run rests on what an early Python gets wrong."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from schemawright.format_checks import FORMATS

from tests.possessive import Watch, possessive_groups

from .conftest import imported, write_runtime
from .test_cases import CASES, MODULES


def texts(source: str) -> Iterator[str]:
    """All string literals; what an f-string inserts could be a group."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "(?:ab)" for v in node.values)
            yield "".join(parts)


def offending(source: str) -> list[str]:
    """The literals of a module that has to do with regular expressions: elsewhere ``{name}++``
    is C."""
    found: list[str] = []
    if "import re\n" not in source:
        return found
    for text in texts(source):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                groups = possessive_groups(text)
            except (re.error, OverflowError, RecursionError):
                continue  # not a regular expression
        if groups:
            found.append(text)
    return found


@pytest.mark.parametrize("folder", ["generator", "generated", "helpers"])
def test_no_literal_repeats_a_group_possessively(
    repository: Path, tmp_path: Path, folder: str
) -> None:
    write_runtime(tmp_path / "helpers", set(MODULES))
    paths = [*(repository / folder).rglob("*.py"), *(tmp_path / folder).rglob("*.py")]
    assert len(paths) > 10
    found = {path: offending(path.read_text(encoding="utf-8")) for path in paths}
    assert {path: literals for path, literals in found.items() if literals} == {}


def test_no_format_repeats_a_group_possessively(tmp_path: Path) -> None:
    """All that the helpers compile, when they are imported and when they are asked."""
    with Watch() as watch, imported(tmp_path, "patterns_under_test") as check:
        for case in CASES:
            for text in [*case["valid"], *case["invalid"]]:
                check(case["format"], case.get("dialect", "draft2020-12"), text)
    assert len(watch.patterns) > len(FORMATS) / 2
    found = {each: possessive_groups(*each) for each in watch.patterns}
    assert {each: groups for each, groups in found.items() if groups} == {}


def test_what_is_looked_for_is_seen() -> None:
    for wrong in ("(?:ab?c)*+", "(a)++", "a(?:b|cd){2,3}+", "x(?=(?:ab)?+)", "(?i:(?:ab)*+)|c"):
        assert possessive_groups(wrong), wrong
    for right in ("(?>(?:ab?c)*)", "a*+[b-c]++.?+", "(?:a)*+x{2,3}+", "(?:ab)*"):
        assert not possessive_groups(right), right
    assert offending('import re\nB = rf"x{A}++"') == ["x(?:ab)++"]
    assert offending('import re\nB = rf"x{A}[)*+]"') == []
