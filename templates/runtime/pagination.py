"""Methods that call an operation again and again: pages of a list, states of a job."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from pydantic import BaseModel, RootModel

from .failures import LimitExceeded
from .options import Settings

C = TypeVar("C")
P = ParamSpec("P")
T = TypeVar("T")

#: Where a client keeps its settings, which are nobody else's but the run time's.
_SETTINGS = "_settings"


@dataclass(frozen=True, slots=True)
class Pages:
    """The member `token` of each page goes into `argument` for the next one.

    Ends when the token is absent, empty, or one that has been used before.
    """

    argument: str
    token: str
    pauses: bool = False

    def limit(self, settings: Settings) -> tuple[str, int]:
        """The option that bounds the pages, and what it says."""
        return "max_pages", settings.max_pages

    def after(
        self, arguments: dict[str, object], answer: object, seen: set[object]
    ) -> dict[str, object] | None:
        """The arguments of the next call; None after the last one."""
        token = _member(answer, self.token)
        seen |= {"", arguments.get(self.argument)}
        if not isinstance(token, (str, int)) or token in seen:
            return None
        return {**arguments, self.argument: token}


@dataclass(frozen=True, slots=True)
class Poll:
    """Asks again while the member at `path` is one of `running`."""

    path: tuple[str, ...]
    running: tuple[str, ...]
    pauses: bool = True

    def limit(self, settings: Settings) -> tuple[str, int]:
        """The option that bounds the looks at the job, and what it says."""
        return "max_polls", settings.max_polls

    def after(
        self, arguments: dict[str, object], answer: object, seen: set[object]
    ) -> dict[str, object] | None:
        """The arguments of the next call; None once the job has ended."""
        for name in self.path:
            answer = _member(answer, name)
        return arguments if getattr(answer, "value", answer) in self.running else None


class _Round:
    """Which round of a walk it is, and what it is called with."""

    def __init__(
        self, client: object, name: str, rule: Pages | Poll, named: dict[str, object]
    ) -> None:
        self.named = named
        self._name, self._rule = name, rule
        self._option, self._limit = rule.limit(getattr(client, _SETTINGS))
        self._number, self._seen = 1, set[object]()

    def follows(self, answer: object) -> bool:
        """Is there another round after `answer`? Raises `LimitExceeded`."""
        named = self._rule.after(self.named, answer, self._seen)
        if named is None:
            return False
        if self._number >= self._limit:
            option = f"{self._option} ({self._limit})"
            raise LimitExceeded(f"{self._name}: does not end within {option} calls")
        self.named = named
        self._number += 1
        return True


class Walk(Generic[C, P, T]):
    """A method that calls `method`, with the same arguments but for what `rule` changes."""

    def __init__(
        self, method: Callable[Concatenate[C, P], T], rule: Pages | Poll
    ) -> None:
        self._method, self._rule = method, rule

    def __get__(self, client: C, owner: object = None) -> Callable[P, Iterator[T]]:
        method, rule, wait = cast(Any, self._method), self._rule, _wait(client)

        def walk(*args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
            turn = _Round(client, method.__name__, rule, dict(kwargs))
            while True:
                answer = cast(T, method(client, *args, **turn.named))
                yield answer
                if not turn.follows(answer):
                    return
                if rule.pauses:
                    wait()

        return walk


class AsyncWalk(Generic[C, P, T]):
    """As `Walk`, for a method that is awaited."""

    def __init__(
        self, method: Callable[Concatenate[C, P], Awaitable[T]], rule: Pages | Poll
    ) -> None:
        self._method, self._rule = method, rule

    def __get__(self, client: C, owner: object = None) -> Callable[P, AsyncIterator[T]]:
        method, rule, wait = cast(Any, self._method), self._rule, _wait(client)

        async def walk(*args: P.args, **kwargs: P.kwargs) -> AsyncIterator[T]:
            turn = _Round(client, method.__name__, rule, dict(kwargs))
            while True:
                answer = cast(T, await method(client, *args, **turn.named))
                yield answer
                if not turn.follows(answer):
                    return
                if rule.pauses:
                    await wait()

        return walk


def _wait(client: object) -> Any:
    """The pause of a client; a class, which documentation tools look at, has none."""
    return getattr(client, "_wait", None)


def _member(value: object, name: str) -> object:
    """The member that is called `name` on the wire; None if there is none."""
    if isinstance(value, RootModel):
        value = cast("RootModel[object]", value).root
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(name)
    if not isinstance(value, BaseModel):
        return None
    fields = type(value).model_fields
    attribute = next((k for k, f in fields.items() if (f.alias or k) == name), name)
    # Not by the attribute, for it may be a deprecated one, of which its readers are told.
    if attribute in value.model_fields_set:
        return {**vars(value), **(value.model_extra or {})}.get(attribute)
    field = fields.get(attribute)
    return cast(object, field.get_default()) if field else None
