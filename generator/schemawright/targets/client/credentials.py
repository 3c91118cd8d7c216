"""A credential as the client has it."""

from __future__ import annotations

from dataclasses import dataclass

from schemawright.contract import Credential


@dataclass(frozen=True, slots=True)
class CredentialView:
    """A credential with the client's argument and the environment variable for it."""

    credential: Credential
    argument: str
    environment: str
