"""How webhooks are signed (HMAC, RFC 2104), and whether one was."""

from __future__ import annotations

import base64
import hmac
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from .webhooks import WebhookRefused

#: A secret as the API shows it, or the bytes of the key; several while it is being changed.
Secrets: TypeAlias = "str | bytes | Sequence[str | bytes]"


class Headers(Protocol):
    """The headers of a request, as every framework has them; in a mapping of your own the
    names may be in capitals or not."""

    def items(self) -> Iterable[tuple[object, object]]:
        """Names and values."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How one API signs what it sends.

    `value` says what is in `header`: parts between `separator`s, in any order, each a text
    and a variable; ``{signature}`` may come several times. `headers` are variables that other
    headers hold. `content` is what is signed, with ``{body}`` as it came. If there is a
    ``{timestamp}`` (seconds since 1970, or `milliseconds`), it may differ from now by
    `tolerance` seconds. What follows `secret_prefix` in a secret is base64 or plain text.
    """

    header: str
    value: str = "{signature}"
    separator: str = ","
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content: str = "{body}"
    algorithm: str = "sha256"
    encoding: Literal["hex", "base64", "base64url"] = "hex"
    tolerance: float = 300
    milliseconds: bool = False
    secret_prefix: str = ""
    secret_is_base64: bool = False

    def verify(
        self,
        body: bytes,
        headers: Headers,
        secret: Secrets,
        *,
        now: float | None = None,
        tolerance: float | None = None,
    ) -> None:
        """Return if `body`, the bytes as they came, was signed with `secret`, or with one of
        several; otherwise raise `WebhookRefused`. Signatures are compared in constant time.

        `now` is in seconds since 1970, by default the clock's; `tolerance` is how many
        seconds the time of signing may differ from it. Raises ValueError for a secret that
        is empty or not of its form.
        """
        macs = [self._mac(one) for one in _listed(secret)]
        # An error that is raised from here on keeps this frame, which is to have no secret.
        del secret
        if not macs or None in macs:
            raise ValueError("a secret is empty, or not of the form that the API gives")
        variables, signatures = self._variables(headers)
        content = self._content(variables, body)
        fits = False
        for mac in macs:
            assert mac is not None
            mac.update(content)
            expected = self._encoded(mac.digest())
            for signature in signatures:
                fits |= hmac.compare_digest(self._plain(signature), expected)
        if not fits:
            raise WebhookRefused("wrong", f"{self.header}: no signature fits the body")
        if "timestamp" in variables:
            limit = self.tolerance if tolerance is None else tolerance
            self._be_recent(variables["timestamp"], now, limit)

    def _mac(self, secret: str | bytes) -> hmac.HMAC | None:
        """What makes signatures; None if the secret is no good."""
        key = secret if isinstance(secret, bytes) else self._key(secret)
        return hmac.new(key, digestmod=self.algorithm) if key else None

    def _key(self, secret: str) -> bytes:
        text = secret.removeprefix(self.secret_prefix)
        if not self.secret_is_base64:
            return text.encode(errors="replace")
        try:
            return base64.b64decode(text, validate=True)
        except ValueError:
            return b""

    def _variables(self, headers: Headers) -> tuple[dict[str, str], list[str]]:
        """What the headers say, and the signatures."""
        values = {
            name: self._one(headers, other) for name, other in self.headers.items()
        }
        parts = _parts(self._one(headers, self.header), self.separator)
        signatures: list[str] = []
        for template in _parts(self.value, self.separator):
            lead, _, name = template.removesuffix("}").rpartition("{")
            given = [part.removeprefix(lead) for part in parts if part.startswith(lead)]
            if name == "signature":
                signatures = given
            elif len(given) == 1:
                values[name] = given[0]
            if not given or (name != "signature" and len(given) > 1):
                raise WebhookRefused("malformed", f"{self.header} is not {self.value}")
        return values, signatures

    def _one(self, headers: Headers, wanted: str) -> str:
        """The value of a header, which is there once."""
        lower = wanted.lower()
        values = [
            value for name, value in headers.items() if str(name).lower() == lower
        ]
        if not values:
            raise WebhookRefused("missing", f"the header {wanted} is missing")
        value = values[0]
        if len(values) > 1 or not isinstance(value, str):
            raise WebhookRefused("malformed", f"the header {wanted} is no single text")
        return value

    def _content(self, variables: Mapping[str, str], body: bytes) -> bytes:
        """The bytes that are signed."""
        texts = re.split(r"\{([^{}]*)\}", self.content)
        contents = {
            name: text.encode(errors="replace") for name, text in variables.items()
        }
        contents["body"] = bytes(body)
        return b"".join(
            contents[text] if number % 2 else text.encode()
            for number, text in enumerate(texts)
        )

    def _encoded(self, digest: bytes) -> bytes:
        if self.encoding == "hex":
            return digest.hex().encode()
        if self.encoding == "base64":
            return base64.b64encode(digest)
        return base64.urlsafe_b64encode(digest).rstrip(b"=")

    def _plain(self, signature: str) -> bytes:
        """A signature that came, as it is to be compared."""
        if self.encoding == "hex":
            signature = signature.lower()
        elif self.encoding == "base64url":
            signature = signature.rstrip("=")
        return signature.encode(errors="replace")

    def _be_recent(self, timestamp: str, now: float | None, tolerance: float) -> None:
        digits = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 20
        if not digits:
            raise WebhookRefused(
                "malformed", f"{self.header}: the timestamp is no number"
            )
        signed = int(timestamp) / (1000 if self.milliseconds else 1)
        distance = abs((time.time() if now is None else now) - signed)
        if not distance <= tolerance:
            why = f"{self.header}: signed {distance:.0f} seconds from now"
            raise WebhookRefused("stale", why)


def _listed(secret: Secrets) -> Sequence[str | bytes]:
    return [secret] if isinstance(secret, (str, bytes)) else secret


def _parts(text: str, separator: str) -> list[str]:
    parts = text.split(separator) if separator else [text]
    return [part.strip() for part in parts]
