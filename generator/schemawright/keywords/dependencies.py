"""``dependencies`` (Validation draft 7, section 6.5.7; honoured in later drafts too): a list of
names is what is now ``dependentRequired``, a schema what is now ``dependentSchemas``.

    {"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}   {} passes, {"a": 1} does not
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from schemawright.ir.checks import AnyCheck, IfPresent, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.dependent_required import lower_member
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import sets_by_name
from schemawright.keywords.shapes import NAMES, SCHEMA, SOME_NAMES, Either, MapOf
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, dict)
    for name, wanted in value.items():
        if isinstance(wanted, list):
            yield from lower_member(name, [str(name) for name in wanted], "dependencies", here)
        else:
            yield When("object", IfPresent(name, here.in_place("dependencies", name)))


_NOUN = "a schema or a list of property names"

KEYWORD = Keyword(
    "dependencies",
    MapOf(Either(_NOUN, (SCHEMA, NAMES))),
    _lower,
    meant=sets_by_name,
    elsewhere='write {"anyOf": [{"not": {"required": [...]}}, {"required": [...]}]}',
)
DRAFT4 = replace(KEYWORD, shape=MapOf(Either(_NOUN, (SCHEMA, SOME_NAMES))))
