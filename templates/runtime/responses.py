"""What an operation declares to answer, and how an answer is read."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar, cast

from pydantic import RootModel, ValidationError

from .bodies import Media
from .conversion import read
from .errors import ValidationError as Violation
from .failures import ClientError, ResponseInvalid, ResponseWarning, StatusError
from .lenient import lenient
from .messages import Reply
from .results import Success
from .secret import Secrets
from .wire import told, violations

T = TypeVar("T")

#: What happens when a success is not what the API declares: ``strict`` raises
#: `ResponseInvalid`, ``warn`` issues a `ResponseWarning` and returns what can be read,
#: ``off`` returns that in silence.
Policy: TypeAlias = Literal["strict", "warn", "off"]

#: The class for a status, looked up as ``404``, then ``"4XX"``, then ``"default"``.
Statuses: TypeAlias = Mapping["int | str", type[StatusError]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the API declares for some statuses; without `media` the content is empty.

    `wrap` is the class of a success that is not the operation's first.
    """

    statuses: tuple[str, ...]
    media: tuple[Media, ...] = ()
    wrap: type[Success[object]] | None = None

    def medium(self, reply: Reply) -> Media | None:
        """The medium that `reply` says it has; the first one if none is declared so."""
        given = _essence(reply.headers.get("content-type", ""))
        same = (medium for medium in self.media if _essence(medium.media_type) == given)
        return next(same, self.media[0] if self.media else None)


def declared(answers: tuple[Answer, ...], status: int) -> Answer | None:
    """The most exact declaration for `status`. Beside declared successes, which come first,
    ``default`` describes failures only."""
    keys = _keys(status)
    if 200 <= status < 300 and answers and answers[0].statuses[0].startswith("2"):
        keys = keys[:2]
    for wanted in keys:
        for answer in answers:
            if str(wanted) in answer.statuses:
                return answer
    return None


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What a success comes to, and in what ways it is not as declared."""

    value: T = field(repr=False)
    complaints: tuple[ResponseInvalid, ...] = ()


def success(
    name: str, reply: Reply, answer: Answer, secrets: Secrets
) -> Result[object] | ResponseInvalid:
    """The content of a success, as the model that is declared for it. Errors are made of the
    answer without `secrets`; they are returned, so that none keeps a frame that has it as
    it came."""
    medium = answer.medium(reply)
    if medium is None:
        return Result(None)
    try:
        document = medium.read(reply.content)
    except (ValueError, RecursionError) as error:
        why = secrets.hide(str(error))
        return invalid(
            name, reply.without(secrets), f"is not {medium.media_type} ({why})"
        )
    if medium.model is None:
        return Result(document)
    try:
        try:
            return Result(_plain(read(medium.model, document)))
        except ValidationError:
            value = _plain(lenient(medium.model, document))
    except RecursionError:
        return invalid(name, reply.without(secrets), "is nested too deeply")
    return Result(value, (_undeclared(name, reply.without(secrets), medium),))


def failure(
    name: str, reply: Reply, answer: Answer | None, statuses: Statuses
) -> StatusError:
    """The error of a status; content that is not as declared only leaves `error` empty."""
    kinds = (statuses[key] for key in _keys(reply.status) if key in statuses)
    kind = next(kinds, StatusError)
    error = _error(answer, reply) if answer else None
    return kind(name, reply.status, reply.headers, reply.content, error)


def invalid(
    name: str, reply: Reply, why: str, errors: list[Violation] | None = None
) -> ResponseInvalid:
    """The error of a success that is not what the API declares."""
    message = f"{name}: the answer {reply.status} {why}"
    return ResponseInvalid(
        message, reply.status, reply.headers, reply.content, errors or ()
    )


def settled(outcome: Result[T] | ClientError, policy: Policy, stacklevel: int) -> T:
    """The value of `outcome`; raises it if it is an error. Complaints become warnings for the
    caller that is `stacklevel` calls away, if `policy` says so."""
    if isinstance(outcome, ClientError):
        raise outcome
    for complaint in outcome.complaints if policy == "warn" else ():
        warnings.warn(str(complaint), ResponseWarning, stacklevel=stacklevel + 1)
    return outcome.value


def _undeclared(name: str, shown: Reply, medium: Media) -> ResponseInvalid:
    """The rules that the content of `shown` breaks."""
    try:
        document = medium.read(shown.content)
        broken = violations(medium.check, document) if medium.check else []
    except (ValueError, RecursionError):  # It is another one without its secrets.
        broken = []
    rules = "; ".join(told("body", error) for error in broken[:5])
    why = f"is not as declared: {rules}" if rules else "is not as declared"
    return invalid(name, shown, why, broken)


def _error(answer: Answer, reply: Reply) -> object:
    medium = answer.medium(reply)
    if medium is None:
        return None
    try:
        document = medium.read(reply.content)
        if medium.model is None:
            return document
        return _plain(read(medium.model, document))
    except (ValueError, RecursionError, MemoryError):
        return None


def _plain(value: object) -> object:
    """What is no object, as what it is: an array is a list."""
    if isinstance(value, RootModel):
        return cast("RootModel[object]", value).root
    return value


def _essence(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def _keys(status: int) -> tuple[int | str, ...]:
    return (status, f"{status // 100}XX", "default")
