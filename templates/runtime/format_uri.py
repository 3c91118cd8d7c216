"""The formats uri and uri-reference (RFC 3986)."""

import re
from functools import cache

from .format_hostname import is_ipv6


def is_uri(text: str) -> bool:
    """``http://example.com/a?b#c``, ``urn:isbn:0``: a scheme is required."""
    return fits(text, uri_pattern("", ""))


def is_uri_reference(text: str) -> bool:
    """A URI, or one without scheme and more: ``//host/a``, ``path``, ``#a``."""
    return fits(text, reference_pattern("", ""))


def fits(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether all of `text` matches and an IPv6 host in it (the only group) is one."""
    match = pattern.fullmatch(text)
    if match is None:
        return False
    return match.lastindex is None or is_ipv6(match[1])


@cache
def uri_pattern(more: str, private: str) -> re.Pattern[str]:
    """RFC 3986, appendix A, with `more` characters beside the unreserved ones (RFC 3987
    has some) and `private` ones, which only a query may have."""
    return re.compile("[A-Za-z][A-Za-z0-9+.-]*+:" + _after_scheme(more, private))


@cache
def reference_pattern(more: str, private: str) -> re.Pattern[str]:
    """Without a scheme, a colon in the first segment would be read as its end."""
    rest = _after_scheme(more, private)
    return re.compile(rf"(?:[A-Za-z][A-Za-z0-9+.-]*+:|(?![^/?#:]*+:)){rest}")


def _after_scheme(more: str, private: str) -> str:
    plain = rf"A-Za-z0-9._~!$&'()*+,;={more}\-"
    escaped = "%[0-9A-Fa-f]{2}"
    host = (
        r"(?:\[(?:([0-9A-Fa-f:.]++)|[Vv][0-9A-Fa-f]++\.[A-Za-z0-9._~!$&'()*+,;=:-]++)\]"
        rf"|(?>(?:[{plain}]++|{escaped})*))"
    )
    authority = rf"(?:(?>(?:[{plain}:]++|{escaped})*)@)?{host}(?::[0-9]*+)?"
    path = rf"(?>(?:[{plain}:@/]++|{escaped})*)"
    query = rf"(?:\?(?>(?:[{plain}:@/?{private}]++|{escaped})*))?"
    fragment = rf"(?:#(?>(?:[{plain}:@/?]++|{escaped})*))?"
    return rf"(?://{authority}(?:/{path})?|(?!//){path}){query}{fragment}"
