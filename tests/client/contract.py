"""A small contract written out, and the stand-ins that its client is tested with."""

from __future__ import annotations

from schemawright.contract import (
    Api,
    Body,
    Contract,
    Credential,
    Media,
    NamedSchema,
    Operation,
    Parameter,
    Response,
)
from schemawright.diagnostics import Problems
from schemawright.names import class_name
from schemawright.read.source import Source
from schemawright.resolve import resolve
from schemawright.values import Json

JSON = "application/json"

SCHEMAS: dict[str, Json] = {
    "session": {
        "type": "object",
        "properties": {"id": {"type": "string"}, "use_most_recent": {"type": "boolean"}},
    },
    "create_event_request": {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "timestamp": {"type": "string", "format": "date-time"},
            "session": {"$ref": "session.json"},
            "properties": {"type": "object"},
            "note": {"type": ["string", "null"]},
            "kind": {"enum": ["custom", "page"]},
        },
        "required": ["name"],
    },
    "create_event_response": {
        "type": "object",
        "properties": {"id": {"type": "string"}, "kind": {"enum": ["custom", "page"]}},
        "required": ["id"],
    },
    "error": {
        "type": "object",
        "properties": {"message": {"type": "string"}, "code": {"type": "string"}},
        "required": ["message", "code"],
    },
    "imports_page": {
        "type": "object",
        "properties": {
            "results": {"type": "array", "items": {"type": "object"}},
            "next_page_token": {"type": "string"},
        },
        "required": ["results"],
    },
    "job": {
        "type": "object",
        "properties": {
            "job": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "status": {"enum": ["PROCESSING", "COMPLETED", "FAILED"]},
                },
                "required": ["id", "status"],
            }
        },
        "required": ["job"],
    },
    "text": {"type": "string"},
    "flag": {"type": "boolean"},
    "tags": {"type": "array", "items": {"type": "string"}},
    "upload": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}},
}
_PARAMETERS = ("text", "flag", "tags")


def contract(*operations: Operation) -> Contract:
    """A contract of the API below, or of other `operations` with its schemas."""
    library = resolve([_source(name, schema) for name, schema in SCHEMAS.items()], Problems())
    schemas = tuple(
        NamedSchema(
            class_name(name), name, root, "parameter" if name in _PARAMETERS else "document"
        )
        for name, root in ((d.source.path.removesuffix(".json"), d.root) for d in library.documents)
    )
    api = Api(
        "Fullstory",
        "2.0",
        "Events of users.",
        ("https://api.fullstory.com",),
        CREDENTIALS,
        operations or OPERATIONS,
    )
    return Contract("fullstory", library, schemas, api, "assert")


def _source(name: str, schema: Json) -> Source:
    return Source(f"{name}.json", f"{name}.json", schema, "", "", lambda tokens: None)


CREDENTIALS = (
    Credential("api_key", "api_key", "key", prefix="Basic ", description="The raw key."),
    Credential("query_key", "query_key", "key", location="query", parameter="key"),
    Credential("session", "session", "key", location="cookie", parameter="sid"),
    Credential("login", "login", "basic"),
    Credential("token", "token", "bearer"),
)


def answers(success: str | None, *more: Response) -> tuple[Response, ...]:
    """The responses of an operation: a 200 of the schema `success`, and the usual errors."""
    errors = ("400", "401", "404", "429", "500")
    return (
        Response("200", "Fine.", (Media(JSON, success),) if success else ()),
        *more,
        *(Response(status, "", (Media(JSON, "Error"),)) for status in errors),
    )


_JOB = Parameter("job_id", "job_id", "path", True, "Text", "The job's id.")
_PAGE = Parameter("page_token", "page_token", "query", False, "Text", style="form", explode=True)
_KEY = (("api_key",),)

OPERATIONS = (
    Operation(
        "createEvent",
        "create_event",
        "POST",
        "/v2/events",
        (),
        Body(True, (Media(JSON, "CreateEventRequest"),), "The event."),
        answers("CreateEventResponse"),
        "Create an event",
        "Creates one event for a user.",
        security=_KEY,
        idempotency_header="Idempotency-Key",
    ),
    Operation(
        "updateUser",
        "update_user",
        "POST",
        "/v2/users/{id}",
        (Parameter("id", "id", "path", True, "Text"),),
        Body(True, (Media(JSON, "CreateEventRequest"),)),
        answers(None),
        security=_KEY,
    ),
    Operation(
        "deleteUser",
        "delete_user",
        "DELETE",
        "/v2/users",
        (
            Parameter("uid", "uid", "query", True, "Text", style="form", explode=True),
            Parameter("dry-run", "dry_run", "query", False, "Flag", style="form", explode=True),
            Parameter("X-Trace", "x_trace", "header", False, "Text"),
        ),
        None,
        answers(None),
        security=(("query_key",), ("session",), ("login",), ("token",)),
    ),
    Operation(
        "getJob",
        "get_job",
        "GET",
        "/v2/events/batch/{job_id}",
        (_JOB,),
        None,
        answers("Job"),
        security=_KEY,
    ),
    Operation(
        "getImports",
        "get_imports",
        "GET",
        "/v2/events/batch/{job_id}/imports",
        (_JOB, _PAGE),
        None,
        answers("ImportsPage", Response("202", "The job runs.", ())),
        security=((), *_KEY),
    ),
    Operation(
        "upload",
        "upload",
        "PUT",
        "/upload",
        (),
        Body(False, (Media("multipart/form-data", "Upload"), Media("text/plain", None))),
        (
            Response("201", "", ()),
            Response("4XX", "", ()),
            Response("default", "", (Media("application/problem+json", "Error"),)),
        ),
    ),
)
