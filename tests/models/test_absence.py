"""What is not set: how it reads, how it comes to be so, and that absent and null are two things."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from schemawright import generate

from tests.models.conftest import Made, Make

THING = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "nick": {"type": "string"},
        "note": {"type": ["string", "null"]},
        "free": {},
        "prio": {"type": "integer", "default": 3},
        "ratio": {"type": ["number", "null"], "default": 0.5},
        "tags": {"type": "array", "items": {"type": "string"}, "default": ["a"]},
        "when": {"type": "string", "format": "date", "default": "2024-02-29"},
        "home": {"$ref": "#/$defs/home"},
        "for": {"type": "string", "default": "us"},
        "wrong": {"type": "integer", "default": "3"},
        "next": {"$ref": "#"},
    },
    "$defs": {
        "home": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "default": {"city": "Paris"},
        }
    },
}


@pytest.fixture(scope="module")
def made(make: Make) -> Made:
    return make({"thing.json": THING})


@pytest.fixture(scope="module")
def missing(make: Make) -> Made:
    return make({"thing.json": THING}, optional="missing")


def dumps(model: BaseModel) -> list[Any]:
    around = TypeAdapter(list[type(model)])  # type: ignore[misc]
    return [
        model.model_dump(mode="json"),
        TypeAdapter(dict).validate_json(model.model_dump_json()),
        around.dump_python([model], mode="json")[0],
    ]


def test_what_is_not_set_reads_as_none_or_as_its_default(made: Made) -> None:
    thing = made.models.Thing(id="1")
    assert (thing.nick, thing.note, thing.free, thing.wrong, thing.next) == (None,) * 5
    assert (thing.prio, thing.ratio, thing.tags, thing.for_) == (3, 0.5, ["a"], "us")
    assert str(thing.when) == "2024-02-29"
    assert thing.home == made.models.Home(city="Paris")
    assert thing.model_fields_set == {"id"}
    assert repr(thing) == "Thing(id='1')"
    assert dict(thing) == {"id": "1"}
    assert dumps(thing) == [{"id": "1"}] * 3
    assert thing == made.models.Thing(id="1")
    usual = made.models.Thing(id="1", prio=3, note=None)
    assert usual.model_dump(exclude_defaults=True) == {"id": "1", "prio": 3, "note": None}


def test_what_is_not_set_may_be_missing(missing: Made) -> None:
    thing, absent = missing.models.Thing(id="1"), missing.runtime.MISSING
    assert not absent
    assert thing.nick is thing.note is thing.free is thing.next is absent
    assert (thing.prio, thing.tags) == (3, ["a"])
    assert dumps(thing) == [{"id": "1"}] * 3
    assert missing.models.Thing(id="1", note=None).model_dump() == {"id": "1", "note": None}
    thing.nick = "x"
    thing.nick = absent
    assert thing.model_fields_set == {"id"}


def test_none_is_absent_with_missing_too(missing: Made) -> None:
    absent = missing.runtime.MISSING
    thing = missing.models.Thing(id="1", nick=None, note=None, free=None, next=None, prio=None)
    assert thing.model_fields_set == {"id", "note", "free"}
    assert dumps(thing) == [{"id": "1", "note": None, "free": None}] * 3
    assert (thing.nick, thing.note, thing.next, thing.prio) == (absent, None, absent, 3)
    thing.nick = "x"
    thing.nick = thing.free = thing.next = None
    del thing.note
    assert dumps(thing) == [{"id": "1", "free": None}] * 3
    changed = missing.models.Thing(id="1", nick="x").model_copy(update={"nick": None, "note": None})
    assert dumps(changed) == [{"id": "1", "note": None}] * 3
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        missing.models.Thing.model_validate({"id": "1", "nick": None})
    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        missing.models.Thing(id=None)


def test_none_in_a_field_of_your_own(missing: Made) -> None:
    class Mine(missing.models.Thing):  # type: ignore[name-defined,misc]
        nick: str | None = "x"

    with pytest.raises(ValidationError, match=r"json_schema\.type"):
        Mine(id="1", nick=None)
    assert Mine(id="1", next=None).model_dump() == {"id": "1", "nick": "x"}


def test_a_default_that_is_not_valid_is_told(made: Made) -> None:
    assert [warning.code for warning in made.warnings] == ["SW0708"]
    assert "wrong: int | None = None" in made.text


def test_none_is_absent_where_null_is_no_value(made: Made) -> None:
    thing = made.models.Thing(id="1", nick=None, note=None, free=None, prio=None, ratio=None)
    assert dumps(thing) == [{"id": "1", "note": None, "free": None, "ratio": None}] * 3
    assert thing.model_fields_set == {"id", "note", "free", "ratio"}
    assert (thing.prio, thing.ratio) == (3, None)


def test_in_a_document_null_is_null(made: Made) -> None:
    for member in ("nick", "prio", "tags", "for"):
        with pytest.raises(ValidationError, match=r"json_schema\.type"):
            made.models.Thing.model_validate({"id": "1", member: None})
    document = {"id": "1", "note": None, "free": None, "ratio": None}
    thing = made.models.Thing.model_validate(document)
    assert thing.model_fields_set == document.keys()
    assert dumps(thing) == [document] * 3


def test_assigned_and_taken_away(made: Made) -> None:
    thing = made.models.Thing(id="1")
    thing.nick, thing.prio, thing.note = "x", 5, None
    assert dumps(thing) == [{"id": "1", "nick": "x", "prio": 5, "note": None}] * 3
    thing.nick, thing.prio = None, None
    del thing.note
    assert dumps(thing) == [{"id": "1"}] * 3
    assert thing == made.models.Thing(id="1")
    assert thing.prio == 3


def test_whatever_is_taken_away_is_not_set(made: Made) -> None:
    thing = made.models.Thing(id="1", more=1)
    thing.other = 2
    for name in ("id", "more", "other"):
        delattr(thing, name)
    assert (thing.model_fields_set, thing.model_dump()) == (set(), {})


def test_a_default_is_nobody_elses(made: Made) -> None:
    one, other = made.models.Thing(id="1"), made.models.Thing(id="1")
    one.tags.append("b")
    assert one.tags == ["a", "b"]
    assert other.tags == ["a"]
    assert one == other
    assert dumps(one) == [{"id": "1"}] * 3
    one.tags = [*one.tags]
    assert dumps(one) == [{"id": "1", "tags": ["a", "b"]}] * 3


def test_copies_are_what_they_were(made: Made) -> None:
    thing = made.models.Thing(id="1", note=None, next=made.models.Thing(id="2"))
    assert thing.tags == ["a"]
    for same in (
        copy.copy(thing),
        copy.deepcopy(thing),
        pickle.loads(pickle.dumps(thing)),
        thing.model_copy(),
        thing.model_copy(deep=True),
    ):
        assert same == thing
        assert same.model_fields_set == thing.model_fields_set
        assert same.prio == 3
        assert dumps(same) == dumps(thing)
    changed = thing.model_copy(update={"nick": None, "note": "x"})
    assert dumps(changed) == [{"id": "1", "note": "x", "next": {"id": "2"}}] * 3
    assert dumps(made.models.Thing.model_construct(id="1", prio=4)) == [{"id": "1", "prio": 4}] * 3


def test_models_around_and_below(made: Made) -> None:
    thing = made.models.Thing

    class Around(BaseModel):
        it: thing  # type: ignore[valid-type]
        all: list[thing] = []  # type: ignore[valid-type]
        maybe: thing | int | None = None  # type: ignore[valid-type]

    class Mine(thing):  # type: ignore[valid-type,misc]
        nick: str = "own"
        more: int = 1
        prio: int

    document = {"it": {"id": "1"}, "all": [{"id": "2", "note": None}], "maybe": {"id": "3"}}
    assert Around.model_validate(document).model_dump() == document
    mine = Mine.model_validate({"id": "1", "prio": 1})
    assert (mine.nick, mine.more, mine.prio, mine.tags, mine.note) == ("own", 1, 1, ["a"], None)
    assert mine.model_dump() == {"id": "1", "nick": "own", "more": 1, "prio": 1}


def test_defaults_of_a_large_package(tmp_path: Path) -> None:
    """Its validators are spread over modules, of which each is asked for alone."""
    member = {"type": "integer", "default": 3}
    (tmp_path / "all").mkdir()
    for number in range(160):
        document = {"type": "object", "properties": {f"m{number}": member | {"maximum": number}}}
        (tmp_path / "all" / f"s{number}.json").write_text(json.dumps(document), encoding="utf-8")
    report = generate(tmp_path / "all", tmp_path / "package")
    assert [warning.code for warning in report.warnings] == ["SW0708"] * 3
