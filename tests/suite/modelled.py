"""The models of a package in the place of its validators: a test passes if every door of the
model, and every way out of it, agrees."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import Any

from schemawright.resolve.needed_documents import reachable

from tests.models.doors import Doors
from tests.packages import Loaded, package


def modelled(
    schema: Any, resources: Mapping[str, Any] | None, dialect: str | None, formats: str
) -> Callable[[Any], bool]:
    """The model of `schema` in a package of its own, as `tests.suite.run.Compile`."""
    documents = {"schema.json": schema, **reachable(schema, resources or {})}
    made = package(documents, dialect=dialect, formats=formats)  # type: ignore[arg-type]
    name = next(
        named.name for named in made.contract.schemas if named.schema.place == ("schema.json", ())
    )
    loaded = Loaded(made.files)
    doors = Doors(getattr(loaded.module("models"), name))

    def is_valid(instance: Any) -> bool:
        return doors.accept(instance)

    weakref.finalize(is_valid, loaded.forget)
    return is_valid
