"""Bodies of HTML forms: encoded in a line, or in parts."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from .bodies import Json, Media
from .failures import RequestInvalid
from .parameters import items, scalar
from .wire import told, violations, wire


@dataclass(frozen=True, slots=True)
class Form(Json):
    """``application/x-www-form-urlencoded``; an array repeats its name, or its items stand in
    one text with what `delimiters` say between them."""

    media_type: str = "application/x-www-form-urlencoded"
    delimiters: tuple[tuple[str, str], ...] = ()

    def write(self, document: object) -> tuple[str, bytes]:
        fields = _fields(document, dict(self.delimiters))
        pairs = ((name, scalar(value)) for name, value in fields)
        return self.media_type, urlencode(list(pairs)).encode()

    def read(self, content: bytes) -> object:
        raise ValueError("forms are only sent")


@dataclass(frozen=True, slots=True)
class Multipart(Media):
    """``multipart/form-data`` (RFC 7578): bytes are sent as files, objects as JSON."""

    media_type: str = "multipart/form-data"
    delimiters: tuple[tuple[str, str], ...] = ()

    def takes(self, body: object) -> bool:
        return not isinstance(body, (str, bytes))

    def document(self, body: object) -> object:
        if not isinstance(body, Mapping):
            return wire(body)
        members = cast("Mapping[str, object]", body)
        files = {k: v for k, v in members.items() if isinstance(v, bytes)}
        plain = {k: wire(v) for k, v in members.items() if k not in files}
        # The check sees a file as the text that JSON Schema takes binary strings for.
        seen = plain | {k: v.decode("latin-1") for k, v in files.items()}
        found = violations(self.check, seen) if self.check is not None else []
        if found:
            raise RequestInvalid("; ".join(told("body", v) for v in found[:5]), found)
        return plain | files

    def write(self, document: object) -> tuple[str, bytes]:
        boundary = uuid.uuid4().hex
        fields = _fields(document, dict(self.delimiters))
        parts = [_part(name, value) for name, value in fields]
        body = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), part) for part in parts)
        return (
            f"{self.media_type}; boundary={boundary}",
            body + f"--{boundary}--\r\n".encode(),
        )


def _fields(
    document: object, delimiters: Mapping[str, str]
) -> Iterator[tuple[str, object]]:
    if not isinstance(document, dict):
        raise RequestInvalid("body: a form needs named members")
    for name, value in cast("dict[str, object]", document).items():
        several = cast("list[object]", value) if isinstance(value, list) else [value]
        if isinstance(value, list) and name in delimiters:
            several = [delimiters[name].join(items(several, str))]
        yield from ((name, item) for item in several if item is not None)


def _part(name: str, value: object) -> bytes:
    quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = f'content-disposition: form-data; name="{quoted}"'
    if isinstance(value, bytes):
        head += f'; filename="{quoted}"\r\ncontent-type: application/octet-stream'
        return f"{head}\r\n\r\n".encode() + value
    if isinstance(value, dict):
        head += "\r\ncontent-type: application/json"
        return f"{head}\r\n\r\n{json.dumps(value, ensure_ascii=False)}".encode()
    return f"{head}\r\n\r\n{scalar(value)}".encode()
