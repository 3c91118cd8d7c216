"""Classes are built when they are first used, whatever circles they are in, each once."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from typing import Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter

from tests.models.conftest import Make


def circle(length: int) -> dict[str, Any]:
    """A circle of classes, each of which refers to the next one and to the one across."""
    definitions = {
        f"c{i}": {
            "type": "object",
            "properties": {
                "next": {"$ref": f"#/$defs/c{(i + 1) % length}"},
                "across": {"type": "array", "items": {"$ref": f"#/$defs/c{i * 7 % length}"}},
            },
            "additionalProperties": False,
        }
        for i in range(length)
    }
    return {"type": "object", "properties": {"c": {"$ref": "#/$defs/c0"}}, "$defs": definitions}


def test_a_circle_of_many_classes(make: Make) -> None:
    models = make({"ring.json": circle(400)}).models
    document = {"c": {"next": {"across": [{}, {"next": {}}]}, "across": [{"next": {"next": {}}}]}}
    ring = models.Ring.model_validate(document)
    assert isinstance(ring.c.next.across[1].next, BaseModel)
    assert ring.model_dump() == document
    assert TypeAdapter(list[models.C7]).validate_python([{"next": {}}])[0].next == models.C8()


def test_each_class_has_one_piece_and_importing_makes_none(make: Make) -> None:
    made = make({"ring.json": circle(300)})
    program = f"""
import sys
sys.path.insert(0, {str(made.folder.parent)!r})
from {made.folder.name} import models
assert not any(name.startswith("{made.folder.name}.models.") for name in sys.modules)
from {made.folder.name}._runtime import building
assert not building._pieces
models.Ring.model_validate({{"c": {{}}}})
models.C5.model_validate({{}})
assert len(building._pieces) == 301
assert not models.C9.__pydantic_complete__
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_type_of_many_fields_is_read_and_described_once(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = {"anyOf": [{"$ref": "#/$defs/level"}, {"$ref": "#/$defs/other"}]}
    kinds = {
        f"kind{i}": {"type": "object", "properties": {"own": {"const": i}, "level": member}}
        for i in range(30)
    }
    definitions = {
        "level": {"enum": ["low", "high"]},
        "other": {"type": "object", "properties": {"level": {"$ref": "#/$defs/level"}}},
    }
    listed = {name: {"$ref": f"#/$defs/{name}"} for name in kinds}
    made = make({"all.json": {"properties": listed, "$defs": definitions | kinds}})
    models = made.models
    own = [getattr(models, f"Kind{i}").model_fields["level"].annotation for i in range(30)]
    assert all(annotation is own[0] for annotation in own)
    (mark,) = get_args(models.Level)[1:]
    asked = []
    describe = type(mark).__get_pydantic_core_schema__

    def counted(self: Any, source: Any, handler: Any) -> Any:
        asked.append(self)
        return describe(self, source, handler)

    monkeypatch.setattr(type(mark), "__get_pydantic_core_schema__", counted)
    document = {f"kind{i}": {"level": {"level": "low"}} for i in range(30)}
    whole = models.All.model_validate(document)
    assert type(whole.kind7.level) is type(whole.kind29.level) is models.Other
    assert whole.model_dump() == document
    # In the union of all of them, and in that of the class which has it alone.
    assert asked.count(mark) == 2
    assert models.Kind3.model_fields["level"].metadata == []


def test_a_reloaded_module_has_classes_of_its_own(make: Make) -> None:
    item = {"type": "object", "properties": {"item": {"$ref": "#/$defs/thing"}}}
    thing = {"type": "object", "properties": {"id": {"type": "string"}}}
    models = make({"holder.json": item | {"$defs": {"thing": thing}}}).models
    former = models.Thing
    importlib.reload(models)
    held = models.Holder.model_validate({"item": {"id": "a"}}).item
    assert models.Thing is not former
    assert type(held) is models.Thing


def test_a_union_told_apart_by_a_member_is_decided_by_it(make: Make) -> None:
    kinds = {
        f"kind{i}": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": f"k{i}"}, "next": {"$ref": "#"}},
        }
        for i in range(60)
    }
    any_of = [{"$ref": f"#/$defs/kind{i}"} for i in range(60)]
    holder = {"type": "object", "properties": {"it": {"oneOf": any_of}}, "$defs": kinds}
    made = make({"holder.json": holder})
    holder_model = made.models.Holder
    it = holder_model.model_validate({"it": {"kind": "k59", "next": {"it": {"kind": "k3"}}}}).it
    assert (type(it).__name__, type(it.next.it).__name__) == ("Kind59", "Kind3")
    (tagged,) = _unions(made.building.schema_of(holder_model), holder_model.__name__)
    assert tagged["type"] == "tagged-union"
    assert json.loads(holder_model(it=made.models.Kind7(kind="k7")).model_dump_json()) == {
        "it": {"kind": "k7"}
    }


