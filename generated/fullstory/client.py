"""The client of FullStory Server API v2."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

import httpx2
from pydantic import BaseModel

from . import models, validators
from ._runtime.answers import Answer, Policy
from ._runtime.bodies import Json
from ._runtime.calls import Call, Options, settings
from ._runtime.credentials import Credential
from ._runtime.http import AsyncBaseClient, BaseClient
from ._runtime.operations import Operation, Slot
from ._runtime.parameters import Parameter
from ._runtime.results import Accepted
from ._runtime.retries import Retry
from ._runtime.walks import AsyncWalk, Pages, Poll, Walk
from .errors import STATUSES

__all__ = ["AsyncClient", "Client", "Options", "Retry", "Accepted"]

CREDENTIALS = (
    Credential(
        "ApiKey",
        argument="api_key",
        environment="FULLSTORY_API_KEY",
        kind="key",
        parameter="Authorization",
        prefix="Basic ",
    ),
)

_EMPTY = Answer(("200",))
_ERROR = Answer(
    ("400", "401", "403", "404", "429", "500"), (Json(models.Error, validators.error),)
)
_BATCH_CREATED = Answer(
    ("200",), (Json(models.BatchCreated, validators.batch_created),)
)
_BATCH_STATE = Answer(("200",), (Json(models.BatchState, validators.batch_state),))
_EMPTY_202 = Answer(("202",), wrap=Accepted)
_USER_SAVED = Answer(("200",), (Json(models.UserSaved, validators.user_saved),))

CREATE_EVENT: Operation[None] = Operation(
    name="create_event",
    method="POST",
    path=("/v2/events",),
    body=(Json(models.CreateEventRequest, validators.create_event_request),),
    needs_body=True,
    answers=(_EMPTY, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
    idempotency="Idempotency-Key",
)

CREATE_EVENTS_BATCH: Operation[models.BatchCreated] = Operation(
    name="create_events_batch",
    method="POST",
    path=("/v2/events/batch",),
    body=(
        Json(models.CreateEventsBatchRequest, validators.create_events_batch_request),
    ),
    needs_body=True,
    answers=(_BATCH_CREATED, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
    idempotency="Idempotency-Key",
)

GET_EVENTS_BATCH: Operation[models.BatchState] = Operation(
    name="get_events_batch",
    method="GET",
    path=("/v2/events/batch/", Slot("job_id")),
    parameters=(Parameter("path", "job_id", validators.job_id_parameter),),
    answers=(_BATCH_STATE, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

LIST_EVENTS_BATCH_IMPORTS: Operation[models.EventsBatchImports | Accepted[None]] = (
    Operation(
        name="list_events_batch_imports",
        method="GET",
        path=("/v2/events/batch/", Slot("job_id"), "/imports"),
        parameters=(
            Parameter("path", "job_id", validators.job_id_parameter),
            Parameter("query", "page_token", validators.page_token_parameter),
            Parameter("query", "include_schema", validators.include_schema_parameter),
        ),
        answers=(
            Answer(
                ("200",),
                (Json(models.EventsBatchImports, validators.events_batch_imports),),
            ),
            _EMPTY_202,
            _ERROR,
        ),
        statuses=STATUSES,
        security=(("ApiKey",),),
    )
)

LIST_EVENTS_BATCH_ERRORS: Operation[models.EventsBatchErrors | Accepted[None]] = (
    Operation(
        name="list_events_batch_errors",
        method="GET",
        path=("/v2/events/batch/", Slot("job_id"), "/errors"),
        parameters=(
            Parameter("path", "job_id", validators.job_id_parameter),
            Parameter("query", "page_token", validators.page_token_parameter),
        ),
        answers=(
            Answer(
                ("200",),
                (Json(models.EventsBatchErrors, validators.events_batch_errors),),
            ),
            _EMPTY_202,
            _ERROR,
        ),
        statuses=STATUSES,
        security=(("ApiKey",),),
    )
)

LIST_USERS: Operation[models.UserList] = Operation(
    name="list_users",
    method="GET",
    path=("/v2/users",),
    parameters=(
        Parameter("query", "uid", validators.list_users_uid_parameter),
        Parameter("query", "email", validators.list_users_email_parameter),
        Parameter(
            "query", "display_name", validators.list_users_display_name_parameter
        ),
        Parameter(
            "query", "is_identified", validators.list_users_is_identified_parameter
        ),
        Parameter("query", "page_token", validators.page_token_parameter),
        Parameter("query", "include_schema", validators.include_schema_parameter),
    ),
    answers=(Answer(("200",), (Json(models.UserList, validators.user_list),)), _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

CREATE_USER: Operation[models.UserSaved] = Operation(
    name="create_user",
    method="POST",
    path=("/v2/users",),
    body=(Json(models.CreateUserRequest, validators.create_user_request),),
    needs_body=True,
    answers=(_USER_SAVED, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
    idempotency="Idempotency-Key",
)

DELETE_USER_BY_UID: Operation[None] = Operation(
    name="delete_user_by_uid",
    method="DELETE",
    path=("/v2/users",),
    parameters=(
        Parameter(
            "query", "uid", validators.delete_user_by_uid_uid_parameter, required=True
        ),
    ),
    answers=(_EMPTY, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

GET_USER: Operation[models.User] = Operation(
    name="get_user",
    method="GET",
    path=("/v2/users/", Slot("id")),
    parameters=(
        Parameter("path", "id", validators.user_id_parameter),
        Parameter("query", "include_schema", validators.include_schema_parameter),
    ),
    answers=(Answer(("200",), (Json(models.User, validators.user),)), _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

UPDATE_USER: Operation[models.UserSaved] = Operation(
    name="update_user",
    method="POST",
    path=("/v2/users/", Slot("id")),
    parameters=(Parameter("path", "id", validators.user_id_parameter),),
    body=(Json(models.UpdateUserRequest, validators.update_user_request),),
    needs_body=True,
    answers=(_USER_SAVED, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

DELETE_USER: Operation[None] = Operation(
    name="delete_user",
    method="DELETE",
    path=("/v2/users/", Slot("id")),
    parameters=(Parameter("path", "id", validators.user_id_parameter),),
    answers=(_EMPTY, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

CREATE_USERS_BATCH: Operation[models.BatchCreated] = Operation(
    name="create_users_batch",
    method="POST",
    path=("/v2/users/batch",),
    body=(Json(models.CreateUsersBatchRequest, validators.create_users_batch_request),),
    needs_body=True,
    answers=(_BATCH_CREATED, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
    idempotency="Idempotency-Key",
)

GET_USERS_BATCH: Operation[models.BatchState] = Operation(
    name="get_users_batch",
    method="GET",
    path=("/v2/users/batch/", Slot("job_id")),
    parameters=(Parameter("path", "job_id", validators.job_id_parameter),),
    answers=(_BATCH_STATE, _ERROR),
    statuses=STATUSES,
    security=(("ApiKey",),),
)

LIST_USERS_BATCH_IMPORTS: Operation[models.UsersBatchImports | Accepted[None]] = (
    Operation(
        name="list_users_batch_imports",
        method="GET",
        path=("/v2/users/batch/", Slot("job_id"), "/imports"),
        parameters=(
            Parameter("path", "job_id", validators.job_id_parameter),
            Parameter("query", "page_token", validators.page_token_parameter),
            Parameter("query", "include_schema", validators.include_schema_parameter),
        ),
        answers=(
            Answer(
                ("200",),
                (Json(models.UsersBatchImports, validators.users_batch_imports),),
            ),
            _EMPTY_202,
            _ERROR,
        ),
        statuses=STATUSES,
        security=(("ApiKey",),),
    )
)

LIST_USERS_BATCH_ERRORS: Operation[models.UsersBatchErrors | Accepted[None]] = (
    Operation(
        name="list_users_batch_errors",
        method="GET",
        path=("/v2/users/batch/", Slot("job_id"), "/errors"),
        parameters=(
            Parameter("path", "job_id", validators.job_id_parameter),
            Parameter("query", "page_token", validators.page_token_parameter),
        ),
        answers=(
            Answer(
                ("200",),
                (Json(models.UsersBatchErrors, validators.users_batch_errors),),
            ),
            _EMPTY_202,
            _ERROR,
        ),
        statuses=STATUSES,
        security=(("ApiKey",),),
    )
)

CreateEventFields = TypedDict(
    "CreateEventFields",
    {
        "name": "str",
        "timestamp": "str | datetime.datetime",
        "session": "Mapping[str, object] | BaseModel",
        "user": "Mapping[str, object] | BaseModel",
        "properties": "Mapping[str, object] | BaseModel",
        "schema": "Mapping[str, object] | BaseModel",
    },
    total=False,
)

CreateEventsBatchFields = TypedDict(
    "CreateEventsBatchFields",
    {
        "requests": "Sequence[Mapping[str, object] | BaseModel]",
        "shared": "Mapping[str, object] | BaseModel",
    },
    total=False,
)

CreateUserFields = TypedDict(
    "CreateUserFields",
    {
        "uid": "str",
        "display_name": "str",
        "email": "str",
        "properties": "Mapping[str, object] | BaseModel",
        "schema": "Mapping[str, object] | BaseModel",
    },
    total=False,
)

UpdateUserFields = TypedDict(
    "UpdateUserFields",
    {
        "uid": "str",
        "display_name": "str",
        "email": "str",
        "properties": "Mapping[str, object] | BaseModel",
        "schema": "Mapping[str, object] | BaseModel",
    },
    total=False,
)

CreateUsersBatchFields = TypedDict(
    "CreateUsersBatchFields",
    {
        "requests": "Sequence[Mapping[str, object] | BaseModel]",
    },
    total=False,
)


class Client(BaseClient):
    """FullStory Server API v2.

    Events and users of the FullStory server API, version 2. Requests are described
    as the service takes them; answers are described loosely enough that what it
    really sends is read: every object of an answer is open, and only what is always
    there is required.

    `api_key`: a key; else the environment variable FULLSTORY_API_KEY. A key from
        the FullStory settings. It goes into the header as it is, after the word
        Basic; it is not a user and password, and not encoded. Reading needs a key
        of Admin or Architect level.

    `base_url`: where the API is (https://api.fullstory.com).

    `options`: `timeout`, `attempt_timeout`, `responses`, `retry`, `poll_interval`
        and `user_agent`, as `Options` tells. `transport`: one of httpx2's, instead
        of its own choice."""

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str = "https://api.fullstory.com",
        transport: httpx2.BaseTransport | None = None,
        **options: Unpack[Options],
    ) -> None:
        given: dict[str, str | tuple[str, str] | None] = {
            "api_key": api_key,
        }
        chosen = settings(base_url, CREDENTIALS, given, options, "fullstory")
        super().__init__(chosen, transport)

    def create_event(
        self,
        body: models.CreateEventRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateEventFields],
    ) -> None:
        """Record one custom event

        `body`: a model, a mapping, or its members as keywords.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(CREATE_EVENT, {}, timeout, responses, body, fields, idempotency_key)
        )

    def create_events_batch(
        self,
        body: models.CreateEventsBatchRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateEventsBatchFields],
    ) -> models.BatchCreated:
        """Start a job that imports many events

        `body`: a model, a mapping, or its members as keywords.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                CREATE_EVENTS_BATCH,
                {},
                timeout,
                responses,
                body,
                fields,
                idempotency_key,
            )
        )

    def get_events_batch(
        self,
        job_id: str,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.BatchState:
        """See how far an import of events is

        `job_id`: The ID that starting the job has answered with.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(GET_EVENTS_BATCH, {"job_id": job_id}, timeout, responses)
        )

    poll_get_events_batch = Walk(
        get_events_batch, Poll(("job", "status"), ("PROCESSING",))
    )
    """The answers of `get_events_batch` until the first whose `job.status` is not PROCESSING."""

    def list_events_batch_imports(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.EventsBatchImports | Accepted[None]:
        """Page through the events that a job has imported

        `job_id`: The ID that starting the job has answered with.
        `page_token`: The next_page_token of the page before, with the same filter; left
            out for the first page.
        `include_schema`: Whether the answer tells the types of custom properties.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                LIST_EVENTS_BATCH_IMPORTS,
                {
                    "job_id": job_id,
                    "page_token": page_token,
                    "include_schema": include_schema,
                },
                timeout,
                responses,
            )
        )

    iter_list_events_batch_imports = Walk(
        list_events_batch_imports, Pages("page_token", "next_page_token")
    )
    """The pages of `list_events_batch_imports`, from `page_token` on."""

    def list_events_batch_errors(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.EventsBatchErrors | Accepted[None]:
        """Page through the events that a job could not import

        `job_id`: The ID that starting the job has answered with.
        `page_token`: The next_page_token of the page before, with the same filter; left
            out for the first page.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                LIST_EVENTS_BATCH_ERRORS,
                {"job_id": job_id, "page_token": page_token},
                timeout,
                responses,
            )
        )

    iter_list_events_batch_errors = Walk(
        list_events_batch_errors, Pages("page_token", "next_page_token")
    )
    """The pages of `list_events_batch_errors`, from `page_token` on."""

    def list_users(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.UserList:
        """Page through the users that match a filter

        `uid`: Only the user that your application knows by this ID.
        `email`: Only users with this email address.
        `display_name`: Only users with this display name.
        `is_identified`: Only identified users, or only anonymous ones.
        `page_token`: The next_page_token of the page before, with the same filter; left
            out for the first page.
        `include_schema`: Whether the answer tells the types of custom properties.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                LIST_USERS,
                {
                    "uid": uid,
                    "email": email,
                    "display_name": display_name,
                    "is_identified": is_identified,
                    "page_token": page_token,
                    "include_schema": include_schema,
                },
                timeout,
                responses,
            )
        )

    iter_list_users = Walk(list_users, Pages("page_token", "next_page_token"))
    """The pages of `list_users`, from `page_token` on."""

    def create_user(
        self,
        body: models.CreateUserRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateUserFields],
    ) -> models.UserSaved:
        """Create a user, or update the one with the same uid

        `body`: a model, a mapping, or its members as keywords.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(CREATE_USER, {}, timeout, responses, body, fields, idempotency_key)
        )

    def delete_user_by_uid(
        self, *, uid: str, timeout: float | None = None, responses: Policy | None = None
    ) -> None:
        """Delete the user that your application knows by a uid

        `uid`: Your application's ID of the user; without one the service answers 400.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(Call(DELETE_USER_BY_UID, {"uid": uid}, timeout, responses))

    def get_user(
        self,
        id: str,
        *,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.User:
        """Get one user

        `id`: FullStory's own ID of the user.
        `include_schema`: Whether the answer tells the types of custom properties.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                GET_USER,
                {"id": id, "include_schema": include_schema},
                timeout,
                responses,
            )
        )

    def update_user(
        self,
        id: str,
        body: models.UpdateUserRequest | Mapping[str, object] | None = None,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[UpdateUserFields],
    ) -> models.UserSaved:
        """Change one user

        `id`: FullStory's own ID of the user.
        `body`: a model, a mapping, or its members as keywords.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(UPDATE_USER, {"id": id}, timeout, responses, body, fields)
        )

    def delete_user(
        self, id: str, *, timeout: float | None = None, responses: Policy | None = None
    ) -> None:
        """Delete one user

        `id`: FullStory's own ID of the user.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(Call(DELETE_USER, {"id": id}, timeout, responses))

    def create_users_batch(
        self,
        body: models.CreateUsersBatchRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateUsersBatchFields],
    ) -> models.BatchCreated:
        """Start a job that imports many users

        `body`: a model, a mapping, or its members as keywords.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                CREATE_USERS_BATCH,
                {},
                timeout,
                responses,
                body,
                fields,
                idempotency_key,
            )
        )

    def get_users_batch(
        self,
        job_id: str,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.BatchState:
        """See how far an import of users is

        `job_id`: The ID that starting the job has answered with.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(Call(GET_USERS_BATCH, {"job_id": job_id}, timeout, responses))

    poll_get_users_batch = Walk(
        get_users_batch, Poll(("job", "status"), ("PROCESSING",))
    )
    """The answers of `get_users_batch` until the first whose `job.status` is not PROCESSING."""

    def list_users_batch_imports(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.UsersBatchImports | Accepted[None]:
        """Page through the users that a job has imported

        `job_id`: The ID that starting the job has answered with.
        `page_token`: The next_page_token of the page before, with the same filter; left
            out for the first page.
        `include_schema`: Whether the answer tells the types of custom properties.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                LIST_USERS_BATCH_IMPORTS,
                {
                    "job_id": job_id,
                    "page_token": page_token,
                    "include_schema": include_schema,
                },
                timeout,
                responses,
            )
        )

    iter_list_users_batch_imports = Walk(
        list_users_batch_imports, Pages("page_token", "next_page_token")
    )
    """The pages of `list_users_batch_imports`, from `page_token` on."""

    def list_users_batch_errors(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.UsersBatchErrors | Accepted[None]:
        """Page through the users that a job could not import

        `job_id`: The ID that starting the job has answered with.
        `page_token`: The next_page_token of the page before, with the same filter; left
            out for the first page.

        Raises `BadRequest`, `Unauthorized`, `Forbidden`, `NotFound`, `TooManyRequests`,
        `InternalServerError`."""
        return self._call(
            Call(
                LIST_USERS_BATCH_ERRORS,
                {"job_id": job_id, "page_token": page_token},
                timeout,
                responses,
            )
        )

    iter_list_users_batch_errors = Walk(
        list_users_batch_errors, Pages("page_token", "next_page_token")
    )
    """The pages of `list_users_batch_errors`, from `page_token` on."""


class AsyncClient(AsyncBaseClient):
    """As `Client`, for use with ``async``."""

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str = "https://api.fullstory.com",
        transport: httpx2.AsyncBaseTransport | None = None,
        **options: Unpack[Options],
    ) -> None:
        given: dict[str, str | tuple[str, str] | None] = {
            "api_key": api_key,
        }
        chosen = settings(base_url, CREDENTIALS, given, options, "fullstory")
        super().__init__(chosen, transport)

    async def create_event(
        self,
        body: models.CreateEventRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateEventFields],
    ) -> None:
        """As `Client.create_event`."""
        return await self._call(
            Call(CREATE_EVENT, {}, timeout, responses, body, fields, idempotency_key)
        )

    async def create_events_batch(
        self,
        body: models.CreateEventsBatchRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateEventsBatchFields],
    ) -> models.BatchCreated:
        """As `Client.create_events_batch`."""
        return await self._call(
            Call(
                CREATE_EVENTS_BATCH,
                {},
                timeout,
                responses,
                body,
                fields,
                idempotency_key,
            )
        )

    async def get_events_batch(
        self,
        job_id: str,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.BatchState:
        """As `Client.get_events_batch`."""
        return await self._call(
            Call(GET_EVENTS_BATCH, {"job_id": job_id}, timeout, responses)
        )

    poll_get_events_batch = AsyncWalk(
        get_events_batch, Poll(("job", "status"), ("PROCESSING",))
    )
    """The answers of `get_events_batch` until the first whose `job.status` is not PROCESSING."""

    async def list_events_batch_imports(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.EventsBatchImports | Accepted[None]:
        """As `Client.list_events_batch_imports`."""
        return await self._call(
            Call(
                LIST_EVENTS_BATCH_IMPORTS,
                {
                    "job_id": job_id,
                    "page_token": page_token,
                    "include_schema": include_schema,
                },
                timeout,
                responses,
            )
        )

    iter_list_events_batch_imports = AsyncWalk(
        list_events_batch_imports, Pages("page_token", "next_page_token")
    )
    """The pages of `list_events_batch_imports`, from `page_token` on."""

    async def list_events_batch_errors(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.EventsBatchErrors | Accepted[None]:
        """As `Client.list_events_batch_errors`."""
        return await self._call(
            Call(
                LIST_EVENTS_BATCH_ERRORS,
                {"job_id": job_id, "page_token": page_token},
                timeout,
                responses,
            )
        )

    iter_list_events_batch_errors = AsyncWalk(
        list_events_batch_errors, Pages("page_token", "next_page_token")
    )
    """The pages of `list_events_batch_errors`, from `page_token` on."""

    async def list_users(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.UserList:
        """As `Client.list_users`."""
        return await self._call(
            Call(
                LIST_USERS,
                {
                    "uid": uid,
                    "email": email,
                    "display_name": display_name,
                    "is_identified": is_identified,
                    "page_token": page_token,
                    "include_schema": include_schema,
                },
                timeout,
                responses,
            )
        )

    iter_list_users = AsyncWalk(list_users, Pages("page_token", "next_page_token"))
    """The pages of `list_users`, from `page_token` on."""

    async def create_user(
        self,
        body: models.CreateUserRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateUserFields],
    ) -> models.UserSaved:
        """As `Client.create_user`."""
        return await self._call(
            Call(CREATE_USER, {}, timeout, responses, body, fields, idempotency_key)
        )

    async def delete_user_by_uid(
        self, *, uid: str, timeout: float | None = None, responses: Policy | None = None
    ) -> None:
        """As `Client.delete_user_by_uid`."""
        return await self._call(
            Call(DELETE_USER_BY_UID, {"uid": uid}, timeout, responses)
        )

    async def get_user(
        self,
        id: str,
        *,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.User:
        """As `Client.get_user`."""
        return await self._call(
            Call(
                GET_USER,
                {"id": id, "include_schema": include_schema},
                timeout,
                responses,
            )
        )

    async def update_user(
        self,
        id: str,
        body: models.UpdateUserRequest | Mapping[str, object] | None = None,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[UpdateUserFields],
    ) -> models.UserSaved:
        """As `Client.update_user`."""
        return await self._call(
            Call(UPDATE_USER, {"id": id}, timeout, responses, body, fields)
        )

    async def delete_user(
        self, id: str, *, timeout: float | None = None, responses: Policy | None = None
    ) -> None:
        """As `Client.delete_user`."""
        return await self._call(Call(DELETE_USER, {"id": id}, timeout, responses))

    async def create_users_batch(
        self,
        body: models.CreateUsersBatchRequest | Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[CreateUsersBatchFields],
    ) -> models.BatchCreated:
        """As `Client.create_users_batch`."""
        return await self._call(
            Call(
                CREATE_USERS_BATCH,
                {},
                timeout,
                responses,
                body,
                fields,
                idempotency_key,
            )
        )

    async def get_users_batch(
        self,
        job_id: str,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.BatchState:
        """As `Client.get_users_batch`."""
        return await self._call(
            Call(GET_USERS_BATCH, {"job_id": job_id}, timeout, responses)
        )

    poll_get_users_batch = AsyncWalk(
        get_users_batch, Poll(("job", "status"), ("PROCESSING",))
    )
    """The answers of `get_users_batch` until the first whose `job.status` is not PROCESSING."""

    async def list_users_batch_imports(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        include_schema: bool | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.UsersBatchImports | Accepted[None]:
        """As `Client.list_users_batch_imports`."""
        return await self._call(
            Call(
                LIST_USERS_BATCH_IMPORTS,
                {
                    "job_id": job_id,
                    "page_token": page_token,
                    "include_schema": include_schema,
                },
                timeout,
                responses,
            )
        )

    iter_list_users_batch_imports = AsyncWalk(
        list_users_batch_imports, Pages("page_token", "next_page_token")
    )
    """The pages of `list_users_batch_imports`, from `page_token` on."""

    async def list_users_batch_errors(
        self,
        job_id: str,
        *,
        page_token: str | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.UsersBatchErrors | Accepted[None]:
        """As `Client.list_users_batch_errors`."""
        return await self._call(
            Call(
                LIST_USERS_BATCH_ERRORS,
                {"job_id": job_id, "page_token": page_token},
                timeout,
                responses,
            )
        )

    iter_list_users_batch_errors = AsyncWalk(
        list_users_batch_errors, Pages("page_token", "next_page_token")
    )
    """The pages of `list_users_batch_errors`, from `page_token` on."""
