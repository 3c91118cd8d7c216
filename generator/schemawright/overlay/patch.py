"""Changed copies of a document: what one action makes of one place.

    {"a": {"b": 1}}, update {"c": 2} at /a  →  {"a": {"b": 1, "c": 2}}, /a/c found in the overlay

Nothing is changed in place, and whatever is put into a document is copied for each place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from schemawright.read.copies import copied
from schemawright.read.source import Graft, Source
from schemawright.values import Json, Tokens, at

#: Values that one action may add to one document.
MAX_ADDED = 100_000

#: Where something was put, and where in the update it was taken from.
Moved: TypeAlias = "list[tuple[Tokens, Tokens]]"


class Unfitting(Exception):
    """The change cannot be made; `inside` is where in the update that shows."""

    def __init__(self, message: str, hint: str, inside: Tokens = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.inside = message, hint, inside


def updated(
    source: Source, places: Iterable[Tokens], update: Json, giver: Source, taken_from: Tokens
) -> Source:
    """`source` with `update`, which stands at `taken_from` in `giver`, merged into each place.
    Raises `Unfitting`."""
    places = tuple(places)
    _, count = copied(update, MAX_ADDED)
    if count * len(places) > MAX_ADDED:
        raise Unfitting(f"this adds more than {MAX_ADDED} values", "Select fewer places.")
    document, grafts = source.document, list[Graft]()
    for place in places:
        merged, moved = _merged(at(document, place), update, outermost=True)
        document = _replaced(document, place, merged)
        grafts += [Graft(place + to, giver, taken_from + origin) for to, origin in moved]
    return source.with_document(document, tuple(grafts))


def removed(source: Source, places: Iterable[Tokens]) -> Source:
    """`source` without the values at `places`. What moves up in an array is still found where
    the file has it. Raises `Unfitting` for the whole document."""
    outer: set[Tokens] = set()
    for place in sorted(places, key=len):
        if not place:
            raise Unfitting("the whole document cannot be removed", "Delete the file instead.")
        if not any(place[:length] in outer for length in range(len(place))):
            outer.add(place)
    document = source.document
    for place in sorted(outer, reverse=True):  # the last items of an array first
        document = _without(document, place)
    return source.with_document(document, tuple(_shifts(source, outer)))


def _shifts(source: Source, places: set[Tokens]) -> list[Graft]:
    """Where the items after removed ones are now, outer arrays before inner ones."""
    gaps: defaultdict[Tokens, list[int]] = defaultdict(list)
    for *parent, last in places:
        if isinstance(last, int):
            gaps[tuple(parent)].append(last)
    grafts = list[Graft]()
    for array in sorted(gaps, key=len):
        items, first = at(source.document, array), min(gaps[array])
        length = len(items) if isinstance(items, list) else 0
        moved = [(*array, i) for i in range(first, length) if i not in gaps[array]]
        grafts += [Graft(_moved_up(place, gaps), source, place) for place in moved]
    return grafts


def _moved_up(place: Tokens, gaps: defaultdict[Tokens, list[int]]) -> Tokens:
    return tuple(
        token - sum(gap < token for gap in gaps.get(place[:depth], ()))
        if isinstance(token, int)
        else token
        for depth, token in enumerate(place)
    )


def _merged(target: Json, update: Json, outermost: bool = False) -> tuple[Json, Moved]:
    """`update` merged into `target` as Overlay 1.1 (section 4.4.3) spells out what 1.0 means:
    objects recursively, arrays one after the other, a primitive by another. Only the array that
    the action selects takes a single item. The recursion is as deep as both are nested."""
    if isinstance(target, dict) and isinstance(update, dict):
        return _merged_objects(target, update)
    if isinstance(target, list) and isinstance(update, list):
        items = [copied(item, MAX_ADDED)[0] for item in update]
        return [*target, *items], [((len(target) + i,), (i,)) for i in range(len(items))]
    if isinstance(target, list) and outermost:
        return [*target, copied(update, MAX_ADDED)[0]], [((len(target),), ())]
    if isinstance(target, (dict, list)) or isinstance(update, (dict, list)):
        message = f"{_kind(update)} cannot be merged into {_kind(target)}"
        raise Unfitting(message, "Remove the old value first, by an action of its own.")
    return update, [((), ())]


def _merged_objects(target: dict[str, Json], update: dict[str, Json]) -> tuple[Json, Moved]:
    result = dict(target)
    moved: Moved = []
    for key, value in update.items():
        if key not in target:
            result[key], _ = copied(value, MAX_ADDED)
            moved.append(((key,), (key,)))
            continue
        try:
            result[key], inner = _merged(target[key], value)
        except Unfitting as error:
            raise Unfitting(error.message, error.hint, (key, *error.inside)) from None
        moved += [((key, *to), (key, *origin)) for to, origin in inner]
    return result, moved


def _replaced(document: Json, place: Tokens, value: Json) -> Json:
    """`document` with `value` at `place`; only what is above it is copied."""
    for depth in reversed(range(len(place))):
        around = at(document, place[:depth])
        if isinstance(around, (dict, list)):
            around = around.copy()
            around[place[depth]] = value  # type: ignore[index]
            value = around
    return value


def _without(document: Json, place: Tokens) -> Json:
    around = at(document, place[:-1])
    if isinstance(around, (dict, list)):
        around = around.copy()
        del around[place[-1]]  # type: ignore[arg-type]
    return _replaced(document, place[:-1], around)


def _kind(value: Json) -> str:
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "a primitive"
