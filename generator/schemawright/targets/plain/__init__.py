"""plain: contract -> ``models.py`` as datamodel-code-generator writes it, by its own options.

For teams that come from it: its own classes, under our names, with our exact validators beside
them. A class accepts what its types accept; the validator of its schema is what decides.

`bundle` is what the library gets to see, `datamodel_codegen` the door to it, `vetting` and
`import_depth` what is looked at in its answer.

| code | problem |
|---|---|
| SW0706 | datamodel-code-generator fails on the documents, or on the options |
| SW0707 | what it wrote lacks a class, cannot be imported, or does not only declare types |
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
    """``models.py``; nothing if there are no schemas."""
    from schemawright.targets.plain.datamodel_codegen import library_models

    return library_models(types.contract, options.settings, problems)


STYLE = ModelStyle(
    name="plain",
    emit=emit,
    readme="plain/README.md.jinja",
    needs=("what `models.py` imports",),
    table="datamodel-code-generator",
    project_table="datamodel-codegen",
)
