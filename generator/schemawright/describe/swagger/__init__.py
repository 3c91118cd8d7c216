"""Swagger 2.0 documents (OpenAPI 2.0): how they say what an API is. What they say as OpenAPI 3
does is read in `describe.openapi`.

body and form parameters       the one body of an operation, in what it ``consumes``
``collectionFormat``           the style of a parameter
``host, basePath, schemes``    servers
``securityDefinitions``        security schemes
"""

from __future__ import annotations

from schemawright.describe.openapi.api_version import ApiVersion
from schemawright.describe.swagger.host import read_servers
from schemawright.describe.swagger.payloads import read_body, read_responses
from schemawright.describe.swagger.security_definitions import read_credential
from schemawright.describe.swagger.value_parameters import read_parameter

VERSION = ApiVersion(
    schemes=("securityDefinitions",),
    credential=read_credential,
    servers=read_servers,
    parameter=read_parameter,
    body=read_body,
    responses=read_responses,
)
