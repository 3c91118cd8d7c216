"""msgspec: contract -> ``models.py`` with `msgspec.Struct` classes, ``codecs.py``, helpers.

As dataclasses, but what is not there is msgspec's `UNSET`, and fields have their names in
documents by ``rename``, so that msgspec itself knows them as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from schemawright.targets.model_styles import Absence, ModelOptions, ModelStyle

if TYPE_CHECKING:
    from schemawright.diagnostics import Problems
    from schemawright.files import File
    from schemawright.types import ContractTypes

__all__ = ["STYLE", "emit"]


def emit(types: ContractTypes, options: ModelOptions, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    from schemawright.targets.msgspec.struct_models import struct_models

    return struct_models(types, options, problems)


STYLE = ModelStyle(
    name="msgspec",
    emit=emit,
    readme="codecs/README.md.jinja",
    needs=("msgspec",),
    absence=Absence("UNSET", "msgspec", always=True),
    has_codecs=True,
    common_values=("defaults", "instants"),
)
