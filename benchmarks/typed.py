"""pydantic and msgspec, for the two cases that types can say.

They do more than the others, as they build typed values, and less: 1.0 is no integer to them.
Both are told to convert nothing. Written by hand, as a user of theirs would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from schemawright.values import Json

from benchmarks.peers import IsValid, Peer


def typed_peers(case: str) -> Iterator[Peer]:
    """The validators that take part for the case of this name."""
    for name, builders in (("pydantic", _PYDANTIC), ("msgspec", _MSGSPEC)):
        if case in builders:
            yield Peer(name, _compiler(builders[case]))


def _compiler(build: Callable[[], IsValid]) -> Callable[[Json], IsValid]:
    return lambda schema: build()


def _pydantic(type_: Any) -> IsValid:
    from pydantic import TypeAdapter, ValidationError

    check = TypeAdapter(type_).validator.validate_python

    def is_valid(value: Json) -> bool:
        try:
            check(value, strict=True)
        except ValidationError:
            return False
        return True

    return is_valid


def _msgspec(type_: Any) -> IsValid:
    from msgspec import ValidationError, convert

    def is_valid(value: Json) -> bool:
        try:
            convert(value, type_)
        except ValidationError:
            return False
        return True

    return is_valid


def _pydantic_users() -> IsValid:
    from pydantic import BaseModel, ConfigDict, Field, create_model

    closed = type("Closed", (BaseModel,), {"model_config": ConfigDict(extra="forbid")})
    optional: Any = None
    user: Any = create_model(
        "User",
        __base__=closed,
        id=int,
        name=str,
        email=str,
        active=bool,
        score=(float, optional),
        age=(Annotated[int, Field(ge=0)], optional),
        tags=(list[str], optional),
    )
    return _pydantic(list[user])


def _msgspec_users() -> IsValid:
    from msgspec import UNSET, Meta, defstruct

    user: Any = defstruct(
        "User",
        [
            ("id", int),
            ("name", str),
            ("email", str),
            ("active", bool),
            ("score", float, UNSET),
            ("age", Annotated[int, Meta(ge=0)], UNSET),
            ("tags", list[str], UNSET),
        ],
        forbid_unknown_fields=True,
    )
    return _msgspec(list[user])


def _pydantic_event() -> IsValid:
    from pydantic import BaseModel, ConfigDict, Field, create_model

    open_: Any = type("Open", (BaseModel,), {"model_config": ConfigDict(extra="allow")})
    absent: Any = None
    session: Any = create_model(
        "Session", __base__=open_, id=(str, absent), use_most_recent=(bool, absent)
    )
    user: Any = create_model("User", __base__=open_, id=(str, absent), uid=(str, absent))
    event = create_model(
        "Event",
        __base__=open_,
        name=str,
        timestamp=(str, absent),
        session=(session, absent),
        user=(user, absent),
        properties=(dict[str, Any], absent),
        schema_=(dict[str, Any], Field(absent, alias="schema")),
    )
    return _pydantic(event)


def _msgspec_event() -> IsValid:
    from msgspec import UNSET, defstruct

    session: Any = defstruct("Session", [("id", str, UNSET), ("use_most_recent", bool, UNSET)])
    user: Any = defstruct("User", [("id", str, UNSET), ("uid", str, UNSET)])
    event = defstruct(
        "Event",
        [
            ("name", str),
            ("timestamp", str, UNSET),
            ("session", session, UNSET),
            ("user", user, UNSET),
            ("properties", dict[str, Any], UNSET),
            ("schema", dict[str, Any], UNSET),
        ],
    )
    return _msgspec(event)


_PYDANTIC = {"users x 1000": _pydantic_users, "FullStory event": _pydantic_event}
_MSGSPEC = {"users x 1000": _msgspec_users, "FullStory event": _msgspec_event}
