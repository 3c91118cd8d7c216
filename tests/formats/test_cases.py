"""What each format accepts and refuses: `cases.yaml`, and texts that are made to hurt."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.dialects import DIALECTS
from schemawright.format_checks import FORMATS, format_rule

from .conftest import Check, write_runtime

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8")
)
VERDICTS = [
    pytest.param(
        case["format"],
        case.get("dialect", "draft2020-12"),
        value,
        side == "valid",
        id=f"{case['format']}-{side}-{value!a}",
    )
    for case in CASES
    for side in ("valid", "invalid")
    for value in case[side]
]
STRING_FORMATS = [rule.name for rule in FORMATS if rule.applies_to == "string"]
MODULES = sorted({rule.module for rule in FORMATS})

#: Libraries that would cost more to import than all checks of a small document.
SLOW = {"email", "idna", "ipaddress", "socket", "urllib", "uuid"}
IMPORT_ALL = """
import importlib, pkgutil, sys
sys.path.insert(0, {folder!r})
from alone import _runtime
for module in pkgutil.iter_modules(_runtime.__path__):
    importlib.import_module("alone._runtime." + module.name)
print(*sorted({slow!r} & set(sys.modules)))
"""

#: Beginnings, repeated parts and ends from which texts of any length are made. A checker that
#: tries one way after the other takes time with the square of the length on some of these.
HOSTILE = (
    ("", "a", ""),
    ("", "a.", "!"),
    ("", "-", ""),
    ("P", "1", ""),
    ("PT", "1M", ""),
    ("2024-01-01T00:00:00.", "1", "!"),
    ("", "a", "@"),
    ('"', "\\a", "@a"),
    ("a@", "a-", ""),
    ("a@[IPv6:", ":", "]"),
    ("", "1:", ""),
    ("", "1.", ""),
    ("a:", "%41", "%"),
    ("http://", "a@", ""),
    ("http://", "a:", "/"),
    ("", "a", ":"),
    ("", "{a}", "{"),
    ("{", "a,", "}"),
    ("{", "a.", "}"),
    ("", "/~0", "~"),
    ("", "0", "#"),
    ("", "(", ""),
    ("", "(?<a", ""),
    ("", "[a-", ""),
    ("(", "a{1}(?:", ")"),
    ("a{", "1", "}"),
    ("\\u{", "0", "}"),
    ("\\", "1", ""),
    ("", "\\p{", ""),
    ("", "é.", ""),
    ("", "\u0628\u200c", ""),
    ("xn--", "a", ""),
    ("", "\ud800", ""),
    ("", "\0", ""),
    ("", "\U0010ffff", "\n"),
)


def test_every_format_has_cases() -> None:
    assert {case["format"] for case in CASES} == {rule.name for rule in FORMATS}


@pytest.mark.parametrize(("name", "dialect", "value", "valid"), VERDICTS)
def test_case(check: Check, name: str, dialect: str, value: object, valid: bool) -> None:
    assert check(name, dialect, value) is valid


@pytest.mark.parametrize("name", STRING_FORMATS)
def test_long_texts_take_linear_time(check: Check, name: str) -> None:
    for start, part, end in HOSTILE:
        text = start + part * (300_000 // len(part)) + end
        began = time.process_time()
        check(name, "draft2020-12", text)
        # Linear is some tens of milliseconds; the square of this length would be minutes.
        assert time.process_time() - began < 10, ascii((start, part, end))


@pytest.mark.parametrize("name", STRING_FORMATS)
def test_no_character_raises(check: Check, name: str) -> None:
    valid = next(text for case in CASES if case["format"] == name for text in case["valid"])
    odd = "\0\n\x7f\x80é\u0660\u00b2\u017f\u200d\u212a\ud800\udfff\uffff\U0001f600"
    for c in odd:
        for i in range(len(valid) + 1):
            check(name, "draft2020-12", valid[:i] + c + valid[i:])
            check(name, "draft2020-12", valid[:i] + c + valid[i + 1 :])


@pytest.mark.parametrize("dialect", [dialect.name for dialect in DIALECTS])
def test_names_without_a_rule_are_annotations(dialect: str) -> None:
    for name in ("unknown", "color", "double", "float", "byte", "binary", "password", "Date", ""):
        assert format_rule(name, dialect) is None


@pytest.mark.parametrize("module", MODULES)
def test_a_helper_comes_with_all_that_it_needs(tmp_path: Path, module: str) -> None:
    """Vendored alone, it imports; and none of the slow libraries comes along."""
    write_runtime(tmp_path / "alone", {module})
    code = IMPORT_ALL.format(folder=str(tmp_path), slow=SLOW)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
