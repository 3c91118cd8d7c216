"""What a program does with typed dictionaries of which some are another package's."""

from __future__ import annotations

from typing import Any

from uses_typeddict.common import Money
from uses_typeddict.front import Page, codecs
from uses_typeddict.front.validators import ValidationError
from uses_typeddict.shop import Order

DOCUMENT: dict[str, Any] = {
    "orders": [{"price": {"amount": 5, "note": None}, "by": {"kind": "cash"}}],
    "total": {"amount": 6, "of": "EUR"},
}

page = codecs.page.load(DOCUMENT)
assert codecs.page.dump(page) == DOCUMENT
mine: Page = {"total": Money(amount=1), "orders": [Order(price={"amount": 5})]}
assert codecs.page.dump(mine)["orders"] == [{"price": {"amount": 5}}]
mine["total"] = Money(amount=-1)
try:
    codecs.page.dump(mine)
except ValidationError as error:
    assert error.json_path == "$.total.amount"
else:
    raise AssertionError("accepted")
