"""dataclasses: contract -> ``models.py`` with dataclasses, ``codecs.py`` and their helpers.

The standard library only. What is not there is `MISSING`; a point in time is a ``datetime``
that remembers its text, so that what is read is what is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.render import Code, render
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

__all__ = ["VOCABULARY", "emit"]

#: What values are in Python once they have been read.
VOCABULARY = Vocabulary(
    {
        "integer": ("int",),
        "number": ("int", "float"),
        "boolean": ("bool",),
        "null": ("None",),
        "date-time": ("datetime",),
        "date": ("date",),
        "uuid": ("UUID",),
        "string": ("str",),
    }
)


def emit(contract: Contract, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    declarations = resolve_aliases(declare(contract, problems))
    if not declarations:
        return
    made = classes(contract, declarations, VOCABULARY)
    text = render("dataclasses/module.py.jinja", classes=made, **_imports(made))
    codecs = codecs_module(contract, declarations, made, "records", Code("MISSING"))
    yield from modules(str(text), codecs, "absent")


def _imports(made: tuple[Class, ...]) -> dict[str, object]:
    uses = used(made)
    fielded = [each for each in made if each.fields]
    opened = any(not each.closed for each in fielded)
    renamed = any(field.name != field.wire for each in fielded for field in each.fields)
    typing = uses & {"Any", "Literal"} | ({"Any"} if opened else set())
    if any(each.type is not None for each in made):
        typing |= {"TypeAlias"}
    return {
        "dataclasses": [
            *(["dataclass"] if fielded else []),
            *(["field"] if opened or renamed else []),
        ],
        "dates": sorted(uses & {"date", "datetime"}),
        "uuid": "UUID" in uses,
        "typing": sorted(typing),
        "missing": any(not field.required for each in fielded for field in each.fields),
    }
