"""Characters that a label may have in some places only (RFC 5892, appendix A)."""

from unicodedata import combining, name

_ARABIC_DIGITS = frozenset(map(chr, range(0x0660, 0x066A)))
_EXTENDED_DIGITS = frozenset(map(chr, range(0x06F0, 0x06FA)))
_VIRAMA = 9

#: The characters that `fits` is about.
CONTEXTUAL = (
    frozenset("\u200c\u200d\u00b7\u0375\u05f3\u05f4\u30fb")
    | _ARABIC_DIGITS
    | _EXTENDED_DIGITS
)


def fits(label: str, i: int) -> bool:
    """Whether the contextual character at `i` may stand there."""
    c, before, after = label[i], label[max(0, i - 1) : i], label[i + 1 : i + 2]
    if c == "\u200c" or c == "\u200d":
        return _joins(label, i)
    if c == "\u00b7":
        return before == after == "l"
    if c == "\u0375":
        return _is_of(after, "GREEK ")
    if c == "\u05f3" or c == "\u05f4":
        return _is_of(before, "HEBREW ")
    if c == "\u30fb":
        return any(map(_is_japanese, label))
    other = _EXTENDED_DIGITS if c in _ARABIC_DIGITS else _ARABIC_DIGITS
    return other.isdisjoint(label)


def _joins(label: str, i: int) -> bool:
    """A joiner follows a virama; a non-joiner may also part two letters that join."""
    if i and combining(label[i - 1]) == _VIRAMA:
        return True
    if label[i] == "\u200d":
        return False
    from .format_idn_joining import parts_joined_letters

    return parts_joined_letters(label, i)


def _is_of(c: str, script: str) -> bool:
    """`unicodedata` has no scripts, but a letter's name begins with its script. (Not so
    for a few compatibility characters, which no label may have anyway.)"""
    return c != "" and name(c, "").startswith(script)


_JAPANESE = (
    "HIRAGANA ",
    "HENTAIGANA ",
    "KATAKANA LETTER ",
    "KATAKANA ITERATION MARK",
    "CJK UNIFIED IDEOGRAPH-",
    "IDEOGRAPHIC ITERATION MARK",
    "IDEOGRAPHIC NUMBER ZERO",
)


def _is_japanese(c: str) -> bool:
    """Whether `c` is of the scripts Hiragana, Katakana or Han."""
    return name(c, "").startswith(_JAPANESE)
