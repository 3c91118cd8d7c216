"""``format`` (JSON Schema Validation 2020-12, section 7): an assertion when the package asks for
it (or the dialect's vocabulary does), else an annotation; so is a format that nobody knows.

    {"format": "date"}   "2024-02-29" and 1 pass, "2023-02-29" does not
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.format_checks import format_rule
from schemawright.ir.checks import AnyCheck, HasFormat, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import said
from schemawright.keywords.shapes import TEXT
from schemawright.text_types import asserted
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    if here.asserts_formats:
        yield from _lower_assertion(value, here)


def _lower_assertion(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """The format-assertion vocabulary: a format is an assertion whatever the package says."""
    # What a text is read as that has a type of one's own, it has to be.
    own = asserted(here.text_types.get(str(value), ""))
    rules = (format_rule(str(value), here.dialect.name), own)
    for rule in dict.fromkeys(rule for rule in rules if rule is not None):
        check = HasFormat(
            rule.name, rule.module, rule.function, rule.message, site=here.site("format")
        )
        yield When(rule.applies_to, check)


def _told(value: Json, beside: Mapping[str, Json]) -> str:
    """What the format is called; of a number, that it has a fraction is known."""
    types = beside.get("type")
    is_number = "number" in (types if isinstance(types, list) else [types])
    return "" if is_number and value in _OF_NUMBERS else _name(value, beside)


_name = said("Format: {}.")
#: How precise a number is, which nothing checks.
_OF_NUMBERS = ("double", "float")

KEYWORD = Keyword("format", TEXT, _lower, _told)
ASSERTION = Keyword("format", TEXT, _lower_assertion, _told)
