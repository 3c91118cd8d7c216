"""The direction of a label of a host name (RFC 5893, section 2)."""

from unicodedata import bidirectional

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_NEUTRAL = frozenset({"EN", "ES", "CS", "ET", "ON", "BN", "NSM"})
_IN_RIGHT = _NEUTRAL | _RIGHT_TO_LEFT
_IN_LEFT = _NEUTRAL | {"L"}


def has_clear_direction(label: str) -> bool:
    """Whether `label` meets the rule, if it has letters written from right to left."""
    classes = list(map(bidirectional, label))
    if _RIGHT_TO_LEFT.isdisjoint(classes):
        return True
    last = next((c for c in reversed(classes) if c != "NSM"), "NSM")
    if classes[0] == "L":
        return _IN_LEFT.issuperset(classes) and last in {"L", "EN"}
    if classes[0] not in {"R", "AL"} or not _IN_RIGHT.issuperset(classes):
        return False
    return last in {"R", "AL", "EN", "AN"} and not {"EN", "AN"}.issubset(classes)
