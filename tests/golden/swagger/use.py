"""What a program does with a client of an API that is described in Swagger 2.0."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import httpx2
from pydantic import ValidationError
from swagger import Client, Error, Job, Letter
from swagger.errors import RequestInvalid, StatusError

JOB = {"id": 1, "kind": "Letter", "done": None, "state": None}
seen: list[httpx2.Request] = []


def server(request: httpx2.Request) -> httpx2.Response:
    seen.append(request)
    if request.url.path == "/v3/jobs" and request.url.params.get("tags") == "kinds":
        kinds = {"Letter": {"pages": 1}, "large/poster": {"width": 900}, "banner": {"width": 9}}
        return httpx2.Response(200, json=[{**JOB, "kind": k, **v} for k, v in kinds.items()])
    if request.url.path == "/v3/jobs" and request.method == "GET":
        return httpx2.Response(200, json=[JOB])
    if request.url.path == "/v3/jobs":
        return httpx2.Response(201, json=JOB | {"tags": json.loads(request.content).get("tags")})
    if request.method == "GET":
        if request.url.path.startswith("/v3/jobs/1/"):
            head = {"content-type": "application/pdf"}
            return httpx2.Response(200, content=b"%PDF", headers=head)
        return httpx2.Response(404, json={"message": "no such job"})
    return httpx2.Response(204)


with Client(key="k", transport=httpx2.MockTransport(server)) as client:
    jobs = client.list_jobs(
        tags=["a", "b"],
        ids=[1, 2],
        state=["waiting", "done"],
        since=datetime(2024, 2, 29, tzinfo=UTC),
        x_rooms=[7, 8],
    )
    assert jobs == [Job(id=1, kind="Letter", done=None, state=None)]
    asked = seen[-1]
    assert str(asked.url).startswith(
        "https://printer.test/v3/jobs?tags=a%7Cb&ids=1,2&state=waiting"
    )
    assert asked.headers["x-rooms"] == "7 8"
    assert asked.headers["x-key"] == "k"
    # The discriminator says what each is, by the name of a definition or what that says instead.
    told = client.list_jobs(tags=["kinds"])
    assert [type(job).__name__ for job in told] == ["Letter", "Poster", "Job"]

    assert client.add_job(kind="Letter", tags=["x"]).id == 1
    assert client.read_pages(1) == b"%PDF"
    try:
        client.read_pages(2)
    except StatusError as error:
        assert error.status == 404
        assert error.error == Error(message="no such job")
    else:
        raise AssertionError("read")

    client.send_pages(1, pages=b"%PDF", note="Gödel", sides=[1, 2])
    assert seen[-1].headers["content-type"].startswith("multipart/form-data")
    assert b'filename="pages"' in seen[-1].content
    assert b"\r\n\r\n1,2\r\n" in seen[-1].content
    client.change_pages(1, copies=2, keep=[1, 2], drop=[3, 4])
    assert seen[-1].content == b"copies=2&keep=1+2&drop=3&drop=4"
    try:
        client.change_pages(1, copies=0)
    except RequestInvalid:
        pass
    else:
        raise AssertionError("changed")

# An integer is one as draft 4 says, null only where x-nullable admits it.
for wrong in ({**JOB, "id": 1.0}, {**JOB, "kind": None}, {"kind": "Letter"}):
    try:
        Job.model_validate(wrong)
    except ValidationError:
        pass
    else:
        raise AssertionError(wrong)
assert Letter.model_validate({**JOB, "pages": 1}).pages == 1
