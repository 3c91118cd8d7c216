"""Python values as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, cast
from uuid import UUID

from pydantic import BaseModel

from .concurrent_change import members_of
from .instants import spelled
from .missing import MISSING
from .numbers import is_decimal, read_number
from .respelling import with_decimal_texts
from .text_writers import WRITERS, text_of

if TYPE_CHECKING:
    from pydantic import RootModel

    from .validator import Validator

#: What stands for itself in a document; most of a large one is of these.
_PLAIN = frozenset((str, int, float, bool, type(None)))


def documents_of(
    value: object, check: Validator, *, tuples: bool = False
) -> Iterator[object]:
    """`value` as a document; then, in a package where a `Decimal` can be a text, with texts for
    those that `check` refuses as numbers, and for all of them."""
    document = document_of(value, tuples=tuples)
    yield document
    if Decimal in WRITERS:
        yield from with_decimal_texts(document, check)


def document_of(value: object, *, tuples: bool = False) -> object:
    """`value` as a document, if Python values stand in it: models, dates, enumerations, and
    `tuples` where the fields of the model have some. What was read from a text is a text.
    """
    if type(value) in _PLAIN:
        return value
    members = members_of(value)
    if members is not None:
        return {
            key: document_of(member, tuples=tuples)
            for key, member in members.items()
            if member is not MISSING
        }
    if isinstance(value, list) or (tuples and isinstance(value, tuple)):
        items = cast("Sequence[object]", value)
        return [document_of(item, tuples=tuples) for item in items]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", warnings=False)
    if isinstance(value, date):
        return spelled(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if WRITERS and type(value) is not Decimal:
        text = text_of(value)
        return value if text is None else text
    return value.isoformat() if isinstance(value, time) else value


def plain_values(value: object) -> object:
    """`value` with plain values for what stands for them: root models, members of enumerations,
    `Decimal`s, and whole numbers that are written like ``1e300``."""
    members = members_of(value)
    if members is not None:
        return {key: plain_values(member) for key, member in members.items()}
    if isinstance(value, list):
        return [plain_values(item) for item in cast("list[object]", value)]
    if isinstance(value, BaseModel) and type(value).__pydantic_root_model__:
        return plain_values(cast("RootModel[object]", value).root)
    if isinstance(value, Enum):
        return value.value
    if is_decimal(value) and Decimal not in WRITERS:
        return read_number(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
