"""What is kept of a contract."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from schemawright.contract import Api, Contract, NamedSchema, Operation
from schemawright.data_classes import mutable
from schemawright.diagnostics import Problems
from schemawright.select.reach import Reach, schemas_named_in


@mutable
class Matched:
    """What selectors match: operations by method and path, schemas by name."""

    operations: set[tuple[str, str]] = field(default_factory=set)
    schemas: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Selection:
    """`included` of `contract`, or everything, without what is `excluded`."""

    contract: Contract
    included: Matched | None
    excluded: Matched

    def selected(self, problems: Problems) -> Contract:
        """The contract of what is selected and what that reaches. Problems found: SW0521."""
        operations = tuple(
            operation for operation in self._all_operations if self._is_wanted(operation)
        )
        # What the API calls by itself belongs to no operation that could be asked for.
        webhooks = self.contract.webhooks if self.included is None else ()
        named = {name for webhook in (*operations, *webhooks) for name in schemas_named_in(webhook)}
        wanted = self._reach.names(named | self._wanted_schemas(operations, named))
        self._warn_of_needed(wanted, problems)
        schemas = tuple(
            self._placed(named, wanted) for named in self.contract.schemas if named.name in wanted
        )
        merged = {place: name for place, name in self.contract.merged.items() if name in wanted}
        api = self.contract.api and _with_operations(self.contract.api, operations)
        kept = tuple(
            webhook
            for webhook in self.contract.webhooks
            if wanted.issuperset(schemas_named_in(webhook))
        )
        return replace(self.contract, schemas=schemas, merged=merged, api=api, webhooks=kept)

    def _placed(self, named: NamedSchema, wanted: set[str]) -> NamedSchema:
        """`named` as it stands among what is wanted: a nested schema that is wanted by its name is
        public, and one whose owner is not there belongs to nobody."""
        if named.role == "nested" and self.included and named.name in self.included.schemas:
            return replace(named, role="component", owner=None)
        return named if named.owner in wanted else replace(named, owner=None)

    @property
    def _all_operations(self) -> tuple[Operation, ...]:
        return self.contract.api.operations if self.contract.api else ()

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self.contract)

    def _is_wanted(self, operation: Operation) -> bool:
        key = (operation.method, operation.path)
        included = self.included is None or key in self.included.operations
        return included and key not in self.excluded.operations

    def _wanted_schemas(self, operations: tuple[Operation, ...], named: set[str]) -> set[str]:
        """The schemas that are wanted for themselves: those that are named, or all that do not
        serve the excluded operations alone."""
        if self.included is not None:
            return self.included.schemas - self.excluded.schemas
        everything = {
            named.name for named in self.contract.schemas if named.role not in ("body", "parameter")
        }
        dropped = [operation for operation in self._all_operations if operation not in operations]
        if not dropped:
            return everything - self.excluded.schemas
        theirs = {name for operation in dropped for name in schemas_named_in(operation)}
        needed_there = self._reach.names(theirs)
        return everything - needed_there - self.excluded.schemas

    def _warn_of_needed(self, wanted: set[str], problems: Problems) -> None:
        for name in sorted(self.excluded.schemas & wanted):
            schema = self.contract.named(name).schema
            problems.warning(
                "SW0521",
                f"{name} is excluded, and there all the same, because something else needs it",
                "exclude what refers to it as well",
                schema.source.place(schema.tokens),
            )


def _with_operations(api: Api, operations: tuple[Operation, ...]) -> Api | None:
    """`api` with these operations, and the credentials that they need; None without any."""
    if not operations:
        return None
    needed = {name for operation in operations for names in operation.security for name in names}
    credentials = tuple(credential for credential in api.credentials if credential.name in needed)
    return replace(api, operations=operations, credentials=credentials)
