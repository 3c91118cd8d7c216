"""What a schema says of the use of a field: deprecated, and for one direction only."""

from __future__ import annotations

import copy
import json
import pickle
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, create_model

from tests.models.conftest import Make

ACCOUNT = {
    "type": "object",
    "required": ["id", "login"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "login": {"type": "string", "deprecated": True},
        "pass-word": {"type": "string", "writeOnly": True, "deprecated": True},
        "nick": {"allOf": [{"$ref": "#/$defs/nick"}]},
        "rank": {"type": "integer", "default": 3, "deprecated": True},
        "kept": {"type": "boolean", "deprecated": False, "readOnly": False},
    },
    "$defs": {"nick": {"type": "string", "readOnly": True}},
}
DOCUMENT = {"id": 1, "login": "ada", "rank": 4}


@pytest.fixture(scope="module")
def account(make: Make) -> Any:
    return make({"account.json": ACCOUNT}).models.Account


def told(read: Callable[[], object]) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read()
    assert all(each.category is DeprecationWarning for each in caught)
    assert all(each.filename == __file__ for each in caught)
    return [str(each.message) for each in caught]


def test_pydantic_and_those_who_ask_it_know(account: Any) -> None:
    said = {n: (f.deprecated, f.json_schema_extra) for n, f in account.model_fields.items()}
    assert said == {
        "id": (None, {"readOnly": True}),
        "login": (True, None),
        "pass_word": (True, {"writeOnly": True}),
        "nick": (None, {"readOnly": True}),
        "rank": (True, None),
        "kept": (None, None),
    }
    described = account.model_json_schema()["properties"]
    assert described == ACCOUNT["properties"]


def test_who_reads_a_deprecated_field_is_told(account: Any) -> None:
    class Mine(account):  # type: ignore[misc]
        more: int = 1

    for model in (account, Mine):
        one = model.model_validate(DOCUMENT)
        assert told(lambda: one.login) == told(lambda: one.rank) == ["deprecated"]  # noqa: B023
        assert told(lambda: one.pass_word) == ["deprecated"]  # noqa: B023
        assert told(lambda: (one.id, one.nick, one.kept)) == []  # noqa: B023
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert (one.login, one.rank, one.pass_word) == ("ada", 4, None)
            assert model(id=1, login="ada").rank == 3


@pytest.mark.filterwarnings("error")
def test_nobody_else_is(account: Any, make: Make) -> None:
    one = account.model_validate_json(json.dumps(DOCUMENT))
    assert one == account(**DOCUMENT) == copy.deepcopy(one) == one.model_copy()
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.model_dump() == DOCUMENT == json.loads(one.model_dump_json())
    assert repr(one) == "Account(id=1, login='ada', rank=4)"
    assert dict(one) == DOCUMENT
    around: type[BaseModel] = create_model("Around", one=(account, ...))
    assert around(one=one).model_dump() == {"one": DOCUMENT}
    assert make({"account.json": ACCOUNT}).codecs.account.dump(one) == DOCUMENT
    one.rank = 5
    one.rank = None
    del one.pass_word
    assert one.model_dump() == {"id": 1, "login": "ada"}
