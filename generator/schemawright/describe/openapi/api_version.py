"""What differs between the kinds of documents that describe an API, as one value for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from schemawright.contract import Body, Credential, Parameter, Response
from schemawright.data_classes import frozen
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.servers import SaidServer


@frozen
class OperationPlace:
    """Where it stands what an operation is: in the operation itself, in the path items around it,
    outermost first, and at the `root` of the document that lists its path."""

    root: Node
    items: tuple[Node, ...]
    node: Node

    @property
    def holders(self) -> tuple[Node, ...]:
        """What may hold parameters; the later ones say it more closely."""
        return (*self.items, self.node)


#: The name is that of the operation: for schemas written in place.
ReadParameter: TypeAlias = Callable[[Reader, Node, str], "Parameter | None"]
ReadBody: TypeAlias = Callable[[Reader, OperationPlace, str], "Body | None"]
ReadResponses: TypeAlias = Callable[[Reader, OperationPlace, str], "tuple[Response, ...]"]
ReadCredential: TypeAlias = Callable[[Reader, str, Node], "Credential | None"]


@frozen
class ApiVersion:
    """How one kind of document says what an API is. `schemes` is where the security schemes
    stand; `parameter` gives None for what is none, such as Swagger's bodies."""

    schemes: tuple[str, ...]
    credential: ReadCredential
    servers: Callable[[Reader, Node], tuple[SaidServer, ...]]
    parameter: ReadParameter
    body: ReadBody
    responses: ReadResponses
