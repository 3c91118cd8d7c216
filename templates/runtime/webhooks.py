"""What comes unasked: is it from who it says it is from, and what is it?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Literal, NoReturn, TypeAlias, TypeVar

from .errors import ValidationError
from .validator import Validator

T_co = TypeVar("T_co", covariant=True)

#: ``missing``: a header that is needed is not there; ``malformed``: it is there and cannot be
#: read, or twice; ``wrong``: no signature fits, so it is another sender, another secret, or a
#: body that was changed; ``stale``: signed at another time than now; ``invalid``: a body that
#: is not what the API declares.
Reason: TypeAlias = Literal["missing", "malformed", "wrong", "stale", "invalid"]

#: So many of the rules that a body breaks are looked for.
_MOST_ERRORS = 100


class WebhookRefused(Exception):
    """What came is not to be acted upon; answer it with 400.

    `reason` says why, in a word; `errors` are the rules that the body breaks. It holds no secret,
    and neither do the frames of this package that it has passed.
    """

    def __init__(
        self, reason: Reason, message: str, errors: tuple[ValidationError, ...] = ()
    ) -> None:
        super().__init__(reason, message, errors)
        self.reason: Reason = reason
        self.errors = errors

    def __str__(self) -> str:
        return str(self.args[1])


@dataclass(frozen=True, slots=True)
class Webhook(Generic[T_co]):
    """One kind of call that the API makes: `name` is what its document calls it."""

    name: str
    check: Validator
    load: Callable[[object], T_co]

    def parse(self, body: bytes) -> T_co:
        """What `body` says, once `verify` has said whose it is. Raises `WebhookRefused`."""
        document = parse(body)
        try:
            return self.load(document)
        except (ValueError, RecursionError) as error:
            why = str(error) if isinstance(error, RecursionError) else ""
        errors = () if why else tuple(islice(self._errors(document), _MOST_ERRORS))
        first = f"{errors[0].json_path}: {errors[0].message}" if errors else why
        raise WebhookRefused("invalid", f"{self.name}: {first}", errors)

    def _errors(self, document: object) -> Iterator[ValidationError]:
        return self.check.iter_errors(document)


def parse(body: bytes) -> object:
    """The JSON document in `body`, of whatever kind. Raises `WebhookRefused`."""
    try:
        document: object = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        document = _NOTHING
    if document is _NOTHING:
        raise WebhookRefused("invalid", "the body is no JSON document")
    return document


def checked(check: Validator) -> Callable[[object], object]:
    """A function that gives back the documents that pass `check`."""

    def load(document: object) -> object:
        check.validate(document)
        return document

    return load


_NOTHING = object()


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
