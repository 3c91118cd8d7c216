"""What HTTP allows in names (RFC 9110), as patterns to match in full."""

from __future__ import annotations

import re

_TCHARS = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_QUOTED = r'"[^"\\\x00-\x1f\x7f]*"'

#: A header's name, a method (section 5.6.2).
NAME = re.compile(_TCHARS)
#: ``text/plain; charset=utf-8``, or a range like ``text/*`` (sections 8.3.1 and 12.5.1).
MEDIA_TYPE = re.compile(rf"{_TCHARS}/{_TCHARS}(?:[ \t]*;[ \t]*{_TCHARS}=(?:{_TCHARS}|{_QUOTED}))*")
#: ``404``, ``4XX`` or ``default`` (section 15; OpenAPI 3.1, section 4.8.16).
STATUS = re.compile(r"[1-5][0-9]{2}|[1-5]XX|default")
#: What a slip gives where a name of HTTP belongs. A text with other characters, such as quotes and
#: line ends, was written to be something else than a name, and is worth no tolerance.
SLIP = re.compile(r"[\w .,;:/*+{}=$%@|~^&!?#-]*")
#: Characters that no name may have, wherever it is sent.
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
