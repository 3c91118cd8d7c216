"""The format uri-template (RFC 6570, section 2), all four levels."""

import re
from functools import cache

from .format_iri import IPRIVATE, UCSCHAR

_ESCAPED = "%[0-9A-Fa-f]{2}"
# Section 2.1, with the apostrophe that erratum 6937 adds.
_LITERAL = rf"[!#$&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~{UCSCHAR}{IPRIVATE}]++|{_ESCAPED}"
_CHARACTER = rf"(?:[A-Za-z0-9_]|{_ESCAPED})"
_VARIABLE = rf"{_CHARACTER}(?>(?:\.?{_CHARACTER})*)(?:\*|:[1-9][0-9]{{0,3}})?"
_EXPRESSION = rf"\{{[+#./;?&=,!@|]?{_VARIABLE}(?>(?:,{_VARIABLE})*)\}}"


@cache
def _template() -> re.Pattern[str]:
    """Compiled when needed: classes with all of Unicode take some milliseconds."""
    return re.compile(rf"(?>(?:{_LITERAL}|{_EXPRESSION})*)")


def is_uri_template(text: str) -> bool:
    """``http://example.com/{?page,size*}/{term:3}``, or text without expressions."""
    return _template().fullmatch(text) is not None
