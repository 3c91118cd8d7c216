"""describe: library -> contract. What every schema and operation is called, and what an
operation takes and gives.

| code | problem |
|---|---|
| SW0501 | warning: different schemas of one name |
| SW0502 | no free name for a schema |
| SW0503 | something in an OpenAPI document has the wrong shape |
| SW0504 | a reference in an OpenAPI document leads nowhere, or back to itself |
| SW0505 | two operations of one id, or of one method and path |
| SW0506 | a path, or its variables |
| SW0507 | a parameter |
| SW0508 | a status |
| SW0509 | a media type |
| SW0510 | a security scheme or requirement |
| SW0511 | warning: a server that is no http or https URL |
| SW0513 | warning: something that the client cannot do |
| SW0514 | warning: a null, taken for an absent member |
| SW0515 | warning: a definition that only refers to itself |
| SW0516 | a name that the configuration gives |
| SW0517 | warning: an ``x-webhook-signature`` that is none |
| SW0518 | more steps than the limits |

What is wrong with an operation, a path, a security scheme or a server costs that alone: it is left
out, with a warning and a row in `Contract.left_out`; in a strict package it is an error. So is what
is read as it is meant: a null (SW0514), a number for a text (SW0503), an operation or a parameter
declared twice (SW0505, SW0507). What makes a whole document meaningless is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from schemawright.contract import Contract
from schemawright.describe.apis import read_apis
from schemawright.describe.equivalence import Equivalence
from schemawright.describe.given_names import check_given, given_names
from schemawright.describe.naming import name_roots
from schemawright.describe.reserved_names import CLASSES, CLIENT_CLASSES
from schemawright.describe.roots import root_schemas
from schemawright.describe.schema_table import SchemaTable
from schemawright.diagnostics import Problems
from schemawright.names import Names
from schemawright.resolve import Library
from schemawright.steps import counting

__all__ = ["describe"]


def describe(
    library: Library,
    package: str,
    formats: Literal["assert", "annotate"],
    problems: Problems,
    names: Mapping[str, str] | None = None,
    subject: str = "",
) -> Contract:
    """Name every schema and read every operation of `library`.

    Documents and components claim their names first, then the bodies and parameters of
    operations, then what is nested in all of those. `names` gives names to schemas by their paths
    and pointers (``"order.json#/properties/buyer"``), before all others. What is written in place
    in the document at the path `subject`, which the package is about, is not called after it. With
    errors among `problems` the contract is still returned, but may lack what the errors are about.
    """
    with counting("describe", library.size):
        return _described(library, package, formats, problems, names or {}, subject)


def _described(
    library: Library,
    package: str,
    formats: Literal["assert", "annotate"],
    problems: Problems,
    names: Mapping[str, str],
    subject: str,
) -> Contract:
    given = given_names(library, names, problems)
    roots = root_schemas(library, given)
    reading = read_apis(library, problems)
    slots = (slot.schema for slot in reading.slots.values())
    equivalence = Equivalence(library, (*(root.schema for root in roots), *slots))
    reading = reading.merged(equivalence, problems)
    taken = Names.reserving(CLASSES | CLIENT_CLASSES if reading.drafts else CLASSES)
    taken.taken |= set(given.values()) - {root.plain for root in roots if root.is_given}
    table = SchemaTable(library, taken, given, subject)
    table.add_roots(name_roots(roots, equivalence, taken, problems))
    table.add_slots(reading.used())
    table.add_nested(problems)
    contract = Contract(
        package=package,
        library=library,
        schemas=table.schemas(),
        api=reading.named(table.name_of_slot),
        formats=formats,
        merged=table.merged(),
        webhooks=reading.called(table.name_of_slot),
        signatures=reading.signatures,
        left_out=(*library.left_out, *reading.losses.rows),
        given=frozenset(given.values()),
    )
    check_given(contract, given, problems)
    return contract