def _kinds(count: int, member: Any) -> dict[str, Any]:
    """A document whose `count` classes are told apart by a member, and have another one `all`."""
    kinds = {
        f"kind{i}": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": f"k{i}"}, "all": member},
        }
        for i in range(count)
    }
    return {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in kinds], "$defs": kinds}


def test_a_named_union_is_decided_by_its_member(make: Make) -> None:
    made = make({"any_kind.json": _kinds(4, {"type": "string"})})
    (mark,) = [it for it in get_args(made.models.AnyKind)[1:] if hasattr(it, "__check__")]
    assert made.building.schema_of(mark)["schema"]["type"] == "tagged-union"
    adapter = TypeAdapter[Any](made.models.AnyKind)
    kind = adapter.validate_python({"kind": "k2", "all": "x"})
    assert type(kind) is made.models.Kind2
    assert adapter.dump_python(kind) == {"kind": "k2", "all": "x"}


def test_a_large_union_that_many_classes_refer_to_is_built_once(make: Make) -> None:
    sizes = []
    for count in (20, 40):
        made = make({"any_kind.json": _kinds(count, {"type": "array", "items": {"$ref": "#"}})})
        kind = made.models.Kind1.model_validate({"kind": "k1", "all": [{"kind": "k7", "all": []}]})
        assert type(kind.all[0]) is made.models.Kind7
        sizes.append(_size(made.building.schema_of(made.models.Kind1)))
    assert sizes[1] < 3 * sizes[0]


def _size(schema: Any) -> int:
    """How many objects there are in a core schema."""
    if isinstance(schema, dict):
        return 1 + sum(map(_size, schema.values()))
    return sum(map(_size, schema)) if isinstance(schema, (list, tuple)) else 0


def test_classes_that_no_member_tells_apart_are_chosen_by_their_checks(make: Make) -> None:
    wheels = {"type": "object", "required": ["wheels"], "properties": {"wheels": {"minimum": 1}}}
    wings = {"type": "object", "required": ["wings"], "properties": {"wings": {"minimum": 1}}}
    holder = {
        "type": "object",
        "properties": {"it": {"anyOf": [{"$ref": "#/$defs/car"}, {"$ref": "#/$defs/plane"}]}},
        "$defs": {"car": wheels, "plane": wings},
    }
    models = make({"holder.json": holder}).models
    for document, kind in (
        ({"wheels": 4}, models.Car),
        ({"wings": 2}, models.Plane),
        ({"wings": 2, "wheels": 0}, models.Plane),
        ({"wings": 2, "wheels": 3}, models.Car),
    ):
        made = models.Holder.model_validate({"it": document})
        assert type(made.it) is kind
        assert made.model_dump() == {"it": document}
        assert json.loads(made.model_dump_json()) == {"it": document}
    given = models.Plane(wings=1, wheels=1)
    assert models.Holder(it=given).it == given
    assert models.Holder(it={"wings": 1}).it == models.Plane(wings=1)


def _unions(schema: Any, name: str) -> list[Any]:
    """The unions in the piece of the class `name`."""
    found, pending = [], [s for s in schema["definitions"] if s["cls"].__name__ == name]
    while pending:
        part = pending.pop()
        if part.get("type") in ("union", "tagged-union"):
            found.append(part)
        elif "fields" in part:
            pending += part["fields"].values()
        elif isinstance(part.get("schema"), dict):
            pending.append(part["schema"])
    return found


def test_an_instance_of_a_class_that_is_not_built_is_dumped(make: Make) -> None:
    """pydantic 2.13 asks the class for that where it is in a union, and takes no promise of it."""
    made = make({"whole.json": _kinds(2, {"type": "string", "format": "date"})})
    serializer = importlib.import_module(f"{made.folder.name}._runtime.unbuilt").UNBUILT
    kind = made.models.Kind1
    one = TypeAdapter(made.models.Whole).validate_python({"kind": "k1", "all": "2024-02-29"})
    assert type(one) is kind
    assert not kind.__pydantic_complete__
    kind.__pydantic_serializer__ = serializer
    assert one.model_dump(mode="json", exclude={"kind"}) == {"all": "2024-02-29"}
    assert kind.__pydantic_complete__
