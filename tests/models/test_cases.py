"""The cases of ``cases.yaml``: what is printed, what is accepted, and that nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from tests.models.conftest import Made, Make

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], make: Make) -> None:
    made = make({"thing.json": case["schema"]})
    printed = [line.strip() for line in made.text.splitlines()]
    assert [line for line in case["lines"] if line not in printed] == []
    assert [warning.code for warning in made.warnings] == case.get("warns", [])
    for document in case["valid"]:
        accepted(made, document)
    for document in case["invalid"]:
        refused(made, document)


def accepted(made: Made, document: Any) -> None:
    text = json.dumps(document)
    thing = made.models.Thing
    for model in (thing.model_validate(document), thing.model_validate_json(text)):
        assert_same(model.model_dump(mode="json"), document)
        assert_same(json.loads(model.model_dump_json()), document)
    around = user_model(made)
    assert_same(
        around.model_validate({"thing": document}).model_dump(mode="json")["thing"], document
    )
    assert TypeAdapter(thing).validate_python(document) == thing.model_validate(document)
    assert thing.model_validate(thing.model_validate(document)) == thing.model_validate(document)


def refused(made: Made, document: Any) -> None:
    thing, around = made.models.Thing, user_model(made)
    for door in (
        lambda: thing.model_validate(document),
        lambda: thing.model_validate_json(json.dumps(document)),
        lambda: TypeAdapter(list[thing]).validate_python([document]),
        lambda: around.model_validate({"thing": document}),
    ):
        with pytest.raises(ValidationError) as caught:
            door()
        assert all(each["type"].startswith("json_schema.") for each in caught.value.errors())


def user_model(made: Made) -> type[BaseModel]:
    """A model of the user's own, with ours in two fields."""
    thing = made.models.Thing
    return create_model("Around", thing=(thing, ...), other=(thing | None, None))


def assert_same(left: Any, right: Any) -> None:
    """Equal as JSON: ``1`` is ``1.0``, but not ``True``."""
    assert left == right
    assert canonical(left) == canonical(right)


def canonical(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: canonical(each) for key, each in value.items()}
    if isinstance(value, list):
        return [canonical(each) for each in value]
    return ("boolean", value) if isinstance(value, bool) else value
