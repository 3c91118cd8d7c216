"""Values that another thread changes while they are looked at."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest
from schemawright import compare, compile_validator, examples

from tests.runtime.conftest import Helper

_ROUNDS = 300
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "list": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
        "pair": {"prefixItems": [{"type": "integer"}, {"type": "string"}]},
    },
    "patternProperties": {"^m": {"type": "integer"}},
    "additionalProperties": {"type": "string"},
}


@contextmanager
def changing(instance: dict[str, Any]) -> Iterator[None]:
    """Another thread is at `instance` meanwhile."""
    stop = threading.Event()

    def change() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            instance[f"m{number % 50}"] = number
            instance.pop(f"m{(number * 7) % 50}", None)
            instance.pop("id", None)
            instance["list"][:] = range(number % 40)
            instance["id"] = number if number % 3 else "wrong"
            instance["pair"] = [1, "a"][: number % 3]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(before)


def outcomes(ask: Callable[[], object]) -> set[str]:
    """The kinds of what `ask` raises, or that it returns."""
    seen = set()
    for _ in range(_ROUNDS):
        try:
            ask()
            seen.add("a verdict")
        except Exception as error:  # noqa: BLE001 - any that there is
            seen.add(type(error).__name__)
    return seen


@pytest.mark.parametrize("way", ["is_valid", "validate", "iter_errors"])
def test_a_verdict_or_an_error_that_says_so(way: str) -> None:
    validator = compile_validator(SCHEMA)
    instance: dict[str, Any] = {"id": 1, "list": [], **{f"m{n}": n for n in range(50)}}
    asked = getattr(validator, way)
    ask = (lambda: list(asked(instance))) if way == "iter_errors" else (lambda: asked(instance))
    with changing(instance):
        seen = outcomes(ask)
    assert seen <= {"a verdict", "ValidationError", "InstanceChanged"}
    assert "a verdict" in seen or "ValidationError" in seen


class _Meddler(dict[str, Any]):
    """Changes what it is in when it is looked at, as another thread might."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        super().__init__(a=1)
        self.meddle = meddle

    def __contains__(self, key: object) -> bool:
        self.meddle()
        return super().__contains__(key)


def shrinking_object() -> Any:
    members: dict[str, Any] = {}
    members |= {"a": _Meddler(lambda: members.pop("b", None)), "b": {}, "c": {}}
    return members


def shrinking_array() -> Any:
    items: list[Any] = []
    items += [_Meddler(items.clear), {}, {}]
    return items


Ask = Callable[[Any, Any], object]
WAYS: dict[str, Ask] = {
    "is_valid": lambda validator, instance: validator.is_valid(instance),
    "validate": lambda validator, instance: validator.validate(instance),
    "iter_errors": lambda validator, instance: list(validator.iter_errors(instance)),
}


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
def test_an_object_that_gets_smaller_meanwhile(ask: Ask) -> None:
    validator = compile_validator({"additionalProperties": {"required": ["a"]}})
    with pytest.raises(RuntimeError, match="the instance was changed meanwhile") as raised:
        ask(validator, shrinking_object())
    assert type(raised.value).__name__ == "InstanceChanged"
    assert str(raised.value.__cause__) == "dictionary changed size during iteration"


def test_an_array_that_gets_shorter_meanwhile() -> None:
    validator = compile_validator({"items": {"required": ["a", "z"]}})
    with pytest.raises(RuntimeError, match="the instance was changed meanwhile") as raised:
        list(validator.iter_errors(shrinking_array()))
    assert type(raised.value.__cause__) is IndexError


FAULTY = """
def valid_thing(value):
    raise fault

def errors_in_thing(value, at):
    yield from ()
    raise fault
"""
SILENT = """
def valid_thing(value):
    return False

def errors_in_thing(value, at):
    yield from ()
"""


