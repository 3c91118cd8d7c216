"""What an operation declares to answer, and how an answer is read."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import ValidationError

from .bodies import Media
from .errors import ValidationError as Violation
from .failures import ResponseInvalid, ResponseWarning, StatusError
from .lenient import lenient
from .messages import Reply
from .results import Success
from .wire import told, violations

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
        same = (each for each in self.media if _essence(each.media_type) == given)
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


def success(name: str, reply: Reply, answer: Answer, policy: Policy) -> object:
    """The content of a success, as the model that is declared for it."""
    medium = answer.medium(reply)
    if medium is None:
        return None
    try:
        document = medium.read(reply.content)
    except (ValueError, RecursionError) as error:
        raise _invalid(name, reply, f"is not {medium.media_type}") from error
    if medium.model is None:
        return document
    try:
        return medium.model.model_validate(document)
    except RecursionError as error:
        raise _invalid(name, reply, "is nested too deeply") from error
    except ValidationError as error:
        found = violations(medium.check, document) if medium.check else []
        rules = "; ".join(told("body", each) for each in found[:5]) or str(error)
        complain(policy, _invalid(name, reply, f"is not as declared: {rules}", found))
    return lenient(medium.model, document)


def failure(
    name: str, reply: Reply, answer: Answer | None, statuses: Statuses
) -> StatusError:
    """The error of a status; content that is not as declared only leaves `error` empty."""
    kinds = (statuses[key] for key in _keys(reply.status) if key in statuses)
    kind = next(kinds, StatusError)
    error = _error(answer, reply) if answer else None
    return kind(name, reply.status, reply.headers, reply.content, error)


def undeclared(name: str, reply: Reply) -> ResponseInvalid:
    """The problem with a success of a status that the API does not declare."""
    return _invalid(name, reply, "has a status that the API does not declare")


def complain(policy: Policy, problem: ResponseInvalid) -> None:
    """Do with `problem` what `policy` says."""
    if policy == "strict":
        raise problem
    if policy == "warn":
        # Seven calls down from the caller of the client.
        warnings.warn(str(problem), ResponseWarning, stacklevel=7)


def _error(answer: Answer, reply: Reply) -> object:
    medium = answer.medium(reply)
    if medium is None:
        return None
    try:
        document = medium.read(reply.content)
        return medium.model.model_validate(document) if medium.model else document
    except (ValueError, RecursionError):
        return None


def _essence(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def _keys(status: int) -> tuple[int | str, ...]:
    return (status, f"{status // 100}XX", "default")


def _invalid(
    name: str, reply: Reply, why: str, errors: list[Violation] | None = None
) -> ResponseInvalid:
    message = f"{name}: the answer {reply.status} {why}"
    return ResponseInvalid(
        message, reply.status, reply.headers, reply.content, errors or ()
    )
