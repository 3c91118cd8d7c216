"""Schemas that another package of the project has: they are imported from it, not made again.

uses = ["common"]    Order.price is a Money of common/    →  from ..common.models import Money
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from schemawright.contract import (
    Borrowed,
    Contract,
    FunctionPlace,
    NamedSchema,
    PackagePlace,
)
from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.select.reach import Reach, schemas_named_in
from schemawright.values import Tokens, same


@frozen
class UsedPackage:
    """A package that another one uses, and its place as seen from that one; `contract` is what it
    has, `functions` what decides each of its schemas, by their variables."""

    place: PackagePlace
    contract: Contract
    functions: Mapping[str, FunctionPlace]

    def lends(self, named: NamedSchema) -> Borrowed:
        """One of its schemas, for the package that uses it."""
        function = self.functions.get(named.variable)
        return Borrowed(self.place, named.name, named.variable, function)


def with_shared(contract: Contract, used: Iterable[UsedPackage], problems: Problems) -> Contract:
    """`contract`, of whose documents some are those of the `used` packages, with what these have
    marked as borrowed, and only as far as the other documents need it. What an overlay of the own
    documents changes in one of theirs is another schema, and so is what refers to it (SW0522)."""
    used = tuple(used)
    if not used:
        return contract
    theirs = {
        _place(named): (package, named)
        for package in used
        for named in package.contract.schemas
        # What that one has from another package comes from there.
        if named.name not in package.contract.borrowed
    }
    borrowed = dict(_borrowed(contract, theirs, problems))
    contract = _own_operations(contract, used)
    wanted = _needed(contract, borrowed)
    schemas = [
        _without_owner(named, wanted, borrowed)
        for named in contract.schemas
        if named.name in wanted
    ]
    merged = {place: name for place, name in contract.merged.items() if name in wanted}
    kept = {name: schema for name, schema in borrowed.items() if name in wanted}
    bases = [package.place for package in used if not package.contract.borrowed]
    foundation = bases[0] if kept else None
    return replace(
        contract, schemas=tuple(schemas), merged=merged, borrowed=kept, foundation=foundation
    )


def _without_owner(
    named: NamedSchema, wanted: Container[str], borrowed: Container[str]
) -> NamedSchema:
    """What is borrowed belongs to nothing here, and neither does what is written in something that
    nothing here needs."""
    if named.name in borrowed:
        return replace(named, role="nested", owner=None)
    return named if named.owner is None or named.owner in wanted else replace(named, owner=None)


def _borrowed(
    contract: Contract,
    theirs: Mapping[tuple[str, Tokens], tuple[UsedPackage, NamedSchema]],
    problems: Problems,
) -> Iterator[tuple[str, Borrowed]]:
    """The schemas of `contract` that are among `theirs` and say the same there."""
    matched = {
        named.name: theirs[_place(named)]
        for named in contract.schemas
        if _place(named) in theirs and named.role != "parameter"
    }
    edited = {
        name
        for name, (_, there) in matched.items()
        if not same(contract.named(name).schema.value, there.schema.value)
    }
    for name in sorted(edited):
        schema = contract.named(name).schema
        problems.warning(
            "SW0522",
            f"{name} is not what the package has that is used, and is made here as well",
            "what is to hold in both is for the documents of that package, or an overlay there",
            schema.source.place(schema.tokens),
        )
    reach = Reach(contract)
    for name, (package, there) in matched.items():
        if not edited or edited.isdisjoint(reach.names({name})):
            yield name, package.lends(there)


def _place(named: NamedSchema) -> tuple[str, Tokens]:
    """Where a schema stands, in a file that has another path in another package."""
    return named.schema.source.shown, named.schema.tokens


def _own_operations(contract: Contract, used: tuple[UsedPackage, ...]) -> Contract:
    """`contract` without the operations that the used packages have, and without the calls that
    these say their API makes."""
    theirs = {
        (operation.method, operation.path)
        for package in used
        for operation in (package.contract.api.operations if package.contract.api else ())
    }
    calls = {(w.name, w.method) for package in used for w in package.contract.webhooks}
    signatures = {signature for package in used for signature in package.contract.signatures}
    api = contract.api
    if api is not None:
        own = tuple(o for o in api.operations if (o.method, o.path) not in theirs)
        api = replace(api, operations=own) if own else None
    return replace(
        contract,
        api=api,
        webhooks=tuple(w for w in contract.webhooks if (w.name, w.method) not in calls),
        signatures=tuple(s for s in contract.signatures if s not in signatures),
    )


def _needed(contract: Contract, borrowed: Mapping[str, Borrowed]) -> set[str]:
    """All that is not borrowed, and what that needs."""
    operations = contract.api.operations if contract.api else ()
    calls = (*operations, *contract.webhooks)
    starts = {name for call in calls for name in schemas_named_in(call)}
    starts |= {
        named.name
        for named in contract.schemas
        if named.name not in borrowed and named.role in ("document", "component")
    }
    return Reach(contract).names(starts)
