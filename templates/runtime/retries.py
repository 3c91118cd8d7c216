"""When an attempt is repeated, and after how long."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, field, replace

import anyio

from .failures import retry_after
from .messages import Lost, Outcome, Pause, Reply, Request, Step

#: Statuses, besides those above 501, that another attempt may not meet.
_PASSING = (408, 500)
#: After so many, a wait would be longer than anybody lives.
_DOUBLINGS = 60


@dataclass(frozen=True, slots=True)
class Retry:
    """How often and how fast calls are repeated; times are in seconds.

    Waits double from `first` to `longest`, each shortened at random by up to half;
    ``Retry-After`` makes them longer, never shorter. `attempts` counts the first one too. The
    other members are there to be replaced in tests.
    """

    attempts: int = 4
    first: float = 0.5
    longest: float = 8.0
    random: Callable[[], float] = field(default=random.random, repr=False)
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    now: Callable[[], float] = field(default=time.time, repr=False)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    sleep_async: Callable[[float], Awaitable[None]] = field(
        default=anyio.sleep, repr=False
    )

    def wait(self, outcome: Outcome, number: int, repeatable: bool) -> float | None:
        """The seconds to wait after attempt `number`; None if that was the last one.

        A request that the server cannot have acted on, or refused with 429, may always be
        repeated; after other failures, which may pass, only a `repeatable` one.
        """
        if number >= self.attempts:
            return None
        if isinstance(outcome, Reply):
            passing = outcome.status in _PASSING or outcome.status > 501
            again = outcome.status == 429 or (passing and repeatable)
        else:
            again = isinstance(outcome, Lost) and outcome.repeat(repeatable)
        if not again:
            return None
        asked = None
        if isinstance(outcome, Reply):
            asked = retry_after(outcome.headers, self.now())
        longest = min(self.longest, self.first * 2.0 ** min(number - 1, _DOUBLINGS))
        return max(asked or 0.0, longest * (1 - self.random() / 2))


def attempts(
    request: Request, repeatable: bool, retry: Retry, timeout: float, attempt: float
) -> Generator[Step, Outcome, Reply]:
    """The attempts at `request`, all within `timeout` seconds, each within `attempt`; a wait
    that does not fit is not begun, and content that is half gone is not sent again. Raises
    what the last attempt failed with."""
    deadline = retry.clock() + timeout
    number = 1
    while True:
        left = deadline - retry.clock()
        outcome = yield replace(request, timeout=min(left, attempt))
        wait = retry.wait(outcome, number, repeatable)
        if wait is None or wait >= deadline - retry.clock() or not request.is_whole:
            break
        yield Pause(wait)
        number += 1
    if isinstance(outcome, Lost):
        raise outcome.error
    assert isinstance(outcome, Reply)
    return outcome
