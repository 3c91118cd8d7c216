"""What is known of formats without running them: which imply which, and strings of each.

The functions behind formats are the run time's; a format whose function is not known here is
compared by its name alone.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Format → those that every string of it has as well, by the definitions in their RFCs.
IMPLIED: Mapping[str, frozenset[str]] = {
    "uri": frozenset({"uri-reference", "iri", "iri-reference"}),
    "uri-reference": frozenset({"iri-reference"}),
    "iri": frozenset({"iri-reference"}),
    "email": frozenset({"idn-email"}),
}

_DATE = "([0-9]+[Dd]|[0-9]+[Mm]([0-9]+[Dd])?|[0-9]+[Yy]([0-9]+[Mm]([0-9]+[Dd])?)?)"
_TIME = "[Tt]([0-9]+[Ss]|[0-9]+[Mm]([0-9]+[Ss])?|[0-9]+[Hh]([0-9]+[Mm]([0-9]+[Ss])?)?)"
_OCTET = "([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])"

#: Format → a pattern that all its strings match, and no others.
EXACT: Mapping[str, str] = {
    "duration": f"^[Pp]([0-9]+[Ww]|{_DATE}({_TIME})?|{_TIME})$",
    "ipv4": rf"^{_OCTET}(\.{_OCTET}){{3}}$",
    "json-pointer": "^(/([^~]|~[01])*)?$",
    "uuid": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
}

#: Format → a pattern that all its strings match: sound to rely on, and not all there is to it.
SHAPES: Mapping[str, str] = {
    "date": r"^[0-9]{4}-[01][0-9]-[0-3][0-9]$",
    "date-time": r"^[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9]:[0-6][0-9]",
    "time": r"^[0-2][0-9]:[0-5][0-9]:[0-6][0-9]",
    "ipv6": r"^[0-9A-Fa-f:.]{2,45}$",
    "uri": r"^[A-Za-z][A-Za-z0-9+.-]*:",
    "iri": r"^[A-Za-z][A-Za-z0-9+.-]*:",
    "email": "@",
    "idn-email": "@",
    "relative-json-pointer": r"^[0-9]",
}

#: Format → strings that have it, each of another sort.
SAMPLES: Mapping[str, tuple[str, ...]] = {
    "date": ("2024-02-29", "1999-12-31"),
    "date-time": ("2024-02-29T12:30:00Z", "1999-12-31T23:59:59.5+01:00"),
    "time": ("12:30:00Z", "23:59:59.5+01:00"),
    "duration": ("P1D", "PT1H", "P1Y2M3DT4H5M6S"),
    "email": ("a@b.co", "first.last@example.org"),
    "idn-email": ("a@b.co", "\u00fc@example.org"),
    "hostname": ("a", "example.org", "a-b.example.org"),
    "idn-hostname": ("a", "example.org", "b\u00fccher.example"),
    "ipv4": ("127.0.0.1", "1.2.3.4"),
    "ipv6": ("::1", "2001:db8::1"),
    "uri": ("a:b", "https://example.org/a?b#c", "urn:a:b", "mailto:a@b.co"),
    "uri-reference": ("a", "", "/a/b", "#a", "https://example.org/a?b#c"),
    "iri": ("a:b", "https://example.org/\u00fc"),
    "iri-reference": ("a", "", "/\u00fc", "https://example.org/\u00fc"),
    "uri-template": ("a", "", "{a}", "https://example.org/{a}"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000",),
    "json-pointer": ("", "/a", "/a/0"),
    "relative-json-pointer": ("0", "1/a", "0#"),
    "regex": ("a", "", "^a+$"),
}

#: Strings that hardly have any format.
STRAY = ("", "a", "1", " ", "\u00fc", "%", "{", "(", "a b", "-", "\\", "<>", "\n", "a:", "//[")


def implies(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Has every string of the format `one` the format `other`? Both as name, module, function."""
    return one == other or other[0] in IMPLIED.get(one[0], ())
