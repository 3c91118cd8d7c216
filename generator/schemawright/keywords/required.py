"""``required`` (JSON Schema Validation 2020-12, section 6.5.3).

{"required": ["a"]}   {"a": null} and [] pass, {} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Required, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import names as names_in
from schemawright.keywords.shapes import NAMES, SOME_NAMES
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    names = tuple(dict.fromkeys(map(str, value)))
    if names:
        yield When("object", Required(names, site=here.site("required")))


KEYWORD = Keyword("required", NAMES, _lower, meant=names_in)
DRAFT4 = Keyword("required", SOME_NAMES, _lower, meant=names_in)
