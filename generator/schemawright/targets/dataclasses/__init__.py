"""dataclasses: contract -> ``models.py`` with dataclasses, ``codecs.py`` and their helpers.

The standard library only. What is not there is `MISSING`; a point in time is a ``datetime``
that remembers its text, so that what is read is what is written.
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
    from schemawright.targets.dataclasses.dataclass_models import dataclass_models

    return dataclass_models(types, options, problems)


STYLE = ModelStyle(
    name="dataclass",
    emit=emit,
    readme="codecs/README.md.jinja",
    absence=Absence("MISSING", "._runtime.absent", always=True),
    has_codecs=True,
    common_values=("absent", "defaults", "instants"),
)
