"""The format email (RFC 5321, section 4.1.2, ``Mailbox``)."""

import re

from .format_hostname import LABEL, is_ipv6, is_ldh_hostname


def local_part(more: str) -> str:
    """A pattern of what stands before the at sign; `more` goes into its classes."""
    atom = rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~{more}-]++"
    quoted = rf'"(?>(?:[ !#-\[\]-~{more}]++|\\[ -~])*)"'
    return rf"(?:{atom}(?>(?:\.{atom})*)|{quoted})"


_match_local_part = re.compile(local_part("")).fullmatch
_match_usual = re.compile(rf"{local_part('')}@{LABEL}(?>(?:\.{LABEL})*)").fullmatch


def is_email(text: str) -> bool:
    """``joe@example.com``, ``"joe bloggs"@example.com``, ``joe@[127.0.0.1]``."""
    if len(text) <= 64 and _match_usual(text) is not None:
        return True
    local, _, domain = text.rpartition("@")
    return _match_local_part(local) is not None and is_mail_domain(domain)


def is_mail_domain(domain: str) -> bool:
    """A host name, or an address in brackets."""
    if domain[:1] != "[":
        return is_ldh_hostname(domain)
    if domain[-1] != "]":
        return False
    address = domain[1:-1]
    if address[:5].upper() == "IPV6:":
        return _is_mail_ipv6(address[5:])
    parts = address.split(".", 4)
    return len(parts) == 4 and all(map(_is_octet, parts))


def _is_octet(text: str) -> bool:
    """Unlike elsewhere, an octet may have leading zeros here (``Snum``)."""
    return len(text) <= 3 and text.isascii() and text.isdecimal() and int(text) <= 255


def _is_mail_ipv6(text: str) -> bool:
    """Section 4.1.3: ``::`` stands for two groups at least."""
    if not is_ipv6(text):
        return False
    groups = sum(map(bool, text.split(":"))) + ("." in text)
    return "::" not in text or groups <= 6
