"""What a package lacks of its documents, because it means nothing there."""

from __future__ import annotations

from schemawright.data_classes import frozen


@frozen
class LeftOut:
    """Something of the document `source` at the JSON pointer `pointer` (RFC 6901): `what` it is,
    as ``GET /orders/{id}``, and the `reason`."""

    source: str
    pointer: str
    what: str
    reason: str
