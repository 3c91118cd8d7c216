"""The words that pydantic models have for types, and how they tell the classes of a union apart.

Card: {kind: Literal['card'], …}, Transfer: {kind: Literal['transfer'], …}, both required
→  Annotated[Card | Transfer, Field(discriminator='kind')]
anything else
→  Annotated[Card | Transfer, first_valid]
"""

from __future__ import annotations

from schemawright.contract import Contract
from schemawright.render import Code, literal
from schemawright.targets.annotations import Marker, Vocabulary
from schemawright.targets.pydantic.fields import is_plain
from schemawright.types import Declarations, Record
from schemawright.types.tags import tags

_SCALARS = {
    "string": ("str",),
    "integer": ("int",),
    # Both, for an integer stays exact only as an `int`.
    "number": ("int", "float"),
    "boolean": ("bool",),
    "null": ("None",),
    "date-time": ("AwareDatetime",),
    "date": ("FullDate",),
    "uuid": ("UUID",),
}
#: Their own checks tell.
_FIRST_VALID = Marker(Code("first_valid"), "first_valid")


def vocabulary(contract: Contract, declarations: Declarations) -> Vocabulary:
    """The words for the types of a package with these `declarations`."""

    def choice(names: tuple[str, ...], mapping: bool) -> Marker:
        named = [declarations.get(name) for name in names]
        records = [declared for declared in named if isinstance(declared, Record)]
        if not mapping and len(records) == len(names):
            for wire in tags(records):
                if is_plain(wire, contract.by_name):
                    code = Code("Field(discriminator={})").format(literal(wire))
                    return Marker(code, "Field")
        return _FIRST_VALID

    return Vocabulary(_SCALARS, choice=choice)
