"""``$recursiveRef`` (JSON Schema Core 2019-09, section 8.2.4.2): ``#``, or, when the schema there
has ``"$recursiveAnchor": true``, the outermost schema of the dynamic scope that has it too.

    {"properties": {"child": {"$recursiveRef": "#"}}}   {"child": {}} passes
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import TEXT
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield here.follow_dynamic("$recursiveRef")


KEYWORD = Keyword(
    "$recursiveRef", TEXT, _lower, refers=True, elsewhere='since 2020-12 it is called "$dynamicRef"'
)
#: The metaschema of 2020-12 says that it is a string, and no vocabulary what it means.
DRAFT2020 = Keyword("$recursiveRef", TEXT, elsewhere=KEYWORD.elsewhere)
