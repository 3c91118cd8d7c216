"""Constants of members as keys of tables, as ``tag_key`` of the run time has them.

"a", 1   →  themselves
True     →  (True,), which Python would take for 1
null     →  (None,)
"""

from __future__ import annotations

from schemawright.code import Literal
from schemawright.types.language import TagValue


def tag_key(tag: TagValue) -> Literal:
    """The key of `tag`."""
    return Literal((tag,) if tag is None or isinstance(tag, bool) else tag)
