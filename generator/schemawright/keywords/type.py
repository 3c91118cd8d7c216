"""``type`` (JSON Schema Validation 2020-12, section 6.1.1).

{"type": "integer"}            1 and 1.0 pass, 1.5 and True do not
{"type": ["string", "null"]}   "x" and None pass, 1 does not
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from schemawright.ir.checks import AnyCheck, OneOfTypes, Type
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import IntendedMeaning, a_set
from schemawright.keywords.shapes import Either, ListOf, Word
from schemawright.values import Json


def _lower(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    yield _types(_listed(value), here)


def _lower_draft4(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Draft 4 (Core, section 3.5): an integer is a number without a fraction or exponent part,
    so 1.0 is none."""
    names = ("strict integer" if name == "integer" else name for name in _listed(value))
    yield _types(names, here)


def lower_openapi30(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """OpenAPI 3.0 (section 4.7.24): ``nullable: true`` beside ``type`` admits null."""
    names = _listed(value)
    yield _types([*names, "null"] if here.get("nullable") is True else names, here)


def _lower_swagger20(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Swagger 2.0 ("Parameter Object", "Response Object"): a ``file`` is its content, text to
    those who look at it as JSON; ``x-nullable: true`` admits null; 1.0 is no integer."""
    words = {"file": "string", "integer": "strict integer"}
    names = [words.get(name, name) for name in _listed(value)]
    admitted = here.get("x-nullable") is True and "null" not in names
    yield _types([*names, "null"] if admitted else names, here)


def _listed(value: Json) -> list[str]:
    return [str(name) for name in (value if isinstance(value, list) else [value])]


def _types(names: Iterable[str], here: LoweringContext) -> OneOfTypes:
    return OneOfTypes(cast("tuple[Type, ...]", tuple(names)), site=here.site("type"))


def are_all(names: Iterable[str]) -> bool:
    """Is every JSON value of one of these types? Other values of Python are of none."""
    return {*names} >= _ALL


def _in_openapi30(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """What OpenAPI 3.1 has and 3.0 has other words for: ``null``, and a list of types."""
    words = "which OpenAPI 3.1 allows, and is read so"
    given = value if isinstance(value, list) else [value]
    types: list[Json] = [type_ for type_ in _WORDS30 if type_ in given]
    if not given or not all(type_ in WORDS for type_ in given):
        return None
    nullable: dict[str, Json] = {"nullable": True} if "null" in given else {}
    if len(types) == 1:
        return IntendedMeaning(words, {name: types[0]} | nullable)
    alternatives: list[Json] = [{name: type_} | nullable for type_ in types]
    # Null alone is the only value of an enumeration.
    meant: dict[str, Json] = {"anyOf": alternatives} if types else {"enum": [None]}
    if meant.keys() & around.keys():
        parts = around.get("allOf", [])
        if not isinstance(parts, list):
            return None
        meant = {"allOf": [*parts, meant]}
    return IntendedMeaning(words, meant, dropped=(name,))


#: The words for the types of JSON.
WORDS = ("array", "boolean", "integer", "null", "number", "object", "string")
_ALL = frozenset(WORDS) - {"integer"}
_WORDS30 = tuple(word for word in WORDS if word != "null")


def _shape(words: tuple[str, ...]) -> Either:
    several = ListOf(Word(words), filled=True, distinct=True)
    return Either("a type or a list of types", (Word(words), several))


_SHAPE = _shape(WORDS)

KEYWORD = Keyword("type", _SHAPE, _lower, meant=a_set)
DRAFT4 = Keyword("type", _SHAPE, _lower_draft4, meant=a_set)
OPENAPI30 = Keyword("type", Word(_WORDS30), lower_openapi30, meant=_in_openapi30)
SWAGGER20 = Keyword("type", _shape((*WORDS, "file")), _lower_swagger20, meant=a_set)
