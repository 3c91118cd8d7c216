"""What a schema is called and which dialect it is written in (JSON Schema Core 2020-12, sections
8.1 and 8.2): read when references are resolved.

    {"$id": "https://example.com/a", "$defs": {"b": {"$anchor": "b"}}, "$ref": "#b"}
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import a_remark
from schemawright.keywords.shapes import TEXT, TRUTH, MapOf, Text

#: A URI reference without a fragment; an empty one is let pass.
_WITHOUT_FRAGMENT = Text("[^#]*#?")
_NAME = Text("[A-Za-z_][-A-Za-z0-9._]*")

DIALECT = Keyword("$schema", TEXT)
VOCABULARY = Keyword("$vocabulary", MapOf(TRUTH))
ID = Keyword("$id", _WITHOUT_FRAGMENT)
#: In drafts 6 and 7 a fragment is an anchor.
ID_DRAFT6 = Keyword("$id", TEXT)
ID_DRAFT4 = Keyword("id", TEXT)
ANCHOR = Keyword("$anchor", _NAME)
ANCHOR_2019 = Keyword("$anchor", Text("[A-Za-z][-A-Za-z0-9.:_]*"))
DYNAMIC_ANCHOR = Keyword("$dynamicAnchor", _NAME)
RECURSIVE_ANCHOR = Keyword("$recursiveAnchor", TRUTH)
#: What the metaschema of 2020-12 says of it, which gives it no meaning.
RECURSIVE_ANCHOR_2020 = Keyword("$recursiveAnchor", _NAME, meant=a_remark)
