"""``deepRequired`` (ajv-keywords): in an object, each of these JSON pointers (RFC 6901) leads to
a value.

{"deepRequired": ["/users/1/role"]}   {"users": [{}, {"role": null}]} and 1 pass,
                                      {"users": []} does not

Unlike there, nothing is below ``null``, ``false``, ``0`` and ``""`` either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemawright.ir.checks import AnyCheck, PointerRequired, When
from schemawright.keywords.ajv.elsewhere import SWITCH_ON
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import listed
from schemawright.keywords.shapes import NAMES
from schemawright.values import Json

#: RFC 6901, section 3.
_POINTER = re.compile(r"(/([^/~]|~[01])*)*")


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    assert isinstance(value, list)
    for index, pointer in enumerate(value):
        if not _POINTER.fullmatch(str(pointer)):
            hint = "write each name after a slash: /users/1/role"
            here.refuse(f"{pointer!r} is not a JSON pointer", hint, "deepRequired", index)
        elif not pointer:
            hint = "remove it, or point to something in the instance"
            here.remark("the whole instance is always there", hint, "deepRequired", index)
        else:
            names = (n.replace("~1", "/").replace("~0", "~") for n in str(pointer).split("/")[1:])
            site = here.site("deepRequired", index)
            yield When("object", PointerRequired(tuple(names), site=site))


KEYWORD = Keyword("deepRequired", NAMES, _lower, listed("Has {}."), elsewhere=SWITCH_ON)
