"""Text of a pattern → tree (ECMA-262, section 22.2.1, in unicode mode).

Unicode mode as JSON Schema recommends, and as lenient as real documents need (Annex B.1.2):
an escaped character that is neither letter nor digit stands for itself (``\\-``, ``\\@``), so do
``{``, ``}`` and ``]`` where they open or close nothing, and ``[\\w-.]`` has a hyphen in it.
What only Python has (``\\A``, ``(?P<name>…)``, possessive quantifiers) is refused.
"""

from __future__ import annotations

import re

from generator.regex.charset import ANY, LINE_END, complement
from generator.regex.errors import PatternError
from generator.regex.escapes import Escapes
from generator.regex.nodes import (
    Capture,
    Chars,
    Edge,
    Look,
    Node,
    Reference,
    Repeat,
    choice,
    sequence,
)

#: Groups inside groups; a tree that deep is still safe to walk recursively.
DEEPEST = 60
#: Beyond this, a count means "without end": no text is that long, and `re` takes no more.
_LARGEST = 2**31
#: Characters of a pattern; what is longer was not written by hand.
_LONGEST = 50_000

_BRACES = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_MODIFIERS = re.compile(r"\(\?([ims]*)(?:-([ims]*))?:")
_LOOKS = {"(?=": (True, False), "(?!": (True, True), "(?<=": (False, False), "(?<!": (False, True)}
_FOREIGN = {
    "(?P": "groups are named (?<name>...) and referred to by \\k<name>",
    "(?#": "ECMA-262 has no comments in patterns",
    "(?>": "ECMA-262 has no atomic groups",
    "(?(": "ECMA-262 has no conditional groups",
    "(?|": "ECMA-262 has no branch reset groups",
}


def parse(pattern: str) -> tuple[Node, dict[str, int]]:
    """The tree of `pattern` and the numbers of its named groups; `PatternError` if it is none."""
    if len(pattern) > _LONGEST:
        raise PatternError(f"the pattern is longer than {_LONGEST} characters", _LONGEST)
    if any("\ud800" <= c <= "\udfff" for c in pattern):
        # Two surrogates in a row are one character in unicode mode; a lone one is itself.
        pattern = pattern.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    parser = _Parser(pattern)
    return parser.whole(), parser.names


class _Parser(Escapes):
    """Recursive descent over the groups; every method leaves `at` behind what it has read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self.groups = 0
        self.names: dict[str, int] = {}

    def whole(self) -> Node:
        node = self.disjunction()
        if self.at < len(self.text):
            self.fail("unmatched )")
        return node

    def disjunction(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"groups are nested more than {DEEPEST} deep", "use fewer groups")
        options = [self.alternative()]
        while self.take("|"):
            options.append(self.alternative())
        self.depth -= 1
        return choice(options)

    def alternative(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            items.append(self.term())
        return sequence(items)

    def term(self) -> Node:
        start = self.at
        node = self.atom()
        counts = self.quantifier()
        if counts is None:
            return node
        grouped = self.text[start] == "(" and not self.text.startswith(tuple(_LOOKS), start)
        if isinstance(node, (Look, Edge)) and not grouped:
            self.fail("a quantifier after an assertion repeats nothing", at=start)
        low, high = counts
        lazy = self.take("?")
        if self.peek() in ("+", "*", "?") or _BRACES.match(self.text, self.at):
            self.fail("a quantifier after a quantifier (possessive ones are not ECMA-262)")
        return Repeat(node, low, high, lazy)

    def quantifier(self) -> tuple[int, int | None] | None:
        for sign, counts in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(sign):
                return counts
        found = _BRACES.match(self.text, self.at)
        if found is None:
            return None
        low = _count(found[1])
        high = low if not found[2] else _count(found[3]) if found[3] else _LARGEST
        if high < low:
            self.fail("the numbers of the quantifier are out of order")
        self.at = found.end()
        return low, None if high == _LARGEST else high

    def atom(self) -> Node:
        c = self.text[self.at]
        if c == "(":
            return self.group()
        if c in "*+?" or _BRACES.match(self.text, self.at):
            self.fail("a quantifier with nothing to repeat")
        self.at += 1
        if c == "[":
            return Chars(self.char_class())
        if c == "\\":
            return self.escaped()
        if c == ".":
            return Chars(ANY if "s" in self.flags else complement(LINE_END))
        if c in "^$":
            return self.edge(ahead=c == "$")
        return Chars(self.folded(((ord(c), ord(c)),)))

    def edge(self, ahead: bool) -> Node:
        if "m" in self.flags:
            return Look(Chars(complement(LINE_END)), ahead, negated=True)
        return Edge("end" if ahead else "start")

    def escaped(self) -> Node:
        """What a backslash that has just been read introduces, outside of a class."""
        start, c = self.at - 1, self.peek()
        if c in ("b", "B"):
            if "i" in self.flags:
                self.fail(f"\\{c} inside (?i:...) is not supported", at=start)
            self.at += 1
            return Edge("word" if c == "b" else "inside")
        if c == "k":
            self.at += 1
            return Reference(self.name("\\k"), start)
        if digits := re.compile("[1-9][0-9]*").match(self.text, self.at):
            self.at = digits.end()
            return Reference(_count(digits[0]), start)
        found = self.escape(in_class=False)
        return Chars(self.folded(((found, found),)) if isinstance(found, int) else found)

    def group(self) -> Node:
        start, flags = self.at, self.flags
        node = self.group_of_kind()
        if not self.take(")"):
            self.fail("this group is never closed", at=start)
        self.flags = flags
        return node

    def group_of_kind(self) -> Node:
        if not self.text.startswith("(?", self.at):
            return self.capture(name=None)
        for opening, (ahead, negated) in _LOOKS.items():
            if self.take(opening):
                return Look(self.disjunction(), ahead, negated)
        if self.take("(?<"):
            self.at -= 1
            return self.capture(self.name("(?"))
        if modifiers := _MODIFIERS.match(self.text, self.at):
            self.modify(modifiers)
            return self.disjunction()
        raise self.foreign()

    def capture(self, name: str | None) -> Node:
        if name is None:
            self.at += 1
        elif name in self.names:
            self.fail(f"two groups are named {name}")
        self.groups += 1
        number = self.groups
        if name is not None:
            self.names[name] = number
        return Capture(self.disjunction(), number)

    def modify(self, found: re.Match[str]) -> None:
        more, less = found[1], found[2] or ""
        both = more + less
        if len(set(both)) != len(both) or found[2] == "" == more:
            self.fail("a modifier may be given once")
        self.flags = (self.flags | set(more)) - set(less)
        self.at = found.end()

    def name(self, before: str) -> str:
        found = re.compile(r"<([^<>]*)>").match(self.text, self.at)
        if not found or not found[1].replace("$", "_").isidentifier():
            self.fail(f"a name must follow, as in {before}<name>")
        self.at = found.end()
        return found[1]

    def foreign(self) -> PatternError:
        opening = self.text[self.at : self.at + 3]
        if re.compile(r"\(\?[a-zA-Z-]+\)").match(self.text, self.at):
            message = "ECMA-262 has no flags for the rest of a pattern"
            return PatternError(message, self.at, "write (?i:...) around what it is for")
        hint = _FOREIGN.get(opening, "a group opens with ( (?: (?<name> (?= (?! (?<= or (?<!")
        return PatternError(f"{opening} opens no group of ECMA-262", self.at, hint)


def _count(digits: str) -> int:
    return int(digits) if len(digits) < 11 and int(digits) < _LARGEST else _LARGEST
