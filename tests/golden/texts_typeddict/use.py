"""The documents of `texts` as typed dictionaries: texts stay what they are, and are checked."""

from __future__ import annotations

from texts_typeddict import codecs
from texts_typeddict.models import Job
from texts_typeddict.validators import ValidationError

job: Job = {"takes": "PT90M", "price": "1.50", "hosts": ["::1"]}
assert codecs.job.dump(codecs.job.load(job)) == job
try:
    codecs.job.load({"takes": "PT90M", "price": "much"})
except ValidationError:
    pass
else:
    raise AssertionError
