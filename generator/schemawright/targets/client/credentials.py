"""A credential as the client has it."""

from __future__ import annotations

from schemawright.contract import Credential
from schemawright.data_classes import frozen


@frozen
class CredentialView:
    """A credential with the client's argument and the environment variable for it."""

    credential: Credential
    argument: str
    environment: str
