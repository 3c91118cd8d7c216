"""``nullable`` (OpenAPI 3.0, section 4.7.24), and its elder ``x-nullable``: a switch of ``type``,
which reads it. Swagger 2.0 knows no null, so there ``enum`` reads it too.

{"type": "string", "nullable": true}   "a" and None pass, 1 does not
"""

from __future__ import annotations

from dataclasses import replace

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import empty_if_null
from schemawright.keywords.shapes import TRUTH

_ELSEWHERE = 'add "null" to "type": ["string", "null"]'

KEYWORD = Keyword("nullable", TRUTH, beside="type", meant=empty_if_null, elsewhere=_ELSEWHERE)
SWAGGER20 = replace(KEYWORD, name="x-nullable")
