"""From the events of a YAML text to one JSON value, with the place of each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TypeAlias

from schemawright.data_classes import mutable
from schemawright.diagnostics import Problems
from schemawright.limits import limits, setting
from schemawright.read import scalars, yaml_scalars
from schemawright.read.copies import copied
from schemawright.read.depth import MAX_DEPTH, too_deep
from schemawright.read.scalars import Unfit
from schemawright.read.text import DecodedText
from schemawright.read.yaml_events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    index_of,
)
from schemawright.values import Json, Tokens

#: Faults of one file that are worth listing.
MAX_FAULTS = 100

#: For each object and array, by identity: the indices of its members, in their order.
Marks: TypeAlias = "dict[int, Sequence[int]]"


class Stopped(Exception):
    """A fault was reported after which the rest of the file is not worth reading."""


@mutable
class _OpenCollection:
    """An object or array whose end has not come yet."""

    value: dict[str, Json] | list[Json]
    #: Its key or position in what is around it; nothing for the document itself.
    token: Tokens
    anchor: str | None
    marks: list[int] = field(default_factory=list)
    #: The key that waits for its value, and where it is.
    key: str | None = None
    index: int = 0
    #: The value of its merge key, and where that key is.
    merge: tuple[Json, int] | None = None
    #: Is it the merge key that waits?
    is_merge: bool = False


class Builder:
    """Takes the events of one text in turn; then `document` is the value, unless a problem was
    reported, and `start` its index, None if the text holds no document."""

    def __init__(self, text: DecodedText, problems: Problems) -> None:
        self.document: Json = None
        self.start: int | None = None
        self.marks: Marks = {}
        self._text, self._problems = text, problems
        self._opened: list[_OpenCollection] = []
        #: The values of anchors; an object or array that is still open has none yet.
        self._anchors: dict[str, Json] = {}
        self._aliased = 0
        self._faults = 0

    def add(self, event: Event) -> None:
        """Take the next event. Raises `Stopped` after a fault that ends the reading."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._begin(event, {})
        elif isinstance(event, SequenceStartEvent):
            self._begin(event, [])
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._end()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent) and self.start is not None:
            message = "a second document begins here"
            hint = "a file holds one document; put the others into files of their own"
            self._stop(event, "SW0125", message, hint)

    def _scalar(self, event: ScalarEvent) -> None:
        if self._awaits_key():
            self._take_key(event)
            return
        self._refuse_tag(event)
        value: Json = event.value
        try:
            value = scalars.string(event.value) if event.style else yaml_scalars.plain(event.value)
        except Unfit as unfit:
            self._unfit(event, unfit)
        if event.anchor is not None:
            self._anchors[event.anchor] = value
        self._put(value, index_of(event))

    def _begin(
        self, event: MappingStartEvent | SequenceStartEvent, value: dict[str, Json] | list[Json]
    ) -> None:
        self._refuse_as_key(event, "an object or an array")
        self._refuse_tag(event)
        if len(self._opened) >= MAX_DEPTH:
            too_deep(self._text.place(index_of(event)), self._problems)
            raise Stopped
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
        token = self._next_token()
        self._put(value, index_of(event))
        self._opened.append(_OpenCollection(value, token, event.anchor))

    def _end(self) -> None:
        ended = self._opened.pop()
        if ended.merge is not None and isinstance(ended.value, dict):
            self._merge(ended.value, ended.marks, *ended.merge)
        self.marks[id(ended.value)] = ended.marks
        if ended.anchor is not None:
            self._anchors[ended.anchor] = ended.value

    def _merge(self, value: dict[str, Json], marks: list[int], merged: Json, index: int) -> None:
        """Put the members of `merged` before those of `value`, except for names that are there
        already; of several objects, the first that has a name gives it
        (https://yaml.org/type/merge.html). All are found where the merge key is."""
        given: dict[str, Json] = {}
        for members in merged if isinstance(merged, list) else [merged]:
            if not isinstance(members, dict):
                hint = 'write an alias of an object after "<<", or put it in quotes if it is a name'
                message = "what a merge key brings must be an object, or a list of objects"
                self._problems.error("SW0123", message, hint, self._text.place(index))
                raise Stopped
            given = {**members, **given}
        own = dict(value)
        given = {name: member for name, member in given.items() if name not in own}
        value.clear()
        value.update(given | own)
        marks[:0] = [index] * len(given)

    def _alias(self, event: AliasEvent) -> None:
        self._refuse_as_key(event, "an alias")
        name = str(event.anchor)
        if name not in self._anchors:
            cycle = any(around.anchor == name for around in self._opened)
            message = f"the alias *{name} " + ("contains itself" if cycle else "has no anchor")
            hint = f"put &{name} at a value that is complete before the alias; JSON has no cycles"
            self._stop(event, "SW0126", message, hint)
        # A long file may say much again, as those that are written by programs do.
        most = max(limits().aliased_values, len(self._text.characters) // 8)
        copy, count = copied(self._anchors[name], most - self._aliased)
        self._aliased += count
        if self._aliased > most:
            message = f"the aliases of this file stand for more than {most:,} values"
            hint = (
                "name the shared schema under $defs and refer to it with $ref instead, or raise"
                f" {setting('aliased_values')}"
            )
            self._stop(event, "SW0122", message, hint)
        self._put(copy, index_of(event))

    def _put(self, value: Json, index: int) -> None:
        """Give `value` its place in what is open."""
        if not self._opened:
            self.document, self.start = value, index
            return
        around = self._opened[-1]
        if isinstance(around.value, list):
            around.value.append(value)
            around.marks.append(index)
        elif around.is_merge:
            around.merge, around.is_merge, around.key = (value, around.index), False, None
        elif around.key is not None:
            if around.key not in around.value:
                around.value[around.key] = value
                around.marks.append(around.index)
            around.key = None

    def _awaits_key(self) -> bool:
        if not self._opened:
            return False
        around = self._opened[-1]
        return isinstance(around.value, dict) and around.key is None

    def _take_key(self, event: ScalarEvent) -> None:
        around = self._opened[-1]
        around.key, around.index = event.value, index_of(event)
        self._refuse_tag(event)
        around.is_merge = event.value == "<<" and not event.style
        if event.value in around.value or (around.is_merge and around.merge is not None):
            self._unfit(event, scalars.repeated_key(event.value))
        if event.anchor is not None:
            self._anchors[event.anchor] = event.value
        try:
            scalars.string(event.value)
        except Unfit as unfit:
            self._unfit(event, unfit)

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None:
            message = f"this has the tag {_as_written(event.tag)}"
            hint = "remove it: tags are not read; quotes make a string of anything"
            self._unfit(event, Unfit("SW0121", message, hint))

    def _refuse_as_key(self, event: Event, what: str) -> None:
        if self._awaits_key():
            hint = "keys are plain or quoted text, as in JSON"
            self._stop(event, "SW0124", f"{what} as the key of an object", hint)

    def _unfit(self, event: Event, unfit: Unfit) -> None:
        place = self._text.place(index_of(event), self._tokens())
        self._problems.error(unfit.code, unfit.message, unfit.hint, place)
        self._faults += 1
        if self._faults >= MAX_FAULTS:
            raise Stopped

    def _stop(self, event: Event, code: str, message: str, hint: str) -> None:
        self._problems.error(code, message, hint, self._text.place(index_of(event)))
        raise Stopped

    def _tokens(self) -> Tokens:
        """The place where the next value goes."""
        outer = tuple(token for around in self._opened for token in around.token)
        return outer + self._next_token()

    def _next_token(self) -> Tokens:
        """The last part of `_tokens`; nothing for the document itself."""
        if not self._opened:
            return ()
        around = self._opened[-1]
        return (len(around.value) if isinstance(around.value, list) else around.key or "",)


def _as_written(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)
