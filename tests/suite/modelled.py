"""The models of a package in the place of its validators: a test passes if every door of the
model, and every way out of it, agrees."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import Any

from schemawright.resolve.needed_documents import reachable_documents

from tests.models.doors import Disagreement, Doors
from tests.packages import Loaded, package


def modelled(
    schema: Any, resources: Mapping[str, Any] | None, dialect: str | None, formats: str
) -> Callable[[Any], bool]:
    """The model of `schema` in a package of its own, as `tests.suite.run.Compile`."""
    documents = {"schema.json": schema, **reachable_documents(schema, resources or {})}
    judges = [_judge(documents, dialect, formats, optional) for optional in ("none", "missing")]

    def is_valid(instance: Any) -> bool:
        verdicts = {judge(instance) for judge in judges}
        if len(verdicts) > 1:
            raise Disagreement(f"what is not set decides on {instance!r}"[:400])
        return verdicts.pop()

    return is_valid


def _judge(
    documents: Mapping[str, Any], dialect: str | None, formats: Any, optional: Any
) -> Callable[[Any], bool]:
    made = package(documents, dialect=dialect, formats=formats, optional=optional)
    named = next(each for each in made.contract.schemas if each.schema.place == ("schema.json", ()))
    loaded = Loaded(made.files)
    codec = getattr(loaded.module("codecs"), named.variable)
    doors = Doors(getattr(loaded.module("models"), named.name), codec)

    def judge(instance: Any) -> bool:
        return doors.accept(instance)

    weakref.finalize(judge, loaded.forget)
    return judge
