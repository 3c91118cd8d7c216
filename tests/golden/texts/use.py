"""Texts of a format are values of the types that the configuration names, and come out as they
were."""

from __future__ import annotations

import copy
import pickle
from datetime import time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError
from texts.models import Job

DOCUMENT: dict[str, Any] = {
    "takes": "PT90M",
    "starts": "23:59:60.5Z",
    "host": "10.0.0.1",
    "hosts": ["10.0.0.1", "2001:0db8::0001"],
    "key": "aGVsbG8=",
    "price": "1.50",
    "limits": {"low": "1E2", "high": "-0"},
    "weight": 1.5,
    "share": "a//b/",
}
job = Job.model_validate(DOCUMENT)
takes: timedelta = job.takes
assert takes == timedelta(minutes=90)
assert job.starts == time.fromisoformat("23:59:59.999999+00:00")
assert job.host == IPv4Address("10.0.0.1")
assert job.hosts == [IPv4Address("10.0.0.1"), IPv6Address("2001:db8::1")]
assert (job.key, job.price) == (b"hello", Decimal("1.5"))
assert job.limits == {"low": Decimal(100), "high": Decimal(0)}
assert (job.share, job.pause) == (PurePosixPath("a/b"), timedelta(minutes=1))
for same in (job, copy.deepcopy(job), pickle.loads(pickle.dumps(job))):
    assert same.model_dump(mode="json") == DOCUMENT
    assert Job.model_validate(same.model_dump()).model_dump(mode="json") == DOCUMENT
assert Job.model_validate_json(job.model_dump_json()) == job

# A constructor and an assignment take values and texts alike.
made = Job(takes=timedelta(days=1, hours=2), price=Decimal("2.50"), weight=2, key=b"hi")
made.host = IPv4Address("127.0.0.1")
made.pause = timedelta(0)
assert made.model_dump(mode="json") == {
    "takes": "P1DT2H",
    "price": "2.50",
    "weight": 2,
    "key": "aGk=",
    "host": "127.0.0.1",
    "pause": "PT0S",
}
# A month is nearly thirty days, and is written as the month that it was.
assert Job.model_validate({"takes": "P1M", "share": "."}).model_dump(mode="json") == {
    "takes": "P1M",
    "share": ".",
}
for wrong in ({"takes": "soon"}, {"takes": "P1D", "price": "much"}, {"takes": "P1D", "key": "?"}):
    try:
        Job.model_validate(wrong)
    except ValidationError:
        continue
    raise AssertionError(wrong)
