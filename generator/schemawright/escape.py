"""Text of documents as source text: the one encoder of literals, and the one of docstrings.

Text that is not ASCII stays itself, ``"日本"``, but for what could break a line, hide, or deceive
an eye, which is spelled as an escape: control and format characters (bidirectional ones, those of
no width), separators of lines, spaces other than ``" "``, unassigned and private code points, lone
surrogates, letters that show nothing, and a mark that would land on the quote before it. What is
hidden does not depend on the Python that generates: the facts are those of `regex.unicode`.

All of it is spelled as black would spell it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from functools import cache
from html import escape as html_escaped

from schemawright.regex.charset import CharSet, difference, union
from schemawright.regex.unicode import characters

#: Characters that are certainly shown, none of them a mark: texts of these need no tables.
_PLAIN = re.compile(
    "[ -~\xa1-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20c0\u2190-\u23ff\u2500-\u27ff\u2801-\u28ff\u3001-\u3029\u3041-\u3096"
    "\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f\U0001f300-\U0001f6d7]*"
)
#: BRAILLE PATTERN BLANK is a symbol that shows nothing.
_BLANK = ((0x2800, 0x2800),)
#: What ends a line for somebody: for Python's `str.splitlines`, for an editor, for Unicode.
_NOT_ASCII = re.compile("[^\0-~]")
_AFTER_QUOTE = re.compile('"([^\0-~])')
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
#: Where JSON on one line is broken: strings are skipped whole, and so is what is empty.
_JSON_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|\[\]|\{\}|[\[\]{},]')
#: What is markup in Markdown wherever it stands, tables and mathematics of GitHub included.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~#&!$]")
#: East Asian wide and fullwidth characters (Unicode Standard Annex 11), hexadecimal; what is
#: between two of them and no character that is shown counts as one.
_WIDE = (
    "1100-115e 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2630-2637 2648-2653 "
    "267f 268a-268f 2693 26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa "
    "26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 "
    "2e80-3029 3030-303e 3041-3096 309b-3247 3250-a4c6 a960-a97c ac00-d7a3 f900-fad9 fe10-fe19 "
    "fe30-fe6b ff01-ff60 ffe0-ffe6 16fe0-16fe3 17000-1b2fb 1d300-1d376 1f004 1f0cf 1f18e "
    "1f191-1f19a 1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 "
    "1f3e0-1f3f0 1f3f4 1f3f8-1f3fa 1f400-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e "
    "1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6df "
    "1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1faf8 "
    "20000-323af"
)


def string(text: str) -> str:
    """`text` as a string literal on one line, in double quotes unless single ones need fewer
    backslashes."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return quote + _shown(body) + quote


def number(value: float) -> str:
    """An integer or a finite float as a literal. ValueError for a float that JSON has not."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"no literal for {value!r}")
    return repr(value).replace("e+", "e")


def docstring(text: str, indent: int = 0) -> str:
    """`text` as a triple-quoted docstring that says what the text says and nothing else, for a
    body that stands `indent` columns from the left.

    Line ends of every kind become newlines, backslashes and quotes cannot end the literal. With
    backslashes it is a raw one (PEP 257), where that can say the text.
    """
    # What hides is spelled out first: a reader of the docstring shall see it as well.
    safe = "\n".join(line.rstrip() for line in _lines(text))
    raw = "r" * is_raw(safe)
    if not raw:
        safe = safe.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines = safe.split("\n")
    first = lines[0].strip()
    if len(lines) == 1:
        return f'{raw}"""{_padded(first)}"""'
    margin = " " * indent
    outer = min(_indent(line) for line in lines[1:] if line)
    rest = [margin + line[outer:] if line else "" for line in lines[1:]]
    body = _padded("\n".join([first, *rest]))
    # Of several lines the quotes stand on one of their own (PEP 257).
    return f'{raw}"""{body.rstrip()}\n{margin}"""'


def is_raw(text: str) -> bool:
    """Is the docstring of `text` a raw literal: has it backslashes, and nothing that would end one
    or that it could not end with?"""
    return "\\" in text and '"""' not in text and not text.rstrip().endswith("\\")


def code_span(text: str) -> str:
    """`text` as a Markdown code span, on one line, fit for a table cell."""
    plain = unicodedata.normalize("NFC", _shown(" ".join(_lines(text))))
    safe = plain.replace("`", "'").replace("|", "\\|").strip()
    return f"`{safe or ' '}`"


def markdown(text: str) -> str:
    """`text` as Markdown that shows the text and nothing else: no markup, links or HTML. Its lines
    stay lines (CommonMark 0.31, section 2.4: a backslash makes punctuation literal)."""
    return "\n".join(map(_markdown_line, _lines(text)))


def markdown_cell(text: str) -> str:
    """`markdown` on one line, for a cell of a table."""
    return _markdown_line(" ".join(_lines(text)))


