"""pydantic: contract -> models.py or models/. A class for each schema, with its validator.

`types` infers what a type can say of each schema, `annotations` spells it, `module` puts the
classes in order, and the templates lay them out.
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
    """``models.py`` or ``models/``, and what these need; nothing if there are no schemas."""
    from schemawright.targets.pydantic.pydantic_models import pydantic_models

    return pydantic_models(types, options, problems)


STYLE = ModelStyle(
    name="pydantic",
    emit=emit,
    readme="pydantic/README.md.jinja",
    needs=("pydantic 2.13 or later",),
    absence=Absence("MISSING", "._runtime.missing"),
    has_codecs=True,
    serves_client=True,
    has_enums=True,
    common_values=("absent", "instants"),
)
