"""What a program does with the client, for the type checkers; it is never run."""

from __future__ import annotations

import datetime
from typing import assert_type

from small_client import models
from small_client.client import Accepted, AsyncClient, Client, Retry
from small_client.errors import ClientError, NotFound, StatusError, TooManyRequests


def use() -> None:
    with Client(api_key="k", timeout=3.0, retry=Retry(attempts=2), responses="strict") as client:
        made = client.create_event(name="x", session={"id": "1"}, note=None)
        assert_type(made, models.CreateEventResponse)
        client.create_event(name="x", timestamp=datetime.datetime.now(datetime.UTC))
        client.create_event({"name": "x"}, idempotency_key="a")
        client.create_event(models.CreateEventRequest(name="x"), timeout=1)
        client.create_event(name="x", session=models.Session(id="1"), kind="page")
        client.create_event(kind="pge")  # type: ignore[call-overload] # pyright: ignore[reportArgumentType, reportCallIssue]
        client.create_event(nmae="x")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
        client.update_user("id", name="x")
        client.delete_user(uid="x", dry_run=True)
        match client.get_imports("j"):
            case Accepted() as later:
                print(later.retry_after)
            case page:
                assert_type(page, models.ImportsPage)
        for each in client.iter_get_imports("j", page_token="t"):
            assert_type(each, models.ImportsPage | Accepted[None])
        for state in client.poll_get_job("j"):
            print(state.job.status)
        client.poll_get_job(5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        try:
            client.get_job("1")
        except NotFound as error:
            assert_type(error.error, models.Error | None)
            assert_type(error.status, int)
        except TooManyRequests as error:
            assert_type(error.retry_after, float | None)
        except StatusError as error:
            assert_type(error.error, object)
        except ClientError:
            raise


async def use_async() -> None:
    async with AsyncClient(api_key="k") as client:
        made = await client.create_event(name="x")
        assert_type(made, models.CreateEventResponse)
        async for state in client.poll_get_job("j"):
            print(state.job.status)
