"""What types say of all schemas of a contract: found once, for the models and for the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from schemawright.contract import Contract
from schemawright.ir.checks import Program
from schemawright.steps import counting, one_by_one
from schemawright.types.declarations import Declaration
from schemawright.types.inference import Inference
from schemawright.types.resolved_aliases import resolve_aliases
from schemawright.types.unsayable_names import without_unsayable
from schemawright.types.unused_classes import is_in_place, without_unused


@dataclass(frozen=True, eq=False)
class ContractTypes:
    """The types of the schemas of `contract`, each inferred when it is asked for first. `program`
    has their checks, as the schemas say them; None where nobody compiles them."""

    contract: Contract
    program: Program | None = None

    @cached_property
    def inference(self) -> Inference:
        """What infers them."""
        return Inference(self.contract)

    @cached_property
    def inferred(self) -> Mapping[str, Declaration]:
        """What is declared under the name of each schema but those of parameters, as it is
        written, in the contract's order."""
        named = [schema for schema in self.contract.schemas if schema.role != "parameter"]
        return {
            schema.name: self.inference.declaration(schema)
            for schema in one_by_one(named, lambda named: named.place)
        }

    @cached_property
    def resolved(self) -> Mapping[str, Declaration]:
        """`inferred` in which no name stands for itself, nor for a long chain of others."""
        return resolve_aliases(self.inferred)

    @cached_property
    def declared(self) -> Mapping[str, Declaration]:
        """Those of `resolved` that are worth a name, and that something refers to or the documents
        name."""
        sayable = without_unsayable(self.contract, self.resolved)
        return without_unused(self.contract, self.inference, sayable)

    @cached_property
    def published(self) -> frozenset[str]:
        """The names of the schemas that people meet: all but those of what is written in place and
        has no class or type. Raises `TooManySteps`."""
        with counting("type", self.contract.library.size):
            declared = self.declared
        return frozenset(
            schema.name
            for schema in self.contract.schemas
            if schema.name in declared or not is_in_place(self.contract, schema.name)
        )
