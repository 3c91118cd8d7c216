"""``nullable`` (OpenAPI 3.0, section 4.7.24): a switch of ``type``, which reads it.

{"type": "string", "nullable": true}   "a" and None pass, 1 does not
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty_if_null
from schemawright.keywords.shapes import TRUTH

KEYWORD = Keyword(
    "nullable",
    TRUTH,
    beside="type",
    meant=empty_if_null,
    elsewhere='add "null" to "type": ["string", "null"]',
)
