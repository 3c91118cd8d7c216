"""The validators that are compared, each as one function: a schema in, `is_valid` out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from generator.values import Json

#: Whether a value is valid. What it raises counts as an error of the validator.
IsValid = Callable[[Json], object]


@dataclass(frozen=True)
class Peer:
    """A validator. `module` must be importable for it to take part. `compile` may raise
    anything, which counts as "cannot compile"."""

    name: str
    module: str
    compile: Callable[[Any], IsValid]

    def is_here(self) -> bool:
        try:
            return find_spec(self.module) is not None
        except ModuleNotFoundError:
            return False


def _schemawright(schema: Any) -> IsValid:
    from generator import compile_validator

    return compile_validator(schema, formats="annotate").is_valid


def _native(schema: Any) -> IsValid:
    from importlib import import_module

    compiled: IsValid = import_module("generator.native").compile_validator(schema).is_valid
    return compiled


def _jsonschema_rs(schema: Any) -> IsValid:
    import jsonschema_rs

    compiled: IsValid = jsonschema_rs.validator_for(
        schema, validate_formats=False, offline=True
    ).is_valid
    return compiled


def _fastjsonschema(schema: Any) -> IsValid:
    import fastjsonschema

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


def _refuse(uri: str) -> Json:
    raise LookupError(f"{uri} is not to be fetched")


def _jsonschema(schema: Any) -> IsValid:
    from jsonschema.validators import Draft202012Validator, validator_for

    compiled: IsValid = validator_for(schema, default=Draft202012Validator)(schema).is_valid
    return compiled


OURS = Peer("schemawright", "generator.memory", _schemawright)
RUST = Peer("jsonschema-rs", "jsonschema_rs", _jsonschema_rs)
FAST = Peer("fastjsonschema", "fastjsonschema", _fastjsonschema)
PLAIN = Peer("jsonschema", "jsonschema", _jsonschema)

#: In the order of the table. A native build of ours takes part as soon as it is importable.
PEERS = (OURS, Peer("native", "generator.native", _native), RUST, FAST, PLAIN)
