"""``nullable`` (OpenAPI 3.0, section 4.7.24), and its elder ``x-nullable``: a switch of ``type``,
which reads it. Swagger 2.0 knows no null, so there ``enum`` reads it too.

{"type": "string", "nullable": true}   "a" and None pass, 1 does not
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import TRUTH

_ELSEWHERE = 'add "null" to "type": ["string", "null"]'

KEYWORD = Keyword("nullable", TRUTH, beside="type", elsewhere=_ELSEWHERE)
SWAGGER20 = Keyword("x-nullable", TRUTH, beside="type", elsewhere=_ELSEWHERE)
