"""typeddict: contract -> ``models.py`` with `typing.TypedDict` classes, and ``codecs.py``.

Types only, at no cost: what a codec returns is the very document. So its types are those of
documents: a date is a ``str``, and an integer may be a ``float``, for ``2.0`` is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from schemawright.targets.model_styles import ModelOptions, ModelStyle

if TYPE_CHECKING:
    from schemawright.diagnostics import Problems
    from schemawright.files import File
    from schemawright.types import ContractTypes

__all__ = ["STYLE", "emit"]


def emit(types: ContractTypes, options: ModelOptions, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    from schemawright.targets.typeddict.typeddict_models import typeddict_models

    return typeddict_models(types, problems)


STYLE = ModelStyle(
    name="typeddict",
    emit=emit,
    readme="typeddict/README.md.jinja",
    has_codecs=True,
)
