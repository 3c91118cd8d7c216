"""What one of several is called, and where nobody can say."""

from __future__ import annotations

import pytest
from schemawright.one_of_several import singular

ONES = """
lines:line Lines:Line lineItems:lineItem OrderPolicies:OrderPolicy addresses:address
processes:process branches:branch hashes:hash boxes:box cases:case phases:phase sizes:size
responses:response databases:database clauses:clause statuses:status aliases:alias schemas:schema
keys:key values:value caches:cache cookies:cookie apis:api indices:index heroes:hero ties:tie
OrderInputs:OrderInput settings:setting archives:archive
"""
NONE = """
status address data series dns aws https this basis analysis canvas news cors bus menu Item
Kubernetes Redis OrderData bases axes v2s A ÄS
"""


@pytest.mark.parametrize("pair", ONES.split())
def test_one_of_several(pair: str) -> None:
    several, one = pair.split(":")
    assert singular(several) == one


@pytest.mark.parametrize("name", NONE.split())
def test_no_plural_or_none_that_is_sure(name: str) -> None:
    assert singular(name) is None
