"""The documents of `texts` as dataclasses."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from pathlib import PurePosixPath
from typing import Any

from texts_dataclass import codecs
from texts_dataclass.models import Job
from texts_dataclass.validators import ValidationError

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
job = codecs.job.load(DOCUMENT)
takes: timedelta = job.takes
assert takes == timedelta(minutes=90)
assert job.hosts == [IPv4Address("10.0.0.1"), IPv6Address("2001:db8::1")]
assert (job.key, job.price, job.share) == (b"hello", Decimal("1.5"), PurePosixPath("a/b"))
assert job.pause == timedelta(minutes=1)
assert codecs.job.dump(job) == DOCUMENT
assert codecs.job.load_json(codecs.job.dump_json(job)) == job

made = Job(
    takes=timedelta(days=1, hours=2), price=Decimal("2.50"), weight=2, share=PurePosixPath("c")
)
assert codecs.job.dump(made) == {
    "takes": "P1DT2H",
    "price": "2.50",
    "weight": 2,
    "share": "c",
}
for wrong in ({"takes": "soon"}, {"takes": "P1D", "price": "much"}, {"takes": "P1D", "key": "?"}):
    try:
        codecs.job.load(wrong)
    except ValidationError:
        continue
    raise AssertionError(wrong)
