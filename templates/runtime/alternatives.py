"""How many of several tests are true."""

from __future__ import annotations


def exactly_one(*verdicts: bool) -> bool:
    """Is one of `verdicts` true, and no other?"""
    return verdicts.count(True) == 1
