"""``dependentRequired`` (JSON Schema Validation 2020-12, section 6.5.4).

{"dependentRequired": {"a": ["b"]}}   {"a": 1, "b": 2} and {} pass, {"a": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, IfPresent, Required, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import sets_by_name
from schemawright.keywords.shapes import NAMES, MapOf
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, dict)
    for name, wanted in value.items():
        assert isinstance(wanted, list)
        yield from lower_member(name, [str(name) for name in wanted], "dependentRequired", here)


def lower_member(
    name: str, wanted: list[str], keyword: str, here: LoweringContext
) -> Iterable[AnyCheck]:
    """One member: `name` asks for all of `wanted`."""
    if wanted:
        site = here.site(keyword, name)
        yield When("object", IfPresent(name, Required(tuple(wanted), name, site=site)))


KEYWORD = Keyword(
    "dependentRequired",
    MapOf(NAMES),
    _lower,
    meant=sets_by_name,
    elsewhere='before 2019-09 it is called "dependencies"',
)
