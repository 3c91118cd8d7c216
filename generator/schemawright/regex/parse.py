"""Text of a pattern → tree (ECMA-262, section 22.2.1, in unicode mode).

Unicode mode as JSON Schema recommends, and as lenient as real documents need (Annex B.1.2):
an escaped character that is neither letter nor digit stands for itself (``\\-``, ``\\@``), so do
``{``, ``}`` and ``]`` where they open or close nothing, and ``[\\w-.]`` has a hyphen in it.
So are an assertion with a quantifier and some of what only other languages have (`foreign`), with
a remark. The rest (``(?P<name>…)``, possessive quantifiers) is refused.
"""

from __future__ import annotations

import re

from schemawright.data_classes import frozen
from schemawright.limits import limits, setting
from schemawright.regex import dialect_extensions
from schemawright.regex.charset import ANY, LINE_END, complement
from schemawright.regex.escapes import Escapes
from schemawright.regex.nodes import (
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
from schemawright.regex.pattern_error import PatternError

#: Groups inside groups; a tree that deep is still safe to walk recursively.
DEEPEST = 60
#: Beyond this, a count means "without end": no text is that long, and `re` takes no more.
_LARGEST = 2**31

_BRACES = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_MODIFIERS = re.compile(r"\(\?([ims]*)(?:-([ims]*))?:")
_LOOKS = {"(?=": (True, False), "(?!": (True, True), "(?<=": (False, False), "(?<!": (False, True)}


@frozen
class Parsed:
    """A pattern as it was read."""

    tree: Node
    #: The numbers of the named groups.
    names: dict[str, int]
    #: What is not ECMA-262, and how it was read.
    remarks: tuple[str, ...]


def parse(pattern: str) -> Parsed:
    """What `pattern` says, as a tree; `PatternError` if it is none."""
    longest = limits().pattern_length
    if len(pattern) > longest:
        hint = f"if so many are meant, raise {setting('pattern_length')}"
        raise PatternError(f"it has more than {longest:,} characters", longest, hint)
    if any("\ud800" <= c <= "\udfff" for c in pattern):
        # Two surrogates in a row are one character in unicode mode; a lone one is itself.
        pattern = pattern.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    parser = _PatternParser(pattern)
    return Parsed(parser.whole(), parser.names, tuple(parser.remarks))


class _PatternParser(Escapes):
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
            if not self.flags_for_the_rest(items):
                items.append(self.term())
        return sequence(items)

    def flags_for_the_rest(self, before: list[Node]) -> bool:
        """Whether ``(?i)`` stands here; then it is read, and holds until the group ends. Only at
        the start of an alternative: further on, languages differ in what the rest is."""
        match = dialect_extensions.FLAGS.match(self.text, self.at)
        if match is None or any(item != Edge("start") for item in before):
            return False
        self.flags |= set(match[1])
        self.at = match.end()
        self.remark(match[0], f"(?{match[1]}:...) around the rest")
        return True

    def term(self) -> Node:
        start = self.at
        node = self.atom()
        atom = self.text[start : self.at]
        counts = self.quantifier()
        if counts is None:
            return node
        low, high = counts
        lazy = self.take("?")
        if isinstance(node, (Look, Edge)) and (atom[0] != "(" or atom.startswith(tuple(_LOOKS))):
            # Annex B.1.2, of a lookahead: an empty turn counts only where one is needed.
            self.remark(
                f"a quantifier after {dialect_extensions.assertion(atom)}", "{1}" if low else "{0}"
            )
            low = high = min(low, 1)
        if self.peek() in ("+", "*", "?") or _BRACES.match(self.text, self.at):
            self.fail("a quantifier after a quantifier (possessive ones are not ECMA-262)")
        return Repeat(node, low, high, lazy)

    def quantifier(self) -> tuple[int, int | None] | None:
        for sign, counts in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(sign):
                return counts
        match = _BRACES.match(self.text, self.at)
        if match is None:
            return None
        low = _count(match[1])
        high = low if not match[2] else _count(match[3]) if match[3] else _LARGEST
        if high < low:
            self.fail("the numbers of the quantifier are out of order")
        self.at = match.end()
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
        if c and c in dialect_extensions.ANCHORS:
            self.at += 1
            self.remark(f"\\{c}", dialect_extensions.ANCHORS[c])
            return Edge("start" if c == "A" else "end")
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
        escape = self.escape(in_class=False)
        return Chars(self.folded(((escape, escape),)) if isinstance(escape, int) else escape)

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
        message, hint = dialect_extensions.group_refused(self.text[self.at :])
        raise PatternError(message, self.at, hint)

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

    def modify(self, match: re.Match[str]) -> None:
        more, less = match[1], match[2] or ""
        both = more + less
        if len(set(both)) != len(both) or match[2] == "" == more:
            self.fail("a modifier may be given once")
        self.flags = (self.flags | set(more)) - set(less)
        self.at = match.end()

    def name(self, before: str) -> str:
        match = re.compile(r"<([^<>]*)>").match(self.text, self.at)
        if not match or not match[1].replace("$", "_").isidentifier():
            self.fail(f"a name must follow, as in {before}<name>")
        self.at = match.end()
        return match[1]


def _count(digits: str) -> int:
    return int(digits) if len(digits) < 11 and int(digits) < _LARGEST else _LARGEST
