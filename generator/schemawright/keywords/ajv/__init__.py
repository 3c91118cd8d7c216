"""The vocabulary ``ajv``: keywords that the JavaScript package ajv-keywords made known, with its
meaning, as far as they assert something of the instance alone.

It is off unless a package's configuration switches it on (``vocabularies = ["ajv"]``). Those of
ajv-keywords that change the instance (``transform``, ``dynamicDefaults``), that ask about types
of JavaScript (``typeof``, ``instanceof``), or that need references to data (``select``) are not
here; see ``docs/vocabularies.md``.
"""

from __future__ import annotations

from schemawright.keywords.ajv import (
    all_required,
    any_required,
    deep_required,
    exclusive_range,
    one_required,
    pattern_required,
    prohibited,
    unique_item_properties,
)
from schemawright.keywords.ajv import range as range_

#: In the order in which they are checked.
VOCABULARY = (
    range_.KEYWORD,
    exclusive_range.KEYWORD,
    all_required.KEYWORD,
    any_required.KEYWORD,
    one_required.KEYWORD,
    prohibited.KEYWORD,
    pattern_required.KEYWORD,
    deep_required.KEYWORD,
    unique_item_properties.KEYWORD,
)
