"""Bodies in parts (RFC 7578), and the files in them."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias, cast

from .bodies import BYTES, Media, unreadable
from .failures import RequestInvalid
from .forms import fields_of
from .parameters import is_header, scalar
from .wire import is_file, member_name, told, violations, wire

#: What is sent as a file: its content, an open file, or the name that it is to have, its content
#: and, if that is to be said, its media type.
Upload: TypeAlias = "bytes | BinaryIO | tuple[str, bytes] | tuple[str, bytes, str]"


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    name: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Multipart(Media):
    """``multipart/form-data``: an `Upload` is sent as a file, an object as JSON, an array item by
    item; `delimiters` and `deep` are as those of `Form`. `media_types` are those of members.
    """

    media_type: str = "multipart/form-data"
    delimiters: tuple[tuple[str, str], ...] = ()
    deep: tuple[str, ...] = ()
    media_types: tuple[tuple[str, str], ...] = ()

    def takes(self, body: object) -> bool:
        return not isinstance(body, (str, bytes))

    def document(self, body: object) -> object:
        if not isinstance(body, Mapping):
            return wire(body)
        members = cast("Mapping[str, object]", body)
        parts = {member_name(name): _part(value) for name, value in members.items()}
        # The check sees a file as the text that JSON Schema takes binary strings for.
        seen = {name: _text(part) for name, part in parts.items()}
        errors = violations(self.check, seen) if self.check is not None else []
        if errors:
            raise RequestInvalid("; ".join(told("body", v) for v in errors[:5]), errors)
        return parts

    def write(self, document: object) -> tuple[str, bytes]:
        boundary = uuid.uuid4().hex
        kinds = dict(self.media_types)
        parts = [
            b"--%s\r\n%s\r\n" % (boundary.encode(), _written(name, value, kinds))
            for name, value in fields_of(document, dict(self.delimiters), self.deep)
        ]
        content_type = f"{self.media_type}; boundary={boundary}"
        return content_type, b"".join(parts) + f"--{boundary}--\r\n".encode()


def _part(value: object) -> object:
    """A member with its files, one or several, read."""
    file = _file(value)
    if file is not None:
        return file
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = cast("Sequence[object]", value)
        return [_file(item) or wire(item) for item in items]
    return wire(value)


def _file(value: object) -> _File | None:
    """`value` as a file, if it is an `Upload`."""
    if isinstance(value, os.PathLike):
        raise RequestInvalid(
            "body: a path is no file; give what open(path, 'rb') returns"
        )
    if isinstance(value, BYTES):
        return _File(bytes(cast(bytes, value)))
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        named = len(parts) in (2, 3) and isinstance(parts[0], str)
        inner = _file(parts[1]) if named else None
        return inner and _File(inner.content, *map(str, (parts[0], *parts[2:])))
    if not is_file(value):
        return None
    stream = cast(BinaryIO, value)
    try:
        content, name = stream.read(), getattr(stream, "name", "")
    except Exception as fault:
        raise unreadable(fault) from fault
    if not isinstance(cast(object, content), bytes):
        raise RequestInvalid("body: a file has to be opened as binary")
    return _File(content, os.path.basename(name) if isinstance(name, str) else "")


def _text(part: object) -> object:
    if isinstance(part, list):
        return [_text(item) for item in cast("list[object]", part)]
    return part.content.decode("latin-1") if isinstance(part, _File) else part


def _written(name: str, value: object, media_types: Mapping[str, str]) -> bytes:
    # The first one of those that a document lists; what has a wildcard says nothing.
    declared = media_types.get(name, "").partition(",")[0].strip()
    kind = "" if "*" in declared else declared
    head = f'content-disposition: form-data; name="{_quoted(name)}"'
    if isinstance(value, _File):
        kind = value.media_type or kind or "application/octet-stream"
        head += f'; filename="{_quoted(value.name or name)}"'
        content = value.content
    elif isinstance(value, (dict, list)):
        kind = kind or "application/json"
        content = json.dumps(value, ensure_ascii=False).encode()
    else:
        content = scalar(value).encode()
    if not is_header(kind):
        raise RequestInvalid(f"body: {name} has a media type that cannot be sent")
    head += f"\r\ncontent-type: {kind}" if kind else ""
    return f"{head}\r\n\r\n".encode() + content


def _quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
