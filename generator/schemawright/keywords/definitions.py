"""``$defs`` and, before 2019-09, ``definitions`` (JSON Schema Core 2020-12, section 8.2.4): schemas
for references to lead to.

    {"$defs": {"count": {"type": "integer"}}, "items": {"$ref": "#/$defs/count"}}
                                                                [1] passes, ["a"] does not
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty_if_null
from schemawright.keywords.shapes import NAMED_SCHEMAS

DEFS = Keyword("$defs", NAMED_SCHEMAS, meant=empty_if_null)
DEFINITIONS = Keyword("definitions", NAMED_SCHEMAS, meant=empty_if_null)
