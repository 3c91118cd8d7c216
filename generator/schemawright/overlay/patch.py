"""Changed copies of a document: what one action makes of the places that it selects.

    {"a": {"b": 1}}, update {"c": 2} at /a  →  {"a": {"b": 1, "c": 2}}, /a/c found in the overlay

Nothing is changed in place, and whatever is put into a document is copied for each place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from schemawright.limits import limits, setting
from schemawright.read.copies import copied
from schemawright.read.depth import MAX_DEPTH
from schemawright.read.edited_document import EditedDocument
from schemawright.read.source import Change, Gaps, Graft, Source
from schemawright.values import Json, Tokens, is_deeper

#: Where something was put, and where in the update it was taken from.
Moved: TypeAlias = "list[tuple[Tokens, Tokens]]"


class Unfitting(Exception):
    """The change cannot be made; `inside` is where in the update that shows."""

    def __init__(self, message: str, hint: str, inside: Tokens = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.inside = message, hint, inside


class TooDeep(Exception):
    """The change would make the document more than `MAX_DEPTH` levels deep."""


def updated(
    source: Source, places: Iterable[Tokens], update: Json, giver: Source, taken_from: Tokens
) -> Source:
    """`source` with `update`, which stands at `taken_from` in `giver`, merged into each place.
    Raises `Unfitting` and `TooDeep`."""
    places = tuple(places)
    most = limits().overlay_values
    _, count = copied(update, most)
    if count * len(places) > most:
        hint = f"select fewer places, or raise {setting('overlay_values')}"
        raise Unfitting(f"this adds more than {most:,} values", hint)
    draft = EditedDocument(source.document)
    changes: list[Change] = []
    for place in places:
        merged, moved = _merged(draft.value(place), update, outermost=True)
        draft.replace(place, merged)
        for to, origin in moved:
            if is_deeper(draft.value(place + to), MAX_DEPTH - len(place + to)):
                raise TooDeep
            changes.append(Graft(place + to, giver, taken_from + origin))
    return source.with_document(draft.document, tuple(changes))


def removed(source: Source, places: Iterable[Tokens]) -> Source:
    """`source` without the values at `places`. What moves up in an array is still found where
    the file has it. Raises `Unfitting` for the whole document."""
    keys: dict[Tokens, set[str | int]] = {}
    outer: set[Tokens] = set()
    for place in sorted(places, key=len):
        if not place:
            raise Unfitting("the whole document cannot be removed", "delete the file instead")
        if not any(place[:length] in outer for length in range(len(place))):
            outer.add(place)
            keys.setdefault(place[:-1], set()).add(place[-1])
    draft = EditedDocument(source.document)
    changes: list[Change] = []
    # Inner containers first: their places are those of the document as it was.
    for container in sorted(keys, key=len, reverse=True):
        draft.remove(container, keys[container])
        items = sorted(key for key in keys[container] if isinstance(key, int))
        if items:
            changes.append(Gaps(container, tuple(item - i for i, item in enumerate(items))))
    return source.with_document(draft.document, tuple(changes))


def _merged(target: Json, update: Json, outermost: bool = False) -> tuple[Json, Moved]:
    """`update` merged into `target` as Overlay 1.1 (section 4.4.3) spells out what 1.0 means:
    objects recursively, arrays one after the other, a primitive by another. Only the array that
    the action selects takes a single item. The recursion is as deep as both are nested."""
    if isinstance(target, dict) and isinstance(update, dict):
        return _merged_objects(target, update)
    if isinstance(target, list) and isinstance(update, list):
        items = [copied(item, limits().overlay_values)[0] for item in update]
        return [*target, *items], [((len(target) + i,), (i,)) for i in range(len(items))]
    if isinstance(target, list) and outermost:
        return [*target, copied(update, limits().overlay_values)[0]], [((len(target),), ())]
    if isinstance(target, (dict, list)) or isinstance(update, (dict, list)):
        message = f"{kind_of(update)} cannot be merged into {kind_of(target)}"
        raise Unfitting(message, "remove the old value first, by an action of its own")
    return update, [((), ())]


def _merged_objects(target: dict[str, Json], update: dict[str, Json]) -> tuple[Json, Moved]:
    result = dict(target)
    moved: Moved = []
    for key, value in update.items():
        if key not in target:
            result[key], _ = copied(value, limits().overlay_values)
            moved.append(((key,), (key,)))
            continue
        try:
            result[key], inner = _merged(target[key], value)
        except Unfitting as error:
            raise Unfitting(error.message, error.hint, (key, *error.inside)) from None
        moved += [((key, *to), (key, *origin)) for to, origin in inner]
    return result, moved


def kind_of(value: Json) -> str:
    """An object, an array or a primitive: what a message calls `value`."""
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "a primitive"
