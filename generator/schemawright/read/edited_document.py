"""A document while one action changes it: containers are copied once, before their first change."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from schemawright.values import Json, Tokens, at

_Container: TypeAlias = dict[str, Json] | list[Json]


class EditedDocument:
    """A copy of a document that shares with it whatever no change has touched, so that many
    changes in one large container cost one copy of it."""

    def __init__(self, document: Json) -> None:
        self.document = document
        #: The containers that are the draft's own, by identity.
        self._own: dict[int, _Container] = {}

    def value(self, place: Tokens) -> Json:
        """The value at `place` now; it is not to be changed."""
        return at(self.document, place)

    def replace(self, place: Tokens, value: Json) -> None:
        """Puts `value` at `place`, which exists."""
        if not place:
            self.document = value
            return
        self._container(place[:-1])[place[-1]] = value  # type: ignore[index]

    def remove(self, place: Tokens, keys: Collection[str | int]) -> None:
        """Removes the members or items `keys` of the container at `place`."""
        container = self._container(place)
        if isinstance(container, list):
            container[:] = [item for i, item in enumerate(container) if i not in keys]
            return
        for key in keys:
            del container[str(key)]

    def _container(self, place: Tokens) -> _Container:
        """The container at `place`, its own and inside containers that are its own."""
        container = self.document = self._owned(self.document)
        for token in place:
            child = self._owned(container[token])  # type: ignore[index]
            container[token] = child  # type: ignore[index]
            container = child
        return container

    def _owned(self, value: Json) -> _Container:
        if not isinstance(value, (dict, list)):
            raise TypeError(f"{type(value).__name__} holds nothing")
        if id(value) not in self._own:
            copy = value.copy()
            self._own[id(copy)] = copy
            return copy
        return value
