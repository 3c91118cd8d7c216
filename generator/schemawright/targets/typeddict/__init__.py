"""typeddict: contract -> ``models.py`` with `typing.TypedDict` classes, and ``codecs.py``.

Types only, at no cost: what a codec returns is the very document. So its types are those of
documents: a date is a ``str``, and an integer may be a ``float``, for ``2.0`` is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.render import render
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.codecs import (
    Class,
    classes,
    codecs_module,
    modules,
)
from schemawright.targets.codecs.classes import used
from schemawright.types import declare
from schemawright.types.resolved_aliases import resolve_aliases

__all__ = ["emit"]

_VOCABULARY = Vocabulary(
    {
        "integer": ("int", "float"),
        "number": ("int", "float"),
        "boolean": ("bool",),
        "null": ("None",),
        **dict.fromkeys(("string", "date-time", "date", "uuid"), ("str",)),
    },
    tuples=False,
    integer_literals=False,
)
#: Names in annotations, which a key of that name would hide in the body of a class.
_IN_ANNOTATIONS = frozenset("Any Literal NotRequired bool dict float int list object str".split())


def emit(contract: Contract, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    declarations = resolve_aliases(declare(contract, problems))
    if not declarations:
        return
    made = classes(contract, declarations, _VOCABULARY)
    uses = used(made) | {"TypedDict"} & {"TypedDict" for each in made if each.fields}
    if any(not field.required for each in made for field in each.fields):
        uses |= {"NotRequired"}
    if any(each.type is not None for each in made):
        uses |= {"TypeAlias"}
    imports = sorted(uses & {"Any", "Literal", "NotRequired", "TypeAlias", "TypedDict"})
    plain = {each.name for each in made if _has_plain_keys(each, contract)}
    text = render("typeddict/module.py.jinja", classes=made, imports=imports, plain=plain)
    yield from modules(str(text), codecs_module(contract, declarations, made, "codec"))


def _has_plain_keys(each: Class, contract: Contract) -> bool:
    """Can all its keys be written as the names of a class body?"""
    return all(
        field.wire.isidentifier()
        and field.wire.isascii()
        and not iskeyword(field.wire)
        and not field.wire.startswith("__")
        and field.wire not in _IN_ANNOTATIONS
        and field.wire not in contract.by_name
        for field in each.fields
    )
