"""The small parts of a pattern: escapes and character classes (ECMA-262, section 22.2.1)."""

from __future__ import annotations

import re
from typing import NoReturn

from schemawright.regex import dialect_extensions, unicode
from schemawright.regex.charset import (
    ANY,
    DIGIT,
    SPACE,
    WORD,
    CharSet,
    both_cases,
    complement,
    union,
)
from schemawright.regex.pattern_error import PatternError

_CONTROL = {"f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_CLASSES = {"d": DIGIT, "s": SPACE, "w": WORD}
_PROPERTY = re.compile(r"\{(?:(\w+)=)?(\w+)\}", re.ASCII)
_HYPHEN = ord("-")


class Escapes:
    """A pattern and how far it has been read; the syntax of groups is built on it.

    A single character is an ``int``, a class of several a `CharSet`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        #: The modifiers in force: ``i``, ``m``, ``s``.
        self.flags: frozenset[str] = frozenset()
        #: What is not ECMA-262 and how it is read, each once, in the order of the text.
        self.remarks: dict[str, None] = {}

    def peek(self) -> str:
        """The character that is next; empty at the end."""
        return self.text[self.at : self.at + 1]

    def take(self, expected: str) -> bool:
        """Whether `expected` stands here; then it is read."""
        if not self.text.startswith(expected, self.at):
            return False
        self.at += len(expected)
        return True

    def fail(self, message: str, hint: str = "", *, at: int | None = None) -> NoReturn:
        """Raise `PatternError` for what stands at `at`, or where reading is."""
        where = self.at if at is None else at
        raise PatternError(message, where, hint) if hint else PatternError(message, where)

    def remark(self, what: str, reading: str) -> None:
        """Note that `what` is no ECMA-262, and how it is read."""
        self.remarks[f"{what} is not ECMA-262; it is read as {reading}"] = None

    def folded(self, chars: CharSet) -> CharSet:
        """`chars`, in both cases where ``(?i:`` says so."""
        if "i" not in self.flags or (both := both_cases(chars)) is None:
            if "i" in self.flags:
                self.fail("only ASCII letters can be matched in any case", "write both cases")
            return chars
        return both

    def char_class(self) -> CharSet:
        """The class whose ``[`` has just been read."""
        start = self.at - 1
        negated = self.take("^")
        plain: list[tuple[int, int]] = []
        classes: list[tuple[int, int]] = []
        shared = ANY
        while not self.take("]"):
            if self.at >= len(self.text):
                self.fail("this class is never closed", at=start)
            if (plain or classes) and (
                match := dialect_extensions.INTERSECTION.match(self.text, self.at)
            ):
                self.at = match.end()
                self.remark("&&[...] in a class", "what both have in common")
                shared = self.char_class()
            else:
                self.class_part(plain, classes)
        chars = union((*self.folded(union(plain)), *classes))
        chars = chars if shared == ANY else dialect_extensions.common(chars, shared)
        return complement(chars) if negated else chars

    def class_part(self, plain: list[tuple[int, int]], classes: list[tuple[int, int]]) -> None:
        """Reads a character, a range, or an escape; what has another case goes to `plain`."""
        first = self.class_atom()
        last = first
        if self.peek() == "-" and self.text[self.at + 1 : self.at + 2] not in ("", "]"):
            self.at += 1
            last = self.class_atom()
            if isinstance(first, int) and isinstance(last, int):
                if last < first:
                    self.fail("the range of the class is out of order")
                plain.append((first, last))
                return
            plain.append((_HYPHEN, _HYPHEN))
        for atom in (first, last):
            if isinstance(atom, int):
                plain.append((atom, atom))
            else:
                classes[:] = union((*classes, *atom))

    def class_atom(self) -> int | CharSet:
        """A character of a class, or the set that an escape in it stands for."""
        c = self.text[self.at : self.at + 1]
        self.at += 1
        return self.escape(in_class=True) if c == "\\" else ord(c)

    def escape(self, in_class: bool) -> int | CharSet:
        """What a backslash that has just been read means."""
        start, c = self.at - 1, self.peek()
        self.at += 1
        if c in _CONTROL:
            return _CONTROL[c]
        if c and c in "dDsSwW":
            chars = self.folded(_CLASSES[c.lower()]) if c in "wW" else _CLASSES[c.lower()]
            return complement(chars) if c.isupper() else chars
        if c in ("p", "P"):
            return self.property(negated=c == "P", start=start)
        if c == "b" and in_class:
            return 8
        if c == "0" and not self.peek().isdecimal():
            return 0
        if c in ("c", "x", "u"):
            return self.number(c, start)
        if not c or (c.isascii() and c.isalnum()):
            self.at = start
            self.fail(dialect_extensions.escape_refused(c), at=start)
        return ord(c)

    def number(self, c: str, start: int) -> int:
        r"""``\cJ``, ``\x0A``, ``\u000A`` or ``\u{A}``; a pair of surrogates is one character."""
        syntax = {
            "c": r"([A-Za-z])",
            "x": r"([0-9A-Fa-f]{2})",
            "u": r"([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})"
            r"|([0-9A-Fa-f]{4})|\{0*([0-9A-Fa-f]{1,6})\}",
        }
        match = re.compile(syntax[c]).match(self.text, self.at)
        if match is None:
            self.fail(f"\\{c} is not followed by what it needs", at=start)
        self.at = match.end()
        if c == "c":
            return ord(match[1]) % 32
        digits = [int(g, 16) for g in match.groups() if g is not None]
        if len(digits) == 2:
            return 0x10000 + (digits[0] - 0xD800) * 0x400 + (digits[1] - 0xDC00)
        if digits[0] > 0x10FFFF:
            self.fail("there is no character beyond U+10FFFF", at=start)
        return digits[0]

    def property(self, negated: bool, start: int) -> CharSet:
        """The set of ``\\p{…}`` or, `negated`, ``\\P{…}``, whose escape begins at `start`."""
        match = _PROPERTY.match(self.text, self.at)
        if match is None:
            self.fail("a property must follow, as in \\p{Letter} or \\p{Script=Greek}", at=start)
        if "i" in self.flags:
            self.fail("\\p inside (?i:...) is not supported", at=start)
        self.at = match.end()
        chars = self.named(match, start)
        return complement(chars) if negated else chars

    def named(self, match: re.Match[str], start: int) -> CharSet:
        """The characters of the property that ``{name}`` or ``{name=value}`` names."""
        name, value = (match[1], match[2]) if match[1] else (match[2], None)
        try:
            return unicode.characters(name, value)
        except LookupError:
            if value is None and name in dialect_extensions.POSIX:
                self.remark(f"\\p{match[0]}", "the class of ASCII characters that POSIX has")
                return dialect_extensions.POSIX[name]
            hint = "names are spelled as in ECMA-262: \\p{Letter}, \\p{Lu}, \\p{Script=Greek}"
            self.fail(f"unknown property of characters {match[0]}", hint, at=start)
