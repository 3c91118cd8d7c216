"""The formats iri and iri-reference (RFC 3987): URIs with letters of all scripts."""

from .format_uri import fits, reference_pattern, uri_pattern

# Section 2.2, for character classes. Each plane ends before its two noncharacters, and
# the tags of plane 14 are left out.
_PLANES = "".join(f"{chr(p << 16)}-{chr((p << 16) + 0xFFFD)}" for p in range(1, 14))
UCSCHAR = rf"\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd"
IPRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"


def is_iri(text: str) -> bool:
    """``http://ƒøø.ßår/?∂éœ=πîx``: a scheme is required."""
    return fits(text, uri_pattern(UCSCHAR, IPRIVATE))


def is_iri_reference(text: str) -> bool:
    """An IRI, or one without scheme and more: ``//ƒøø.ßår/``, ``âππ``, ``#ƒräg``."""
    return fits(text, reference_pattern(UCSCHAR, IPRIVATE))
