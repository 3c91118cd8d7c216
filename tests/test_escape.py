"""The one literal encoder and the one docstring encoder: what they say, and what they hide from."""

from __future__ import annotations

import ast
import json
import re
import sys
import unicodedata

import pytest
from black.strings import char_width
from hypothesis import given
from hypothesis import strategies as st
from schemawright import escape
from schemawright.style.worker import styled

SHOWN = ["日本", "naïve café", "Ω ≠ ∅", "Привет", "😀", "한국어", "ｆｕｌｌ", "עברית", "→ • —"]
HIDDEN = [
    *("\x00", "\x1b", "\x7f", "\x85", "\xa0", "\xad", "\u034f", "\u115f", "\u180e", "\u200b"),
    *("\u200d", "\u200e", "\u202e", "\u2028", "\u2029", "\u2060", "\u2066", "\u2800", "\u3000"),
    *("\u3164", "\ue000", "\ufe0f", "\ufeff", "\uffa0", "\ufffe", "\ud800", "\U000e0041"),
]


@pytest.mark.parametrize("text", SHOWN)
def test_text_stays_itself(text: str) -> None:
    assert escape.string(text) == f'"{text}"'
    assert escape.docstring(text) == f'"""{text}"""'


@pytest.mark.parametrize("character", HIDDEN)
def test_what_hides_is_spelled(character: str) -> None:
    for text in (escape.string(f"a{character}b"), escape.docstring(f"a{character}b")):
        assert text.isascii()
        assert text.isprintable() or text == '"""a\nb\n"""'
    assert ast.literal_eval(escape.string(f"a{character}b")) == f"a{character}b"
    assert escape.code_span(f"a{character}b").isprintable()


_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text('"\\\\[]{},: \n\x7fé\ud800'),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('"\\\\[]{},:'), inner),
)


@given(_ANY_JSON, st.sampled_from([1, 2]), st.booleans())
def test_indented_json_is_that_of_the_library(value: object, indent: int, ascii_only: bool) -> None:
    expected = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert escape.indented_json(value, indent, ascii_only=ascii_only) == expected


def test_deep_json_takes_linear_time() -> None:
    """Counted in calls and resumptions of functions: `json` takes 80,000 for this."""
    value: object = 1
    for _ in range(400):
        value = [value]
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        escape.indented_json(value, 1)
    finally:
        sys.setprofile(None)
    assert calls < 10_000


def test_a_mark_does_not_land_on_the_quote() -> None:
    assert escape.string("\u0301a") == r'"\u0301a"'
    assert escape.string("a\u20d7") == '"a\u20d7"'


def test_what_is_not_in_normal_form_is_spelled() -> None:
    assert escape.string("e\u0301") == r'"e\u0301"'
    assert escape.docstring("e\u0301") == '"""é"""'


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("it's", '"it\'s"'),
        ('say "x"', "'say \"x\"'"),
        ("both ' and \"", '"both \' and \\""'),
        ("a\\n", r'"a\\n"'),
        ("a\nb\t", r'"a\nb\t"'),
    ],
)
def test_quotes_and_backslashes(text: str, literal: str) -> None:
    assert escape.string(text) == literal


@given(st.text(st.characters(codec=None) | st.sampled_from("\"'\\")))
def test_a_literal_means_its_text_and_black_leaves_it(text: str) -> None:
    literal = escape.string(text)
    assert ast.literal_eval(literal) == text
    assert unicodedata.is_normalized("NFC", literal)
    assert styled(f"x = {literal}\n")[0] == f"x = {literal}\n"


