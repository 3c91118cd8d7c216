"""Models as the package would have them; only what the tests of the client look at."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        return super().model_dump(exclude_unset=True, by_alias=True, **options)


class Session(Model):
    id: str | None = None
    use_most_recent: bool | None = None


class CreateEventRequest(Model):
    model_config = ConfigDict(extra="allow")

    name: str
    timestamp: datetime.datetime | None = None
    session: Session | None = None
    properties: dict[str, object] | None = None
    note: str | None = None


class CreateEventResponse(Model):
    id: str
    kind: Literal["custom", "page"] | None = None


class Error(Model):
    message: str
    code: str


class ImportsPage(Model):
    results: list[dict[str, object]]
    next_page_token: str | None = None


class JobJob(Model):
    id: str
    status: Literal["PROCESSING", "COMPLETED", "FAILED"]


class Job(Model):
    job: JobJob


class Upload(Model):
    file: str | None = None
