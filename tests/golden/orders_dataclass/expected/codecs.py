"""Documents and the types of `models`: each codec reads the one as the other.

    order = codecs.order.load(document)
    document = codecs.order.dump(order)

Both raise `ValidationError` for what the schema refuses. `load_json` and `dump_json` do the
same with the text of a document.
"""

from __future__ import annotations

from typing import Any

from . import models, validators
from ._runtime.absent import MISSING
from ._runtime.instants import moment as _moment
from ._runtime.reading import first as _first
from ._runtime.reading import is_float as _is_float
from ._runtime.reading import is_text as _is_text
from ._runtime.reading import text_as as _text_as
from ._runtime.records import Codec
from ._runtime.records import additional as _additional


def _read_order(document: Any) -> models.Order:
    return models.Order(
        id=int(document["id"]),
        class_=document["class"],
        x_note=document.get("x-note", MISSING),
        int_=int(document["int"]) if "int" in document else MISSING,
        additional_=document.get("additional", MISSING),
        placed=_moment(document["placed"]),
        seen=(
            [[_moment(each_2) for each_2 in each] for each in document["seen"]]
            if "seen" in document
            else MISSING
        ),
        when=(
            _first(document["when"], (_is_float, int), (_is_text, _text_as(_moment)))
            if "when" in document
            else MISSING
        ),
        pay=_first(
            document["pay"],
            (validators.card.is_valid, _read_card),
            (validators.transfer.is_valid, _read_transfer),
        ),
        refund=(
            (None if document["refund"] is None else _read_card(document["refund"]))
            if "refund" in document
            else MISSING
        ),
        total=document["total"],
        buyer=(
            (None if document["buyer"] is None else _read_person(document["buyer"]))
            if "buyer" in document
            else MISSING
        ),
        parts=(
            {key: _read_order(each) for key, each in document["parts"].items()}
            if "parts" in document
            else MISSING
        ),
        labels=document.get("labels", MISSING),
        tree=document.get("tree", MISSING),
        free=document.get("free", MISSING),
        additional=_additional(document, models.Order),
    )


def _read_card(document: Any) -> models.Card:
    return models.Card(
        number=document["number"],
    )


def _read_transfer(document: Any) -> models.Transfer:
    return models.Transfer(
        number=document["number"],
        bank=document["bank"],
        additional=_additional(document, models.Transfer),
    )


def _read_person(document: Any) -> models.Person | None:
    if document is None:
        return None
    return models.Person(
        name=document["name"],
        born=_moment(document["born"]) if "born" in document else MISSING,
        friends=(
            [
                (None if each is None else _read_person(each))
                for each in document["friends"]
            ]
            if "friends" in document
            else MISSING
        ),
        additional=_additional(document, models.Person),
    )


order: Codec[models.Order] = Codec(validators.order, _read_order)
card: Codec[models.Card] = Codec(validators.card, _read_card)
transfer: Codec[models.Transfer] = Codec(validators.transfer, _read_transfer)
labels: Codec[models.Labels] = Codec(validators.labels)
tree: Codec[models.Tree] = Codec(validators.tree)
payment: Codec[models.Payment] = Codec(validators.payment, _read_card)
person: Codec[models.Person | None] = Codec(validators.person, _read_person)
