"""Keywords of draft 3, which is not read: known so that somebody can be told what replaced them."""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import ANYTHING, NUMBER

DIVISIBLE_BY = Keyword(
    "divisibleBy", NUMBER, beside="type", elsewhere='it is called "multipleOf" since draft 4'
)
EXTENDS = Keyword(
    "extends", ANYTHING, beside="type", elsewhere='it is called "allOf" since draft 4'
)
DISALLOW = Keyword(
    "disallow",
    ANYTHING,
    beside="type",
    elsewhere='it is written {"not": {"type": ...}} since draft 4',
)
