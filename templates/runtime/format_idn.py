"""The format idn-hostname: IDNA 2008 (RFC 5890 to 5893).

Which characters a label may have is computed from the Unicode data of the running
Python, as RFC 5892 says it; so a character is allowed once Python knows it.
"""

from functools import lru_cache
from unicodedata import category, is_normalized, normalize

from .format_hostname import is_ldh_hostname
from .format_idn_bidi import has_clear_direction
from .format_idn_context import CONTEXTUAL, fits

#: What separates labels besides the ASCII full stop (RFC 3490, section 3.1).
OTHER_STOPS = "\u3002\uff0e\uff61"

# RFC 5892, section 2.6.
_ALLOWED = frozenset("-\u00df\u03c2\u06fd\u06fe\u0f0b\u3007")
_REFUSED = frozenset("\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b")
# The letters and marks that the sections 2.3, 2.4 and 2.9 (Hangul jamo) take out.
_TAKEN_OUT = (
    (0x034F, 0x034F),
    (0x1100, 0x11FF),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x20D0, 0x20FF),
    (0x3164, 0x3164),
    (0xA960, 0xA97C),
    (0xD7B0, 0xD7FB),
    (0xFE00, 0xFE0F),
    (0x1D100, 0x1D24F),
    (0xE0100, 0xE01EF),
)
_LETTER_DIGITS = frozenset({"Ll", "Lu", "Lo", "Nd", "Lm", "Mn", "Mc"})


def is_idn_hostname(text: str) -> bool:
    """``실례.테스트``: each label is of ASCII (not all ``xn--…`` are) or a U-label."""
    if len(text) > 253:
        return False
    if text.isascii() and "--" not in text:
        return is_ldh_hostname(text)
    for stop in OTHER_STOPS:
        text = text.replace(stop, ".")
    labels = text.split(".")
    if not all(map(_is_label, labels)):
        return False
    return text.isascii() or sum(_wire_length(label) + 1 for label in labels) <= 254


def _is_label(label: str) -> bool:
    if not label.isascii():
        return is_u_label(label)
    if not is_ldh_hostname(label):
        return False
    return label[:4].lower() != "xn--" or is_a_label(label)


def is_a_label(label: str) -> bool:
    """Whether `label` (``xn--…``) is what a U-label is sent as (RFC 5891, 5.4)."""
    code = label[4:].lower()
    try:
        decoded = code.encode("ascii").decode("punycode")
    except ValueError:
        return False
    return not decoded.isascii() and is_u_label(decoded) and _punycode(decoded) == code


def is_u_label(label: str) -> bool:
    """Whether `label`, which is not ASCII, may stand in a name (RFC 5891, 4.2)."""
    if len(label) > 59 or "-" in {label[0], label[-1]} or label[2:4] == "--":
        return False
    if category(label[0])[0] == "M" or not is_normalized("NFC", label):
        return False
    for i, c in enumerate(label):
        if not (fits(label, i) if c in CONTEXTUAL else _is_allowed(c)):
            return False
    return _wire_length(label) <= 63 and has_clear_direction(label)


def _wire_length(label: str) -> int:
    return len(label) if label.isascii() else len("xn--" + _punycode(label))


def _punycode(label: str) -> str:
    return label.encode("punycode").decode("ascii")


@lru_cache(4096)
def _is_allowed(c: str) -> bool:
    """Whether `c` is PVALID (RFC 5892, section 3): allowed wherever it stands."""
    if "a" <= c <= "z" or "0" <= c <= "9" or c in _ALLOWED:
        return True
    if c in _REFUSED or category(c) not in _LETTER_DIGITS:
        return False
    # Unstable (section 2.2): lookups would find another character.
    if normalize("NFKC", normalize("NFKC", c).casefold()) != c:
        return False
    return not any(first <= ord(c) <= last for first, last in _TAKEN_OUT)
