"""``pattern`` (JSON Schema Validation 2020-12, section 6.3.3): an ECMA-262 regular expression,
in Unicode mode, found anywhere in the string.

    {"pattern": "^a+$"}   "aa" and 1 pass, "ab" and "a\\n" do not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, Matches, When
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import matched
from schemawright.keywords.shapes import TEXT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    pattern = here.pattern(str(value), "pattern")
    if pattern is not None:
        yield When("string", Matches(pattern, site=here.site("pattern")))


KEYWORD = Keyword("pattern", TEXT, _lower, matched, about="string")
