"""What a person sees of an instance: what is set, with types that people know."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.models.conftest import Make

VISIT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "at": {"type": "string", "format": "date-time"},
        "days": {"type": "array", "items": {"type": "string", "format": "date"}},
        "class": {"type": "string"},
        "note": {"type": ["string", "null"]},
    },
}
DOCUMENT = {
    "id": "123E4567-E89B-12D3-A456-426614174000",
    "at": "2026-01-02t03:04:05.1234567z",
    "days": ["2026-01-02", "0000-02-29"],
    "note": None,
}


@pytest.mark.parametrize("optional", ["none", "missing"])
def test_what_is_set_is_shown_and_nothing_else(make: Make, optional: str) -> None:
    visit = make({"visit.json": VISIT}, optional=optional).models.Visit.model_validate(DOCUMENT)
    assert repr(visit) == (
        "Visit(id=UUID('123e4567-e89b-12d3-a456-426614174000'), "
        "at=datetime.datetime(2026, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone.utc), "
        "days=[datetime.date(2026, 1, 2), datetime.date(4, 2, 29)], note=None)"
    )
    for again in (copy.deepcopy(visit), pickle.loads(pickle.dumps(visit))):
        assert again == visit
        assert again.model_dump(mode="json") == DOCUMENT


def test_what_is_reckoned_from_a_moment_is_one_like_any_other(make: Make) -> None:
    visit = make({"visit.json": VISIT}).models.Visit.model_validate(DOCUMENT)
    visit.at += timedelta(days=1)
    visit.days = [day + timedelta(days=1) for day in visit.days]
    assert visit.at == datetime(2026, 1, 3, 3, 4, 5, 123456, tzinfo=UTC)
    assert visit.days == [date(2026, 1, 3), date(4, 3, 1)]
    for again in (copy.deepcopy(visit), pickle.loads(pickle.dumps(visit))):
        assert again.model_dump(mode="json") == visit.model_dump(mode="json")
    assert visit.model_dump(mode="json")["at"] == "2026-01-03T03:04:05.123456Z"
