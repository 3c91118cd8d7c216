"""Asks for the types of all definitions, some at a time; a failure stays with its definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.targets.pydantic.bundle import answer, bundle, shapes_of
from schemawright.targets.pydantic.definitions import Definition, Root
from schemawright.targets.pydantic.discriminators import Telling
from schemawright.targets.pydantic.shapes import VAGUE
from schemawright.targets.pydantic.types import Type, Unreadable, types

#: So many definitions are asked for together: the library's time for one grows with their number.
_TOGETHER = 40

#: Each definition with the types of its shapes.
Answers = Mapping[str, tuple[Definition, tuple[Type, ...]]]


def answered(
    contract: Contract, definitions: Mapping[str, Definition], problems: Problems
) -> Answers:
    """The types of all `definitions`. One that the library fails on becomes a root model."""
    found: dict[str, tuple[Definition, tuple[Type, ...]]] = {}
    telling = Telling(definitions, contract.by_name)
    for batch in _batches(definitions):
        try:
            found.update(_asked(batch, telling))
        except Exception:  # noqa: BLE001 - whatever it is, the library failed on our document
            for name, definition in batch.items():
                found.update(_alone(contract, name, definition, telling, problems))
    return found


def _batches(definitions: Mapping[str, Definition]) -> Iterator[dict[str, Definition]]:
    pending = iter(definitions.items())
    while batch := dict(islice(pending, _TOGETHER)):
        yield batch


def _asked(
    definitions: Mapping[str, Definition], telling: Telling
) -> dict[str, tuple[Definition, tuple[Type, ...]]]:
    asked = bundle(definitions)
    found = types(answer(asked.document), asked, telling)
    for name, definition in definitions.items():
        if len(found.get(name, ())) != len(shapes_of(definition)):
            raise Unreadable(name)
    return {name: (each, found.get(name, ())) for name, each in definitions.items()}


def _alone(
    contract: Contract, name: str, definition: Definition, telling: Telling, problems: Problems
) -> dict[str, tuple[Definition, tuple[Type, ...]]]:
    try:
        return _asked({name: definition}, telling)
    except Exception as failure:  # noqa: BLE001 - see above
        schema = contract.named(name).schema
        problems.warning(
            "SW0702",
            f"no types could be made for the model {name} ({type(failure).__name__})",
            "it is a root model of object; its validator is not affected",
            schema.source.place(schema.tokens),
        )
        return _asked({name: Root(VAGUE)}, telling)
