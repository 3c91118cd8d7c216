"""What a program does with the package, for the type checkers; it is never run."""

from __future__ import annotations

import datetime
from typing import Any, assert_type

from fullstory import AsyncClient, Client, CreateEventRequest, models, validators
from fullstory.client import Accepted, Retry
from fullstory.errors import (
    BadRequest,
    ClientError,
    NotFound,
    RequestInvalid,
    StatusError,
    TooManyRequests,
)


def use_models(document: dict[str, Any]) -> None:
    event = CreateEventRequest.model_validate(document)
    assert_type(event.name, str)
    if event.timestamp:
        assert_type(event.timestamp.isoformat(), str)
    if event.session and event.session.id:
        print(event.session.id.upper())
    now = datetime.datetime.now(datetime.UTC)
    session = models.CreateEventRequestSession(id="1")
    made = models.CreateEventRequest(name="a", timestamp=now, session=session)
    assert_type(made.model_dump(mode="json"), dict[str, Any])
    CreateEventRequest(nmae="a")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    made.name = 5  # type: ignore[assignment] # pyright: ignore[reportAttributeAccessIssue]
    models.CreateEventsBatchRequest(requests=[made])


class Own(models.CreateEventRequest):
    """A model of one's own."""

    note: str = ""


def use_validators(document: object) -> bool:
    try:
        validators.create_event_request.validate(document)
    except validators.ValidationError as error:
        assert_type(error.message, str)
        print(error.json_path, error.path, error.schema_path, error.validator, error.context)
        for each in error.errors:
            print(each.instance, each.validator_value)
    except validators.DepthExceeded:
        return False
    for each in validators.create_event_request.iter_errors(document):
        assert_type(each, validators.ValidationError)
    return validators.create_event_request.is_valid(document)


def use_client() -> None:
    with Client(api_key="k", timeout=3.0, retry=Retry(attempts=2), responses="strict") as client:
        client.create_event(name="a", session={"id": "1"}, properties={"plan": "x"})
        client.create_event({"name": "a"}, idempotency_key="k-1")
        client.create_event(models.CreateEventRequest(name="a"), timeout=1)
        client.create_event(nmae="a")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
        job = client.create_events_batch(requests=[{"name": "a"}]).job
        assert_type(job, models.Job)
        for state in client.poll_get_events_batch(job.id):
            assert_type(state, models.BatchState)
        match client.list_events_batch_imports(job.id):
            case Accepted():
                print("it runs still")
            case page:
                assert_type(page, models.EventsBatchImports)
        for each in client.iter_list_users(uid="7", is_identified=True):
            assert_type(each, models.UserList)
        client.get_user(5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        assert_type(client.get_user("5", include_schema=True), models.User)
        use_errors(client)


def use_errors(client: Client) -> None:
    try:
        client.update_user("5", display_name="Ada")
    except (BadRequest, NotFound) as error:
        assert_type(error.error, models.Error | None)
        assert_type(error.status, int)
    except TooManyRequests as error:
        assert_type(error.retry_after, float | None)
    except StatusError as error:
        assert_type(error.error, object)
    except RequestInvalid as error:
        print(error.errors)
    except ClientError:
        raise


async def use_async_client() -> None:
    async with AsyncClient(api_key="k") as client:
        await client.create_event(name="a", user={"uid": "7"})
        made = await client.create_user(uid="7", email="ada@example.org")
        assert_type(made, models.UserSaved)
        async for state in client.poll_get_users_batch("j"):
            assert_type(state.job, models.Job)
        async for page in client.iter_list_users():
            assert_type(page, models.UserList)
