"""models: contract -> models.py. A pydantic class for each schema, checked by its validator.

The stages: `shape` decides what a type can say of each schema, `bundle` puts that to
datamodel-code-generator, `types` reads its answer, and the templates write the module.

| code | problem |
|---|---|
| SW0701 | warning: no type says what a schema accepts, so its model is a root model of `object` |
| SW0702 | warning: no types could be made for a schema, with the same consequence |
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract import Contract
from generator.diagnostics import Problems
from generator.files import File
from generator.render import render
from generator.targets.models.answers import answered
from generator.targets.models.module import classes, imports, runtimes
from generator.targets.models.shape import shape
from generator.targets.runtime import runtime

__all__ = ["emit"]


def emit(contract: Contract, problems: Problems) -> Iterator[File]:
    """``models.py`` and the helpers that it calls; nothing if the contract has no schemas.

    Warns where a model cannot say what its schema says (SW0701, SW0702); such a model accepts
    exactly what the schema accepts nevertheless.
    """
    definitions = shape(contract, problems)
    if not definitions:
        return
    found = answered(contract, definitions, problems)
    made = classes(contract, found)
    text = render("models/module.py.jinja", classes=made, imports=imports(made))
    yield File("models.py", str(text))
    yield from runtime(["model", *runtimes(made)])
