"""One call of the small client by the clock, and servers that answer in their own way."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import httpx2

from tests.client.conftest import TLS

Package = Callable[[str], ModuleType]
KEY = "sk-live-0123456789"


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that reads a request and has `answer` do the rest."""

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(2**16)
                    answer(connection)
                except OSError:
                    pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


def call(
    package: Package,
    asynchronous: bool,
    method: str = "get_job",
    argument: object = "j",
    **options: Any,
) -> object:
    """One call on the clock of this machine."""
    client = package("client")
    kind = httpx2.AsyncHTTPTransport if asynchronous else httpx2.HTTPTransport
    if "trust_env" not in options and "retry" not in options:
        options.setdefault("transport", kind(verify=TLS))
    options = {"api_key": KEY, **options}
    if not asynchronous:
        with client.Client(**options) as made:
            return getattr(made, method)(argument)

    async def run() -> object:
        async with client.AsyncClient(**options) as made:
            return await getattr(made, method)(argument)

    return asyncio.run(run())