@contextmanager
def thing(helper: Helper, code: str, **names: object) -> Iterator[Any]:
    """A validator of generated code that is at fault."""
    package = "runtime_under_test.validators"
    modules = {name: ModuleType(f"{package}.{name}") for name in ("checks", "errors")}
    for module in modules.values():
        vars(module).update(names)
        exec(code, vars(module))
        sys.modules[module.__name__] = module
    try:
        yield helper("validator").Validator("Thing", vars(modules["checks"])["valid_thing"])
    finally:
        for module in modules.values():
            del sys.modules[module.__name__]


@pytest.mark.parametrize("fault", [KeyError("x"), IndexError("x"), RuntimeError("x")], ids=repr)
@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
def test_a_fault_of_the_checks_is_no_change(fault: Exception, ask: Ask, helper: Helper) -> None:
    """Nobody is at the instance: what generated code raises comes out as it is."""
    with thing(helper, FAULTY, fault=fault) as validator, pytest.raises(type(fault)) as raised:
        ask(validator, [{"a": 1}])
    assert raised.value is fault


@pytest.mark.parametrize("way", ["validate", "iter_errors"])
def test_a_refusal_without_a_reason_is_a_fault(way: str, helper: Helper) -> None:
    said = "Thing refuses an instance without a reason"
    with thing(helper, SILENT) as validator, pytest.raises(AssertionError, match=said):
        WAYS[way](validator, 1)


def test_what_a_class_of_somebodys_own_raises() -> None:
    class Table(dict[str, Any]):
        def values(self) -> Any:
            raise KeyError("mine")

    validator = compile_validator({"additionalProperties": {"type": "integer"}})
    with pytest.raises(KeyError, match="mine"):
        validator.is_valid(Table(a=1))


def test_an_instance_that_is_right_by_the_time_that_it_is_explained() -> None:
    class Mended(dict[str, Any]):
        looks = 0

        def __contains__(self, key: object) -> bool:
            self.looks += 1
            return self.looks > 1

    validator = compile_validator({"required": ["a"]})
    validator.validate(Mended())


@contextmanager
def changing_schema(schema: dict[str, Any]) -> Iterator[None]:
    """Another thread is at `schema`, which has properties, and has ``a`` say one thing or the
    other."""
    stop = threading.Event()

    def change() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            schema["properties"]["a"] = {"type": "integer" if number % 2 else "string"}
            schema["properties"][f"m{number % 50}"] = {"minLength": number}
            schema["properties"].pop(f"m{(number * 7) % 50}", None)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(before)


def _properties() -> dict[str, Any]:
    properties: dict[str, Any] = {f"p{n}": {} for n in range(50)}
    return {"type": "object", "properties": {"a": {"type": "string"}, **properties}}


def test_a_schema_that_is_changed_while_it_is_compiled() -> None:
    """What is compiled is the schema of some moment."""
    schema = _properties()
    with changing_schema(schema):
        for _ in range(15):
            assert compile_validator(schema).is_valid({})


def test_a_schema_that_is_changed_while_examples_are_made_of_it() -> None:
    """Those of one moment: what is valid is not refused by the schema of the next."""
    schema = {**_properties(), "required": ["a"]}
    with changing_schema(schema):
        for _ in range(15):
            made = examples(schema, 3)
            assert len({type(value["a"]) for value in made.valid}) == 1


def test_a_schema_that_is_changed_while_it_is_compared() -> None:
    schema = {**_properties(), "required": ["a"]}
    with changing_schema(schema):
        for _ in range(15):
            assert compare(schema, schema).send.verdict == "compatible"
            refused = compare(schema, {"properties": {"a": {"type": "null"}}, "required": ["a"]})
            assert refused.send.verdict == "breaking"


def test_documents_beside_a_schema_that_are_changed_meanwhile() -> None:
    beside = {**_properties(), "required": ["a"]}
    with changing_schema(beside):
        for _ in range(15):
            made = examples(
                {"$ref": "https://x.example/y"}, 3, resources={"https://x.example/y": beside}
            )
            assert made.valid
