"""The format idn-email (RFC 6531, section 3.3): an address that may be Unicode."""

import re

from .format_email import is_mail_domain, local_part
from .format_idn import OTHER_STOPS, is_idn_hostname

# All that UTF-8 can encode, so no surrogates.
_match_local_part = re.compile(
    local_part("\x80-\ud7ff\ue000-\U0010ffff"),
).fullmatch


def is_idn_email(text: str) -> bool:
    """``joe@example.com`` or ``실례@실례.한국``; a domain is ASCII or of IDNA 2008."""
    local, _, domain = text.rpartition("@")
    if _match_local_part(local) is None:
        return False
    return is_mail_domain(domain) if domain.isascii() else _is_idn_domain(domain)


def _is_idn_domain(domain: str) -> bool:
    """Unlike in a host name, only the ASCII full stop separates labels here."""
    return is_idn_hostname(domain) and not any(c in OTHER_STOPS for c in domain)
