"""Keys that travel in the query, and are kept out of httpx2's log of URLs."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from .credentials import Credential, Given, Secret
from .messages import Request
from .parameters import percent


@dataclass(frozen=True, slots=True)
class QueryKey(Credential):
    """A key in the query."""

    def secret(self, given: Given) -> Secret | None:
        secret = Credential.secret(self, given)
        if secret is not None:
            _HIDE.hidden.update(secret.hidden)
            logging.getLogger("httpx2").addFilter(_HIDE)
        return secret

    def added(self, request: Request, secret: Secret) -> Request:
        return request.with_query(f"{percent(self.parameter)}={percent(secret.text)}")


class _Hide(logging.Filter):
    def __init__(self) -> None:
        super().__init__()
        self.hidden: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        for secret in sorted(self.hidden, key=len, reverse=True):
            text = text.replace(secret, "***")
        record.msg, record.args = text, None
        return True


_HIDE = _Hide()
