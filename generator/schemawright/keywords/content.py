"""``contentEncoding``, ``contentMediaType``, ``contentSchema`` (JSON Schema Validation 2020-12,
section 8): what a string holds; nothing is asserted about it.

    {"contentEncoding": "base64", "contentMediaType": "image/png"}   every string passes
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import said
from schemawright.keywords.shapes import SCHEMA, TEXT

ENCODING = Keyword("contentEncoding", TEXT, sentence=said("Encoded in {}."), about="string")
MEDIA_TYPE = Keyword("contentMediaType", TEXT, sentence=said("Holds {}."), about="string")
SCHEMA_OF_CONTENT = Keyword("contentSchema", SCHEMA)
