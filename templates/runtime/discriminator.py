"""Documents in which a member names the class that they are of.

    class Shape(Model, check=validators.shape, kinds=("kind", {"round": "Circle"})):

Whoever reads a shape gets a `Circle` if the document says so, and if that class accepts it; else a
`Shape`. Its constructor makes a `Shape`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from .documents import documents_of
from .tag_keys import tag_key

if TYPE_CHECKING:
    from .checking import Door

__all__ = ["Discriminator", "class_of_package", "door_by_kind"]

_MODELS = __name__.rpartition("._runtime")[0] + ".models"


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The `names` of classes by the values of the `member` that names them, as keys of a table."""

    member: str
    names: Mapping[Any, str]

    def class_of(self, document: object, class_named: Callable[[str], Any]) -> Any:
        """The class that `document` names and that accepts it, or the one of its own kinds
        that it names in turn; None if there is none. `class_named` has the classes, and
        None for a name that is none of them."""
        if not isinstance(document, Mapping):
            return None
        members = cast("Mapping[str, object]", document)
        name = self.names.get(tag_key(members.get(self.member)))
        kind = None if name is None else class_named(name)
        if kind is None:
            return None
        check = kind.__check__
        if check.is_valid(members) or any(
            map(check.is_valid, documents_of(members, check))
        ):
            own = getattr(kind, "__discriminator__", None)
            return own and own.class_of(document, class_named) or kind
        return None


def class_of_package(name: str) -> Any:
    """The class of that name among the package's models."""
    return getattr(import_module(_MODELS), name)


def door_by_kind(discriminator: Discriminator, way: Door) -> Door:
    """`way`, but documents become instances of the class that they name."""

    def parse_by_kind(value: Any) -> Any:
        named = discriminator.class_of(value, class_of_package)
        return way.parse(value) if named is None else named.model_validate(value)

    return replace(
        way,
        exact=None,
        decide=_is_no_usual_one,
        refused=parse_by_kind,
        parse=parse_by_kind,
    )


def _is_no_usual_one(_: object) -> bool:
    return False
