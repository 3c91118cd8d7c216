"""``enum`` (JSON Schema Validation 2020-12, section 6.1.2).

{"enum": ["a", 1]}   "a" and 1.0 pass, True does not

In OpenAPI 3.0 null must be listed even when ``nullable`` admits it (clarified in 3.0.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from schemawright.ir.checks import AnyCheck, IsAmong
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import a_set
from schemawright.keywords.shapes import ANYTHING, ListOf
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    yield IsAmong(tuple(value), site=here.site("enum"))


def _lower_swagger20(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """With ``x-nullable: true`` null is one of the values, listed or not."""
    assert isinstance(value, list)
    more = [None] if here.get("x-nullable") is True and None not in value else []
    yield IsAmong((*value, *more), site=here.site("enum"))


KEYWORD = Keyword("enum", ListOf(ANYTHING), _lower)
DRAFT4 = Keyword("enum", ListOf(ANYTHING, filled=True, distinct=True), _lower, meant=a_set)
SWAGGER20 = replace(DRAFT4, lower=_lower_swagger20)
