"""The jsonschema library in the place of our compiler: its few misses are known, so they show
that the runner asks the right questions and takes no wrong answer for right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jsonschema import validators
from referencing import Registry, Resource
from referencing.jsonschema import specification_with
from schemawright import dialects

_KINDS: dict[str, Any] = {
    "draft4": validators.Draft4Validator,
    "draft6": validators.Draft6Validator,
    "draft7": validators.Draft7Validator,
    "draft2019-09": validators.Draft201909Validator,
    "draft2020-12": validators.Draft202012Validator,
}


def peer(
    schema: Any, resources: Mapping[str, Any] | None, dialect: str | None, formats: str
) -> Callable[[Any], bool]:
    """A validator of the jsonschema library, as `tests.suite.run.Compile`."""
    stated = schema.get("$schema", "") if isinstance(schema, dict) else ""
    found = dialects.dialect_of(stated)
    name = dialect or (found.name if found else dialects.DEFAULT.name)
    draft = next(each for each in dialects.DIALECTS if each.name == name)
    documents = resources or {}

    def retrieve(uri: str) -> Resource[Any]:
        specification = specification_with(draft.uri)
        return specification.detect(documents[uri]).create_resource(documents[uri])

    # One at a time, because draft 4 of this library stumbles over documents of other drafts.
    registry: Any = Registry(retrieve=retrieve)
    kind = validators.validator_for(schema, default=_KINDS[name]) if found is None else _KINDS[name]
    checker = _KINDS[name].FORMAT_CHECKER if formats == "assert" else None
    is_valid: Callable[[Any], bool] = kind(
        schema, registry=registry, format_checker=checker
    ).is_valid
    return is_valid
