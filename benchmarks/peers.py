"""The validators that are compared, each as one function: a schema in, `is_valid` out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from schemawright import Rejected
from schemawright.values import Json

from benchmarks.fetch import REPOSITORY

#: Whether a value is valid. What it raises counts as an error of the validator.
IsValid = Callable[[Json], object]


@dataclass(frozen=True)
class Peer:
    """A validator. What `compile` raises counts as "cannot compile"."""

    name: str
    compile: Callable[[Any], IsValid]
    #: Is told all schemas beforehand, where that saves time.
    prepare: Callable[[Iterable[Any]], None] | None = None

    def is_here(self) -> bool:
        """Whether it is installed. It is loaded then, so that no schema is timed with that."""
        try:
            self.compile({"type": "object"})
        except (ImportError, Rejected):  # the native build says with a diagnostic what it lacks
            return False
        return True


def _schemawright(schema: Any) -> IsValid:
    from schemawright import compile_validator

    return compile_validator(schema, formats="annotate").is_valid


def _native(schema: Any) -> IsValid:
    from importlib import import_module

    native = import_module("schemawright.native")
    compiled: IsValid = native.compile_validator(schema, folder=_NATIVE).is_valid
    return compiled


#: What is compiled is kept by its content: only the first run waits for the compiler.
_NATIVE = REPOSITORY / ".cache" / "native"


def _all_native(schemas: Iterable[Any]) -> None:
    """Compile them together, on all processors."""
    from importlib import import_module

    from schemawright.inprocess import compile_schema

    compilations = []
    for schema in schemas:
        with suppress(Rejected):  # the table tells
            compilations.append(compile_schema(schema))
    import_module("schemawright.native").compiled(compilations, _NATIVE)


def _jsonschema_rs(schema: Any) -> IsValid:
    import jsonschema_rs

    compiled: IsValid = jsonschema_rs.validator_for(
        schema, validate_formats=False, offline=True
    ).is_valid
    return compiled


def _fastjsonschema(schema: Any) -> IsValid:
    import fastjsonschema

    if len(json.dumps(schema)) > _LARGEST_FOR_FAST:
        raise MemoryError("not tried, it takes two minutes and more than 20 GB")
    refuse = {"http": _refuse, "https": _refuse, "": _refuse}
    # Without defaults, which it writes into the instance.
    options: Any = {"handlers": refuse, "use_default": False, "use_formats": False}
    try:
        check = fastjsonschema.compile(schema, detailed_exceptions=False, **options)
    except KeyError:  # 2.22 cannot compile `anyOf` and `oneOf` without the details of errors
        check = fastjsonschema.compile(schema, **options)
    failure = fastjsonschema.JsonSchemaValueException

    def is_valid(value: Json) -> bool:
        try:
            check(value)
        except failure:
            return False
        return True

    return is_valid


#: Characters. Of all the documents, only renovate's is larger.
_LARGEST_FOR_FAST = 1_000_000


def _refuse(uri: str) -> Json:
    raise LookupError(f"{uri} is not to be fetched")


def _jsonschema(schema: Any) -> IsValid:
    from jsonschema.validators import Draft202012Validator, validator_for

    compiled: IsValid = validator_for(schema, default=Draft202012Validator)(schema).is_valid
    return compiled


OURS = Peer("schemawright", _schemawright)
RUST = Peer("jsonschema-rs", _jsonschema_rs)
FAST = Peer("fastjsonschema", _fastjsonschema)
PLAIN = Peer("jsonschema", _jsonschema)

#: In the order of the table. A native build of ours takes part as soon as it is importable.
PEERS = (OURS, Peer("native", _native, _all_native), RUST, FAST, PLAIN)
