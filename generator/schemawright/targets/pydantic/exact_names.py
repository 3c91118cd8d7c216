"""``_exact_types.py``: the types that say all that their schemas do, so that what pydantic takes as
one of them without any conversion is valid.

Order(id: string), {"required": ["id"], "properties": {"id": {"type": "string"}}}
→  EXACT_TYPES = frozenset({"Order"})
"""

from __future__ import annotations

from schemawright.code import Annotated, Call, Expression, Literal, Name, Set, generic
from schemawright.contract import Contract
from schemawright.files import File
from schemawright.ir.checks import Program
from schemawright.render import overridden, render
from schemawright.types import Declarations
from schemawright.types.exact_types import exact_types


def exact_names(contract: Contract, program: Program, declarations: Declarations) -> File:
    """The module; what is of another package is checked there."""
    own = {name: it for name, it in declarations.items() if name not in contract.borrowed}
    variables = {name: contract.named(name).variable for name in own}
    names = sorted(exact_types(program, declarations, variables))
    values: tuple[Expression, ...] = (
        (Set(tuple(map(Literal, names)), exploded=True),) if names else ()
    )
    line = Annotated(
        Name("EXACT_TYPES"), generic("frozenset", Name("str")), Call(Name("frozenset"), values)
    )
    text = render("pydantic/_exact_types.py.jinja", line=line)
    return File("_exact_types.py", str(text), not overridden("pydantic"))
