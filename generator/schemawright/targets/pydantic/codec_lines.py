"""``codecs.py`` of a package of pydantic models: one door for classes and for types with a name.

Pets: array of Pet   →  pets: Codec[models.Pets] = Codec("pets", "Pets")
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.code import (
    NONE,
    Annotated,
    Attribute,
    Call,
    Expression,
    Imported,
    Literal,
    Name,
    Statement,
    Subscript,
    union,
)
from schemawright.contract import Contract
from schemawright.files import File
from schemawright.render import overridden, render
from schemawright.types import Declaration, Declarations, Record, Synonym

_CODEC, _MODELS, _ANY = Name("Codec"), Name("models"), Imported("Any", "typing")


def codecs(contract: Contract, declarations: Declarations) -> File:
    """The module; what is of another package has its codec there."""
    own = [name for name in declarations if name not in contract.borrowed]
    text = render(
        "pydantic/codecs.py.jinja",
        codecs=tuple(_lines(contract, declarations, own)),
        any=any(_is_mixed(_end(declarations, name)) for name in own),
        example=contract.named(own[0]).variable,
    )
    return File("codecs.py", str(text), not overridden("pydantic"))


def _lines(contract: Contract, declarations: Declarations, own: list[str]) -> Iterator[Statement]:
    for name in own:
        variable = contract.named(name).variable
        type_ = Subscript(_CODEC, _type(name, _end(declarations, name)))
        value = Call(_CODEC, (Literal(variable), Literal(name)))
        yield Annotated(Name(variable), type_, value)


def _type(name: str, declaration: Declaration) -> Expression:
    """What the codec reads and writes."""
    class_ = Attribute(_MODELS, name)
    if _is_mixed(declaration):
        return union(class_, _ANY)
    is_nullable = isinstance(declaration, Record) and declaration.nullable
    return union(class_, NONE) if is_nullable else class_


def _is_mixed(declaration: Declaration) -> bool:
    return isinstance(declaration, Record) and declaration.mixed


def _end(declarations: Declarations, name: str) -> Declaration:
    declaration = declarations[name]
    return declarations[declaration.name] if isinstance(declaration, Synonym) else declaration
