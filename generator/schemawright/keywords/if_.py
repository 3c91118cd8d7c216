"""``if``, ``then``, ``else`` (JSON Schema Core 2020-12, section 10.2.2). A ``title`` beside them
names the rule, and the messages of what ``then`` or ``else`` refuses end with it; where the schema
says what something is, too, by its ``type`` or ``properties``, its title is the name of that.

    {"if": {"minimum": 3}, "then": {"maximum": 5}}   1 and 4 pass, 6 does not
"""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.ir.checks import PASS, AnyCheck, IfThenElse
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SCHEMA
from schemawright.values import Json

_DESCRIBING = ("$ref", "properties", "type")


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    then, otherwise = here.has("then"), here.has("else")
    if not (then or otherwise or here.marks):
        return
    is_rule = not any(map(here.has, _DESCRIBING))
    title = here.get("title") if is_rule else ""
    yield IfThenElse(
        here.in_place("if"),
        here.in_place("then") if then else PASS,
        here.in_place("else") if otherwise else PASS,
        title if isinstance(title, str) else "",
        here.marks,
        site=here.site("if"),
    )


_ELSEWHERE = 'write {"anyOf": [{"not": IF}, THEN]}, and for "else" {"anyOf": [IF, ELSE]}'

KEYWORD = Keyword("if", SCHEMA, _lower, elsewhere=_ELSEWHERE)
THEN = Keyword("then", SCHEMA, beside="if", elsewhere=_ELSEWHERE)
ELSE = Keyword("else", SCHEMA, beside="if", elsewhere=_ELSEWHERE)
