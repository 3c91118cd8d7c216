"""Each value is found in its file: a member at its key, an item at its first character."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.read.source import Source
from schemawright.values import Tokens, walk

#: ``^n`` stands before what the n-th value of the document should be found at.
JSON = """\
^0{
  ^1"type": "ob\\"ject{[,",
  ^2"properties": {
    ^3"a/b": {^4"enum": [^5"😀", ^61.5, ^7[^8null], ^9{}]}, ^10"\\u00e9~": true
  },
  ^11"": [

    ^12"x"
  ]
}
"""
YAML = """\
# A comment, é.
^0type: object
^1properties:
  ^2"a/b": {^3enum: [^4😀, ^51.5, ^6[^7null], ^8{}]}
  ? ^9long
  : - ^10one
    - ^11two: |
        text
      ^12200: x\u2028y
^13'': &a
- ^14x
"""


def source(folder: Path, name: str, text: str) -> Source:
    (folder / name).write_bytes(text.encode())
    problems = Problems()
    sources = read(folder / name, problems)
    assert not problems.reported, "\n".join(map(str, problems.reported))
    return sources[0]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the line and column of each mark in turn."""
    lines = list[str]()
    found = list[tuple[int, int]]()
    for number, marked in enumerate(text.split("\n"), 1):
        line = marked
        while "^" in line:
            before, after = line.split("^", 1)
            digits = str(len(found))
            assert after.startswith(digits), f"the marks are not in order: {marked}"
            found.append((number, len(before) + 1))
            line = before + after.removeprefix(digits)
        lines.append(line)
    return "\n".join(lines), found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "text"), [("a.json", JSON), ("a.yaml", YAML)])
def test_finds_every_value(tmp_path: Path, name: str, text: str, end: str) -> None:
    plain, marks = unmarked(text)
    read_one = source(tmp_path, name, plain.replace("\n", end))
    places = [read_one.place(tokens) for tokens, _ in walk(read_one.document)]
    found = [(place.line, place.column) for place in places]
    assert list(dict.fromkeys(found)) == marks  # a block mapping begins where its first key does
    lines = plain.split("\n")
    assert [place.text for place in places] == [lines[(place.line or 0) - 1] for place in places]


@pytest.mark.parametrize(
    ("tokens", "line"), [(("a", "x"), 2), (("a", "b", "c", 0), 3), (("a", 0), 2), (("z",), 1)]
)
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_what_is_missing_is_found_at_what_is_around_it(
    tmp_path: Path, name: str, tokens: Tokens, line: int
) -> None:
    place = source(tmp_path, name, '{"x": 1,\n"a": {\n"b": true}}\n').place(tokens)
    assert place.line == line


def test_an_alias_is_found_where_it_is_used(tmp_path: Path) -> None:
    place = source(tmp_path, "a.yaml", "a: &x {p: 1}\nb:\n  - *x\n").place(("b", 0, "p"))
    assert (place.line, place.column, place.pointer) == (3, 5, "/b/0/p")