def html(text: str) -> str:
    """`text` for an element or a quoted attribute of HTML, with what hides spelled out; newlines
    stay."""
    return "\n".join(html_escaped(_escaped(line)) for line in text.split("\n"))


def _markdown_line(line: str) -> str:
    literal = _MARKUP.sub(r"\\\g<0>", " ".join(line.split()))
    # What would begin a list, a heading's underline or a quotation at the start of a line.
    return re.sub(r"^(?:[-+=]|\d+(?=[.)]))", _literal_start, literal)


def _literal_start(start: re.Match[str]) -> str:
    # A number is no punctuation: what follows it is made literal instead.
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def indented_json(value: object, indent: int, *, ascii_only: bool = True) -> str:
    """What ``json.dumps(value, indent=indent)`` returns, which hands on each part through all
    parts around it: what is nested 500 levels deep takes it half a minute."""
    depth = 0

    def on_its_line(sign: re.Match[str]) -> str:
        nonlocal depth
        depth += (sign[0] in ("[", "{")) - (sign[0] in ("]", "}"))
        end = "\n" + " " * (indent * depth)
        match sign[0]:
            case "[" | "{" | ",":
                return sign[0] + end
            case "]" | "}":
                return end + sign[0]
            case text:
                return text

    line = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ": "))
    return _JSON_SIGN.sub(on_its_line, line)


def json_text(value: object, indent: int) -> str:
    """`value` as the text of a JSON file, which ends in a newline."""
    # Of what is not shown, JSON lets DEL alone stand in a string.
    text = indented_json(value, indent, ascii_only=False).replace("\x7f", "\\u007f") + "\n"
    if text.isascii() or _PLAIN.fullmatch(text.replace("\n", "")):
        return text
    hidden, marks = _hidden(), _marks()
    ascii_only = indented_json(value, indent).replace("\x7f", "\\u007f") + "\n"
    safe = _NOT_ASCII.sub(lambda c: json.dumps(c[0])[1:-1] if ord(c[0]) in hidden else c[0], text)
    safe = _AFTER_QUOTE.sub(
        lambda c: f'"{json.dumps(c[1])[1:-1]}' if ord(c[1]) in marks else c[0], safe
    )
    return safe if unicodedata.is_normalized("NFC", safe) else ascii_only


def columns(line: str) -> int:
    """How many columns `line` takes where wide characters take two."""
    if line.isascii():
        return len(line)
    wide = _wide()
    return len(line) + sum(ord(c) in wide for c in line)


def _lines(text: str) -> list[str]:
    """The lines of `text`, without empty ones around it, with what hides spelled out."""
    plain = _LINE_ENDS.sub("\n", text).expandtabs(4)
    lines = [unicodedata.normalize("NFC", _escaped(line)) for line in plain.split("\n")]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    while len(lines) > 1 and not lines[0].strip():
        lines.pop(0)
    return lines


def _padded(body: str) -> str:
    """`body` with a space where a quote of its own would touch those around it."""
    return " " * body.startswith('"') + body + " " * body.endswith('"')


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shown(text: str) -> str:
    """`text`, escaped; if it is not in normal form C, all of it that is not ASCII: an editor may
    normalise a file, which must not change what a literal says."""
    safe = _escaped(text)
    if safe.isascii() or unicodedata.is_normalized("NFC", safe):
        return safe
    return safe.encode("ascii", "backslashreplace").decode()


def _escaped(text: str) -> str:
    """`text` with escapes for what hides, and for a mark that would land on what is before."""
    if _PLAIN.fullmatch(text):
        return text
    hidden = _hidden()
    safe = "".join(_escape(c) if ord(c) in hidden else c for c in text)
    if safe and ord(safe[0]) in _marks():
        safe = _escape(safe[0]) + safe[1:]
    return safe


def is_hidden(character: str) -> bool:
    """Whether nobody would see `character`, which is not the space."""
    return ord(character) in _hidden()


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode()


class _Points:
    """A set of characters that is asked for one code point after the other."""

    def __init__(self, chars: CharSet) -> None:
        self._starts = [low for low, _ in chars]
        self._ends = [high for _, high in chars]

    def __contains__(self, point: int) -> bool:
        i = bisect_right(self._starts, point)
        return i > 0 and point <= self._ends[i - 1]


@cache
def _hidden() -> _Points:
    """All that is not shown, but for the space."""
    unseen = (*characters("C", None), *characters("Z", None), *_BLANK)
    ignorable = characters("Default_Ignorable_Code_Point", None)
    ranges = union((*unseen, *ignorable))
    return _Points(difference(ranges, ((32, 32),)))


@cache
def _marks() -> _Points:
    return _Points(characters("M", None))


@cache
def _wide() -> _Points:
    pairs = (item.partition("-")[::2] for item in _WIDE.split())
    return _Points(tuple((int(low, 16), int(high or low, 16)) for low, high in pairs))
