"""The vendor's two Swagger files beside our own document of the same API, where they are at hand.

`vendor.txt` lists what differs: operations, parameters, statuses, and the members of what goes in
and comes out. Paths of the beta are left out, which our document does not have.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from schemawright.contract import Contract, Media, Operation
from schemawright.diagnostics import Problems

from tests.conftest import REPOSITORY, Golden
from tests.describe.test_describe import HERE, contract_of

SHARED = Path(os.environ.get("SCHEMAWRIGHT_SHARED") or REPOSITORY.parent / "shared")
VENDOR = SHARED / "fullstory" / "official" / "specs"


@pytest.mark.skipif(not VENDOR.is_dir(), reason=f"{VENDOR} is missing")
def test_vendor(golden: Golden, repository: Path) -> None:
    theirs = contract_of(VENDOR, Problems())
    ours = contract_of(repository / "schemas" / "fullstory", Problems())
    golden(HERE / "vendor.txt", "\n".join(differences(theirs, ours)) + "\n")


def differences(theirs: Contract, ours: Contract) -> Iterator[str]:
    mine, others = operations(ours), operations(theirs)
    same = [key for key in others if key in mine]
    yield f"{len(same)} operations in both"
    yield from (f"only the vendor has {' '.join(key)}" for key in others if key not in mine)
    yield from (f"only we have {' '.join(key)}" for key in mine if key not in others)
    for key in same:
        said_by_them, said_by_us = facts(theirs, others[key]), facts(ours, mine[key])
        for what in sorted(said_by_them.keys() | said_by_us.keys()):
            one, other = said_by_them.get(what, "nothing"), said_by_us.get(what, "nothing")
            if one != other:
                yield f"{' '.join(key)}, {what}: {one} (vendor), {other} (we)"


def operations(contract: Contract) -> dict[tuple[str, str], Operation]:
    assert contract.api is not None
    found = ((o.method, o.path, o) for o in contract.api.operations)
    return {(method, path): o for method, path, o in found if not path.startswith("/v2beta/")}


def facts(contract: Contract, operation: Operation) -> dict[str, str]:
    said = {
        f"{p.location} {p.name}": f"{'required' if p.required else 'optional'} {p.style}"
        for p in operation.parameters
    }
    if operation.idempotency_header:
        said["idempotency"] = operation.idempotency_header
    if operation.body is not None:
        said |= members(contract, "body", operation.body.media)
    for response in operation.responses:
        said[f"status {response.status}"] = "declared"
        said |= members(contract, f"{response.status}", response.media)
    return said


def members(contract: Contract, what: str, media: tuple[Media, ...]) -> dict[str, str]:
    """The members of the first body that has a schema, and whether they are required."""
    name = next((each.schema for each in media if each.schema is not None), None)
    if name is None:
        return {}
    schema = contract.named(name).schema
    while isinstance(schema.get("$ref"), str):
        schema = contract.library.follow(schema)
    properties, required = schema.get("properties"), schema.get("required")
    needed = required if isinstance(required, list) else []
    return {
        f"{what}.{member}": "required" if member in needed else "optional"
        for member in (properties if isinstance(properties, dict) else ())
    }
