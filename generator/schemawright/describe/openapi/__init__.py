"""OpenAPI 3.0, 3.1 and 3.2 documents: how they say what an API is."""

from __future__ import annotations

from schemawright.describe.openapi.api_version import ApiVersion
from schemawright.describe.openapi.bodies import read_body, read_responses
from schemawright.describe.openapi.parameters import read_parameter
from schemawright.describe.openapi.security import read_credential
from schemawright.describe.openapi.servers import read_servers

VERSION = ApiVersion(
    schemes=("components", "securitySchemes"),
    credential=read_credential,
    servers=read_servers,
    parameter=read_parameter,
    body=read_body,
    responses=read_responses,
)