@given(
    st.text(st.sampled_from("ab\"'\\\n\t \u202eé") | st.characters(codec=None)),
    st.sampled_from([0, 4, 8]),
)
def test_black_leaves_a_docstring(text: str, indent: int) -> None:
    literal = escape.docstring(text, indent)
    if indent == 0:
        module = literal + "\n"
    elif indent == 4:
        module = f"class A:\n    {literal}\n"
    else:
        module = f"class A:\n    def f(self):\n        {literal}\n"
    # An empty one is for nobody to write.
    if text.strip():
        assert styled(module)[0] == module
        assert '"""' not in literal[3:-3].replace('\\"', "")


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        (r"^\d+$", r'r"""^\d+$"""'),
        ("\\N{DIGIT ONE}\n\\u0041", 'r"""\\N{DIGIT ONE}\n\\u0041\n"""'),
        (r"a\"", r'r"""a\" """'),
        # A raw literal cannot end in one, nor hold the quotes.
        ("a\\", r'"""a\\"""'),
        (r'\d """', r'"""\\d \"\"\" """'),
    ],
)
def test_a_docstring_with_backslashes_is_raw(text: str, literal: str) -> None:
    assert escape.docstring(text) == literal
    assert ast.literal_eval(literal).rstrip() == text


def test_closing_quotes_behind_several_lines_have_their_own() -> None:
    long = "x" * 80
    quoted = escape.docstring(f'one\n{"x" * 84}"')
    assert quoted.endswith('x"\n"""')
    assert styled(f"{quoted}\n")[0] == f"{quoted}\n"
    for indent in (0, 4):
        literal = escape.docstring("one\ntwo", indent)
        assert literal.endswith(f'\n{" " * indent}"""')
        assert escape.docstring(long * 2, indent) == f'"""{long * 2}"""'


@pytest.mark.parametrize(
    ("value", "literal"), [(1e16, "1e16"), (1e-7, "1e-07"), (10**25, "1" + "0" * 25)]
)
def test_numbers(value: float, literal: str) -> None:
    assert escape.number(value) == literal
    assert styled(f"x = {literal}\n")[0] == f"x = {literal}\n"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_json_has_not(value: float) -> None:
    with pytest.raises(ValueError, match="no literal"):
        escape.number(value)


def test_every_character() -> None:
    """Plain ones are neither hidden nor marks, and what is shown is as wide as black counts it."""
    for point in range(0x110000):
        character = chr(point)
        hidden = point in escape._hidden()
        if escape._PLAIN.fullmatch(character):
            assert not hidden, hex(point)
            assert point not in escape._marks(), hex(point)
        if not hidden:
            assert escape.columns(character) == char_width(character), hex(point)


def test_a_code_span_stays_one() -> None:
    assert escape.code_span("a`b|c\nd") == "`a'b\\|c d`"
    assert escape.code_span("") == "` `"


@given(
    st.dictionaries(
        st.text(st.characters(codec=None) | st.sampled_from("é\u0301日")),
        st.text(st.sampled_from("a\n\u202e\U0001f600\u20d7")) | st.integers(),
    )
)
def test_a_json_file_means_its_value(value: dict[str, object]) -> None:
    text = escape.json_text(value, indent=1)
    # To JSON, both halves of a pair beside each other are one character.
    assert json.loads(text) == json.loads(json.dumps(value))
    assert unicodedata.is_normalized("NFC", text)
    assert all(ord(c) not in escape._hidden() for c in text.replace("\n", ""))


def test_a_json_file_shows_what_can_be_shown() -> None:
    value = {"日本": "😀\u200b", "b": "\u20d7"}
    assert escape.json_text(value, indent=0) == '{\n"日本": "😀\\u200b",\n"b": "\\u20d7"\n}\n'
    assert escape.json_text({"\x7f": "\\\x7f"}, indent=0) == '{\n"\\u007f": "\\\\\\u007f"\n}\n'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 日本", "plain words, 日本"),
        ("<script>&amp;", "\\<script\\>\\&amp;"),
        ("[a](javascript:b) `c` *d* _e_ ~f~", None),
        ("a | b", "a \\| b"),
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("12) no item", "12\\) no item"),
        ("=== no underline", "\\=== no underline"),
        ("    no code", "no code"),
        ("a\u202eb", "a\\\\u202eb"),
    ],
)
def test_markdown_shows_the_text(text: str, shown: str | None) -> None:
    literal = escape.markdown(text)
    assert shown in (None, literal)
    assert not re.search(r"(?<!\\)[`*_\[\]<>|~#&!$]", literal)
    assert escape.markdown_cell(f"{text}\n{text}").count("\n") == 0
