"""What can be seen of a pattern without matching: literals, and patterns that allow all."""

from __future__ import annotations

from itertools import product
from typing import Literal, TypeAlias

from schemawright.regex.charset import ANY, CharSet, complement, size
from schemawright.regex.nodes import Chars, Choice, Edge, Node, Repeat, Sequence, matches_empty

Method: TypeAlias = Literal["search", "match", "fullmatch"]

_START, _END = Edge("start"), Edge("end")
#: More strings than this are not written out, unless the pattern itself does it.
_MOST = 64
#: The last character that `re` has a table for.
_TABLED = 0xFFFF
#: Classes with more characters than this are no list of characters.
_FEW = 4


def everything(tree: Node) -> bool:
    """Whether every string matches; False when it is not obvious."""
    items = list(_items(tree))
    if isinstance(tree, Choice):
        return any(map(everything, tree.options))
    if _START not in items or _END not in items:
        return all(item in (_START, _END) or matches_empty(item) for item in items)
    inner = [item for item in items if item not in (_START, _END)]
    framed = items[0] == _START and items[-1] == _END and len(inner) == len(items) - 2
    return framed and all(map(matches_empty, inner)) and Repeat(Chars(ANY), 0, None) in inner


def prefix(tree: Node) -> str | None:
    """The text that a string must start with, if the pattern asks for exactly that."""
    items = _items(tree)
    return _text(items[1:]) if items[:1] == (_START,) else None


def suffix(tree: Node) -> str | None:
    """The text that a string must end with, if the pattern asks for exactly that."""
    items = _items(tree)
    return _text(items[:-1]) if items[-1:] == (_END,) else None


def text_inside(tree: Node) -> str | None:
    """The text that must be somewhere in a string, if the pattern asks for exactly that."""
    return _text(_items(tree))


def exact_strings(tree: Node) -> tuple[str, ...] | None:
    """The only strings that match, if the pattern lists them or they are few; sorted."""
    if isinstance(tree, Choice):
        parts = [exact_strings(option) for option in tree.options]
        listed = [part for part in parts if part is not None]
        texts = sorted({text for part in listed for text in part})
        return tuple(texts) if len(listed) == len(parts) else None
    items = _items(tree)
    if len(items) < 2 or items[0] != _START or items[-1] != _END:
        return None
    strings = _strings(Sequence(items[1:-1]))
    return None if strings is None else tuple(sorted(set(strings)))


def framed(tree: Node) -> tuple[Method, Node]:
    """The method of a compiled expression that asks what a search for `tree` asks, and what is
    left to search for: an anchor that the method stands for needs not be tried."""
    items = _items(tree)
    if items[:1] != (_START,):
        return "search", tree
    if len(items) > 1 and items[-1] == _END:
        return "fullmatch", Sequence(items[1:-1])
    return "match", Sequence(items[1:])


def stray(tree: Node) -> tuple[CharSet, int, int | None] | None:
    """``^[a-z]{1,9}$`` asks for a length and that there be no character but some: those that
    may not be there, and the bounds of the length."""
    match _items(tree):
        case (Edge("start"), Repeat(Chars(ranges), low, high), Edge("end")) if _is_quick(ranges):
            return complement(ranges), low, high
    return None


def _is_quick(chars: CharSet) -> bool:
    """`re` has a table for the first 65,536 characters and tries ranges above one by one, so a
    search for what many of them do not have would try them all for each character."""
    return any(all(high <= _TABLED for _, high in some) for some in (chars, complement(chars)))


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _text(items: tuple[Node, ...]) -> str | None:
    strings = _strings(Sequence(items))
    return strings[0] if strings and len(strings) == 1 and strings[0] else None


def _strings(node: Node) -> list[str] | None:
    """All that `node` matches, when it is a short list of strings and looks at nothing else."""
    match node:
        case Chars(ranges) if size(ranges) <= _FEW:
            return [chr(code) for low, high in ranges for code in range(low, high + 1)]
        case Choice(options):
            lists = [_strings(option) for option in options]
            short = [strings for strings in lists if strings is not None]
            texts = [text for strings in short for text in strings]
            few = len(texts) <= max(_MOST, len(options))
            return texts if few and len(short) == len(lists) else None
        case Sequence(items):
            return _products([_strings(item) for item in items])
        case Repeat(body, low, high) if high is not None and high <= _MOST:
            strings = _strings(body)
            return None if strings is None else _powers(strings, low, high)
    return None


def _products(lists: list[list[str] | None]) -> list[str] | None:
    texts = [""]
    for strings in lists:
        if strings is None:
            return None
        if min(len(texts), len(strings)) > 1 and len(texts) * len(strings) > _MOST:
            return None
        texts = [front + back for front, back in product(texts, strings)]
    return texts


def _powers(strings: list[str], low: int, high: int) -> list[str] | None:
    texts: list[str] = []
    for count in range(low, high + 1):
        turn = _products([strings] * count)
        if turn is None or len(texts) + len(turn) > _MOST:
            return None
        texts += turn
    return texts
