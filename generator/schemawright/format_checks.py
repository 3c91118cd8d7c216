"""Which formats are checked at run time, by which helper, and what is said when one fails.

This table is the single source: the keyword ``format`` looks here, and so do the models. The
functions are in ``templates/runtime/format_*.py``; a name that is not here is an
annotation (JSON Schema Validation 2020-12, section 7.2.3), as are ``double``, ``password`` and
the other names of the OpenAPI registry that only describe.
"""

from __future__ import annotations

from typing import Literal

from schemawright.data_classes import frozen


@frozen
class FormatRule:
    """One checked format. Values of another type than `applies_to` are never wrong; of that
    type they are when `function` of ``_runtime/<module>.py`` says False (it takes a str, or
    for ``number`` an int or float). `message` completes a sentence that begins with the
    value."""

    name: str
    applies_to: Literal["string", "integer", "number"]
    module: str
    function: str
    message: str


def format_rule(name: str, dialect_name: str) -> FormatRule | None:
    """The rule for format `name` in the dialect called so (`Dialect.name`), or None when the
    format is an annotation there.

    A format that came with a later draft is honoured in the earlier ones too, since its name
    can mean nothing else.
    """
    if dialect_name in _BEFORE_A_LABELS and name == "hostname":
        return _LDH_HOSTNAME
    return _RULES.get(name)


def _string(name: str, module: str, message: str) -> FormatRule:
    function = "is_" + name.replace("-", "_")
    return FormatRule(name, "string", f"format_{module}", function, message)


def _number(name: str, message: str) -> FormatRule:
    return FormatRule(name, "number", "format_number", f"is_{name}", message)


FORMATS: tuple[FormatRule, ...] = (
    _string("date-time", "date_time", "is not a date-time (RFC 3339, section 5.6)"),
    _string("date", "date_time", "is not a full date (RFC 3339, section 5.6)"),
    _string("time", "date_time", "is not a time with offset (RFC 3339, section 5.6)"),
    _string("duration", "duration", "is not a duration (RFC 3339, appendix A)"),
    _string("email", "email", "is not an e-mail address (RFC 5321, section 4.1.2)"),
    _string("idn-email", "idn_email", "is not an e-mail address (RFC 6531, section 3.3)"),
    _string("hostname", "hostname", "is not a host name (RFC 1123, section 2.1)"),
    _string("idn-hostname", "idn", "is not an internationalized host name (RFC 5890)"),
    _string("ipv4", "hostname", "is not an IPv4 address (RFC 2673, section 3.2)"),
    _string("ipv6", "hostname", "is not an IPv6 address (RFC 4291, section 2.2)"),
    _string("uri", "uri", "is not a URI (RFC 3986, section 3)"),
    _string("uri-reference", "uri", "is not a URI reference (RFC 3986, section 4.1)"),
    _string("iri", "iri", "is not an IRI (RFC 3987, section 2.2)"),
    _string("iri-reference", "iri", "is not an IRI reference (RFC 3987, section 2.2)"),
    _string("uri-template", "uri_template", "is not a URI template (RFC 6570, section 2)"),
    _string("uuid", "uuid", "is not a UUID (RFC 4122, section 3)"),
    _string("json-pointer", "pointer", "is not a JSON pointer (RFC 6901, section 3)"),
    _string("relative-json-pointer", "pointer", "is not a relative JSON pointer"),
    _string("regex", "regex", "is not a regular expression (ECMA-262)"),
    _number("int32", "is not an integer of 32 bits (OpenAPI format int32)"),
    _number("int64", "is not an integer of 64 bits (OpenAPI format int64)"),
)

#: Formats that are annotations everywhere: those of the OpenAPI format registry that only
#: describe, of draft 3, and of what other tools know besides.
DESCRIPTIVE_FORMATS = frozenset(
    """
    base64url binary byte char color commonmark date-time-local decimal decimal128 double
    double-int ethereum-address file float html http-date int8 int16 iso-date-time iso-time
    markdown media-range password phone sf-binary sf-boolean sf-decimal sf-integer sf-string
    sf-token style time-local uint8 uint16 uint32 uint64 unix-time utc-millisec
    """.split()
)

_RULES = {rule.name: rule for rule in FORMATS}

#: Draft 7 is the first to say that a host name may be one produced by Punycode; before it a
#: label that begins with ``xn--`` is like any other (RFC 1034, section 3.1).
_BEFORE_A_LABELS = frozenset({"draft4", "draft6", "openapi30", "swagger20", "swagger20-value"})
_LDH_HOSTNAME = FormatRule(
    "hostname",
    "string",
    "format_hostname",
    "is_ldh_hostname",
    "is not a host name (RFC 1034, section 3.1)",
)

#: All functions that decide about formats.
FORMAT_FUNCTIONS = frozenset(rule.function for rule in (*FORMATS, _LDH_HOSTNAME))
