"""What describes and asserts nothing (JSON Schema Validation 2020-12, section 9; OpenAPI 3.0,
section 4.7.24): documentation tells it.

    {"title": "Age", "default": 0, "examples": [18]}   everything passes
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import a_remark, empty_if_null
from schemawright.keywords.sentences import exemplified, flagged, said
from schemawright.keywords.shapes import ANYTHING, TEXT, TRUTH, ListOf, Members

TITLE = Keyword("title", TEXT, meant=a_remark)
DESCRIPTION = Keyword("description", TEXT, meant=a_remark)
COMMENT = Keyword("$comment", TEXT, meant=a_remark)
DEFAULT = Keyword("default", ANYTHING, sentence=said("Default: {}."))
EXAMPLES = Keyword("examples", ListOf(ANYTHING), sentence=exemplified, meant=a_remark)
READ_ONLY = Keyword("readOnly", TRUTH, sentence=flagged("Read-only."), meant=empty_if_null)
WRITE_ONLY = Keyword("writeOnly", TRUTH, sentence=flagged("Write-only."), meant=empty_if_null)
DEPRECATED = Keyword("deprecated", TRUTH, sentence=flagged("Deprecated."), meant=a_remark)

#: OpenAPI's.
EXAMPLE = Keyword("example", ANYTHING, sentence=said("Example: {}."))
EXTERNAL_DOCS = Keyword(
    "externalDocs",
    Members((("url", TEXT), ("description", TEXT)), required=("url",)),
    meant=a_remark,
)
XML = Keyword(
    "xml",
    Members(
        (
            *((name, TEXT) for name in ("name", "namespace", "prefix")),
            *((name, TRUTH) for name in ("attribute", "wrapped")),
        )
    ),
    meant=a_remark,
)
