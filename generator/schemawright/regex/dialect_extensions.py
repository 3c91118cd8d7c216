"""What patterns of other languages have and ECMA-262 has not.

Real schemas have patterns that were written for the engine behind them (Java, Python, Perl).
What means the same wherever it exists is read as it is meant, with a remark: ``\\A``, ``(?i)``
at the start of an alternative, ``\\p{Print}``, ``[a-z&&[^x]]``, and ``${1,9}``, which Java, Go,
Rust and Perl take for ``$``. The rest is refused, with a hint.
"""

from __future__ import annotations

import re

from schemawright.regex.charset import DIGIT, CharSet, complement, union

#: Anchors → those of ECMA-262. Inside ``(?m:`` they still mean the ends of the text.
ANCHORS = {"A": "^", "Z": "$", "z": "$"}

#: Flags for the rest of a group. Not ``m``, which makes ``.`` match line ends in Ruby.
FLAGS = re.compile(r"\(\?([is]{1,2})\)")

#: The last part of a class, up to its end, that takes the characters before and it have in common.
INTERSECTION = re.compile(r"&&\[(?!\^?\])(?=(?:[^\[\]\\]|\\.)+\]\])", re.DOTALL)

#: Classes of POSIX, which are ASCII in Java; those that are properties of Unicode are not here.
POSIX: dict[str, CharSet] = {
    "Alnum": union([*DIGIT, (0x41, 0x5A), (0x61, 0x7A)]),
    "Blank": ((0x09, 0x09), (0x20, 0x20)),
    "Cntrl": ((0x00, 0x1F), (0x7F, 0x7F)),
    "Digit": DIGIT,
    "Graph": ((0x21, 0x7E),),
    "Print": ((0x20, 0x7E),),
    "Punct": ((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)),
    "Space": ((0x09, 0x0D), (0x20, 0x20)),
    "XDigit": union([*DIGIT, (0x41, 0x46), (0x61, 0x66)]),
}

_GROUPS = {
    "(?P": "groups are named (?<name>...) and referred to by \\k<name>",
    "(?#": "ECMA-262 has no comments in patterns",
    "(?>": "ECMA-262 has no atomic groups",
    "(?(": "ECMA-262 has no conditional groups",
    "(?|": "ECMA-262 has no branch reset groups",
}
_ANY_FLAGS = re.compile(r"\(\?[a-zA-Z-]+\)")


def common(one: CharSet, other: CharSet) -> CharSet:
    """The characters that both have."""
    return complement(union((*complement(one), *complement(other))))


def assertion(atom: str) -> str:
    """What an assertion, which repeats in vain, is called."""
    if atom[0] != "(":
        return atom
    return "a lookbehind" if atom.startswith("(?<") else "a lookahead"


def group_refused(text: str) -> tuple[str, str]:
    """What is wrong with the group that opens `text`, and a hint."""
    if _ANY_FLAGS.match(text):
        message = "ECMA-262 has no flags for the rest of a pattern"
        return message, "write (?i:...) around what it is for"
    hint = _GROUPS.get(text[:3], "a group opens with ( (?: (?<name> (?= (?! (?<= or (?<!")
    return f"{text[:3]} opens no group of ECMA-262", hint


def escape_refused(c: str) -> str:
    """What is wrong with a backslash before `c`."""
    if not c:
        return "a backslash at the end of the pattern"
    if c == "Q":
        return "\\Q...\\E is not ECMA-262; escape each character"
    return f"\\{c} means nothing in ECMA-262"
