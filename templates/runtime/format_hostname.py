"""The formats hostname (RFC 1123), ipv4 (RFC 2673) and ipv6 (RFC 4291)."""

import re

#: A label of letters, digits and inner hyphens; its length is not looked at.
LABEL = "[A-Za-z0-9]++(?>(?:-++[A-Za-z0-9]++)*)"

_OCTETS = frozenset(map(str, range(256)))

_match_labels = re.compile(rf"{LABEL}(?>(?:\.{LABEL})*)").fullmatch
_match_group = re.compile("[0-9A-Fa-f]{1,4}").fullmatch


def is_ldh_hostname(text: str) -> bool:
    """Labels of letters, digits and inner hyphens; what they mean is not looked at."""
    if len(text) > 253 or _match_labels(text) is None:
        return False
    return len(text) <= 63 or all(len(label) <= 63 for label in text.split("."))


def is_hostname(text: str) -> bool:
    """A host name whose labels that begin with ``xn--`` are A-labels (RFC 5890)."""
    if not is_ldh_hostname(text):
        return False
    if "--" not in text:
        return True
    from .format_idn import is_a_label

    labels = text.lower().split(".")
    return all(is_a_label(label) for label in labels if label.startswith("xn--"))


def is_ipv4(text: str) -> bool:
    """Four decimal numbers from 0 to 255, none with a leading zero."""
    parts = text.split(".", 4)
    return len(parts) == 4 and _OCTETS.issuperset(parts)


def is_ipv6(text: str) -> bool:
    """Eight groups, a run of them as ``::``, the last two perhaps as IPv4; no zone."""
    if len(text) > 45:
        return False
    left, gap, right = text.partition("::")
    if not gap:
        return _groups(left, ipv4_last=True) == 8
    before = _groups(left, ipv4_last=False) if left else 0
    after = _groups(right, ipv4_last=True) if right else 0
    return before >= 0 and after >= 0 and before + after <= 7


def _groups(text: str, ipv4_last: bool) -> int:
    """How many groups of 16 bits these are; -100 for anything else."""
    groups = text.split(":")
    count = len(groups)
    if ipv4_last and "." in groups[-1]:
        if not is_ipv4(groups.pop()):
            return -100
        count += 1
    return count if all(map(_match_group, groups)) else -100
