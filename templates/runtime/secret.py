"""Texts that must not be seen: in a `repr`, a pickle, a log, an answer that echoes them."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import NoReturn
from weakref import ref

from .parameters import percent


class Secret:
    """A text that no `repr`, traceback or pickle shows. `hidden` are the texts that give it
    away, longest first; what has five characters or less would hide ordinary words."""

    __slots__ = ("__weakref__", "_text", "hidden")

    def __init__(self, text: str, *others: str) -> None:
        # Lone surrogates could not be encoded; what has them is not sent.
        bare = {other.encode(errors="replace").decode() for other in (text, *others)}
        spelled = {*map(percent, bare), *(json.dumps(one)[1:-1] for one in bare)}
        texts = {one for one in bare | spelled if len(one) > 5}
        self._text = text
        self.hidden = sorted(texts, key=lambda text: (-len(text), text))

    def reveal(self) -> str:
        """The text, for the moment in which it is sent."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled")


class Secrets:
    """The secrets of a client, by the name of their scheme."""

    __slots__ = ("_by_name",)

    def __init__(self, by_name: Mapping[str, Secret]) -> None:
        self._by_name = dict(by_name)
        _keep_from_logs(self._by_name.values())

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Secret:
        return self._by_name[name]

    def __repr__(self) -> str:
        return f"Secrets({', '.join(self._by_name)})"

    def hide(self, text: str) -> str:
        """`text` with every secret in it blotted out."""
        for secret in _hidden(self._by_name.values()):
            text = text.replace(secret, "***")
        return text

    def hide_bytes(self, content: bytes) -> bytes:
        """The same of bytes."""
        for secret in _hidden(self._by_name.values()):
            content = content.replace(secret.encode(), b"***")
        return content


def _hidden(secrets: Iterable[Secret]) -> Iterator[str]:
    return (text for secret in secrets for text in secret.hidden)


def _keep_from_logs(secrets: Iterable[Secret]) -> None:
    """Blot `secrets` out of what httpx2 and httpcore log, for as long as they are there."""
    global _logged
    with _lock:
        alive = tuple(ref for ref in _logged if ref() is not None)
        _logged = (*alive, *map(ref, secrets))
        for name in _LOGGERS if _logged else ():
            logging.getLogger(name).addFilter(_filter)


def _filter(record: logging.LogRecord) -> bool:
    text = record.getMessage()
    secrets = (ref() for ref in _logged)
    for hidden in _hidden(secret for secret in secrets if secret is not None):
        text = text.replace(hidden, "***")
    record.msg, record.args = text, None
    return True


#: What logs URLs, or headers of answers.
_LOGGERS = ("httpx2", "httpcore2.http11", "httpcore2.http2", "httpcore2.proxy")
_lock = threading.Lock()
_logged: tuple[ref[Secret], ...] = ()
