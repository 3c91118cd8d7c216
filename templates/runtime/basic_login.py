"""User and password as HTTP has them (RFC 7617)."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from .credentials import Credential, Given
from .secret import Secret


@dataclass(frozen=True, slots=True)
class BasicLogin(Credential):
    """User and password, with a colon between them or as a pair."""

    def secret(self, given: Given) -> Secret | None:
        text = given.text(self.argument, self.environment)
        if text is None:
            return None
        encoded = base64.b64encode(text.encode(errors="replace")).decode()
        return Secret(f"Basic {encoded}", encoded, text, *text.split(":", 1)[1:])
