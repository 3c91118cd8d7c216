"""Classes that are made of another one, where a member of the document says of which it is.

    class Shape(Model, check=validators.shape, kinds=("kind", {"round": "Circle"})):

Whoever reads a shape gets a `Circle` if the document says so, and if that class accepts it; else a
`Shape`. Its constructor makes a `Shape`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from .documents import documents_of

if TYPE_CHECKING:
    from .checking import Build, Read

__all__ = ["Kinds", "reader_by_kind"]

_MODELS = __name__.rpartition("._runtime")[0] + ".models"


class Kinds:
    """The names of classes by the values of the member that names them."""

    def __init__(self, member: str, names: Mapping[str, str]) -> None:
        self._member, self._names = member, names

    def named_by(self, document: object) -> Any:
        """The class that `document` names and that accepts it; None if there is none."""
        if not isinstance(document, dict):
            return None
        members = cast("dict[str, object]", document)
        tag = members.get(self._member)
        name = self._names.get(tag) if isinstance(tag, str) else None
        if name is None:
            return None
        kind = getattr(import_module(_MODELS), name)
        is_valid = kind.__check__.is_valid
        if is_valid(members) or any(map(is_valid, documents_of(members))):
            return kind
        return None


def reader_by_kind(kinds: Kinds, read: Read, build: Build) -> Read:
    """`read`, but what goes to pydantic's `build`, and not to a constructor, is of the class that
    it names."""

    def read_by_kind(value: Any, made_by: Build) -> Any:
        named = kinds.named_by(value) if made_by is build else None
        return read(value, made_by) if named is None else named.model_validate(value)

    return read_by_kind
