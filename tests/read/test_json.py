"""JSON as RFC 8259 has it. What is refused has its cases in ``tests/diagnostics``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.read.depth import MAX_DEPTH
from schemawright.read.source import Source
from schemawright.values import Json


def one(path: Path, content: bytes) -> Source:
    problems = Problems()
    path.write_bytes(content)
    sources = read(path, problems)
    assert not problems.reported, "\n".join(map(str, problems.reported))
    return sources[0]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param(b"true", True, id="scalar"),
        pytest.param(b'\xef\xbb\xbf{"a": 1}', {"a": 1}, id="BOM"),
        pytest.param(b'{"a":\r\n\t1}', {"a": 1}, id="CRLF and tab"),
        pytest.param(
            b'{"a": {"a": {"a": 1}}}', {"a": {"a": {"a": 1}}}, id="same key, other object"
        ),
        pytest.param(rb'["\ud83d\ude00", "\\ud83d"]', ["😀", "\\ud83d"], id="surrogate pair"),
        pytest.param(b"[1, 1.0, -0, 1E2]", [1, 1.0, 0, 100.0], id="numbers"),
        pytest.param(b"[0.0, 0e-999]", [0.0, 0.0], id="zeros"),
        pytest.param(b"[" + b"9" * 4300 + b"]", [10**4300 - 1], id="4,300 digits"),
        pytest.param(b'["NaN", "Infinity"]', ["NaN", "Infinity"], id="words in strings"),
    ],
)
def test_reads(tmp_path: Path, content: bytes, value: Json) -> None:
    assert repr(one(tmp_path / "a.json", content).document) == repr(value)


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf{}\r\n"
    source = one(tmp_path / "a.json", content)
    assert source.digest == hashlib.sha256(content).hexdigest()
    assert source.text == "{}\r\n"


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_the_greatest_depth_is_read(tmp_path: Path, suffix: str) -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert isinstance(one(tmp_path / f"a.{suffix}", text.encode()).document, list)


def test_a_lower_limit_of_the_process_changes_nothing_but_the_limit(tmp_path: Path) -> None:
    """`int_max_str_digits` may be set by whoever starts Python."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(1000)
    try:
        (tmp_path / "a.json").write_text("[" + "9" * 1001 + "]")
        problems = Problems()
        assert read(tmp_path, problems) == ()
    finally:
        sys.set_int_max_str_digits(before)
    assert [d.code for d in problems.errors] == ["SW0113"]
