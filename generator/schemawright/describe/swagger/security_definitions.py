"""Security schemes of Swagger 2.0 ("Security Scheme Object")."""

from __future__ import annotations

from schemawright.contract import Credential
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.security import read_key, reject_scheme


def read_credential(reader: Reader, name: str, node: Node) -> Credential | None:
    """What the scheme `name` asks a client to send; None, after a diagnostic, if it means
    nothing."""
    kind = reader.text(node, "type")
    about = reader.remark(node, "description")
    if kind == "apiKey":
        return read_key(reader, name, node, ("header", "query"))
    if kind == "basic":
        return Credential(name, "", "basic", description=about)
    if kind == "oauth2":
        return Credential(name, "", "bearer", description=about)
    reject_scheme(reader, f"{kind!r} is no type of security scheme", node, "type")
    return None
