"""Documents and the types of `models`: each codec reads the one as the other.

    order = codecs.order.load(document)
    document = codecs.order.dump(order)

Both raise `ValidationError` for what the schema refuses. `load_json` and `dump_json` do the
same with the text of a document.
"""

from __future__ import annotations

from . import models, validators
from ._runtime.codec import Codec

order: Codec[models.Order] = Codec(validators.order)
card: Codec[models.Card] = Codec(validators.card)
transfer: Codec[models.Transfer] = Codec(validators.transfer)
labels: Codec[models.Labels] = Codec(validators.labels)
tree: Codec[models.Tree] = Codec(validators.tree)
payment: Codec[models.Payment] = Codec(validators.payment)
person: Codec[models.Person | None] = Codec(validators.person)
