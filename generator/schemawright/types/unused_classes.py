"""declarations → those that something refers to, or that the documents give a name.

{"patternProperties": {"^[a-z]+$": {"type": "object", "properties": …}}}, whose other members may be
anything: a mapping to any values, so that no type is a class of those  →  no class of them
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from schemawright.contract import Contract, NamedSchema
from schemawright.keywords import definitions
from schemawright.types.declarations import Declaration, names_used
from schemawright.types.inference import Inference
from schemawright.types.language import names_in

_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)
_COMPONENTS = ("components", "schemas")


def without_unused(
    contract: Contract, inference: Inference, declarations: Mapping[str, Declaration]
) -> dict[str, Declaration]:
    """`declarations`, in their order, without the classes of what is written in place where no type
    tells of it."""
    written_in_place = {name for name in declarations if is_in_place(contract, name)}
    if not written_in_place:
        return dict(declarations)
    starts = (declarations.keys() - written_in_place) | {*_of_parameters(contract, inference)}
    used = _reached(starts, declarations)
    return {name: declared for name, declared in declarations.items() if name in used}


def is_in_place(contract: Contract, name: str) -> bool:
    """Is it written in place, in a document of this package or of one that lends it?"""
    named, tokens = contract.named(name), contract.named(name).schema.tokens
    is_defined = tokens[-2:-1] in tuple((word,) for word in _DEFINITIONS)
    is_root = not tokens or tokens[:-1] == _COMPONENTS
    return named.role == "nested" and not (is_defined or is_root or name in contract.given)


def _of_parameters(contract: Contract, inference: Inference) -> Iterator[str]:
    """What the parameters of operations, which have no declarations, are made of."""
    parameters: Iterable[NamedSchema] = (n for n in contract.schemas if n.role == "parameter")
    for parameter in parameters:
        yield from names_in(inference.use(parameter.schema))


def _reached(starts: Iterable[str], declarations: Mapping[str, Declaration]) -> set[str]:
    reached: set[str] = set()
    pending = [*starts]
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += names_used(declarations[name]) if name in declarations else ()
    return reached
