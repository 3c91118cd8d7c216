"""The client: contract -> ``client.py``, ``errors.py``, ``servers.py`` where addresses have
variables, and the helpers that they call.

Two thin classes over httpx2, one description per operation: everything that can be decided at
generation is in that description, everything else is in ``_runtime``.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.files import File
from schemawright.render import overridden
from schemawright.targets.client.argument_types import ClientContract
from schemawright.targets.client.classes import client_module
from schemawright.targets.client.errors import errors_module
from schemawright.targets.client.operation_views import views
from schemawright.targets.client.server_functions import servers_module
from schemawright.targets.model_styles import Enums
from schemawright.targets.runtime import runtime
from schemawright.types import ContractTypes

__all__ = ["emit"]


def emit(types: ContractTypes, enums: Enums = "literal") -> Iterator[File]:
    """The files of the client of a contract that has these `types`, for models whose named
    enumerations are `enums`; none if it has no operations."""
    contract = types.contract
    if contract.api is None or not contract.api.operations:
        return
    described = ClientContract.of(types, contract.api, enums)
    finished = not overridden("client")
    text, helpers = client_module(described, views(described))
    yield File("client.py", text, finished)
    yield File("errors.py", errors_module(described), finished)
    if contract.api.templates:
        yield File("servers.py", servers_module(contract.api), finished)
    yield from runtime(helpers)
