"""Finding one's way in a schema document: what its references may mean, as far as documents of
`tests.fuzz.documents` go. Written apart from the code that is under test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urldefrag

from tests.fuzz.documents import BASE

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


class Look:
    """A document, with its subschemas by what they are called."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.resources: dict[str, Any] = {"": document, BASE + "root": document}
        self.anchors: dict[str, list[Any]] = {}
        self.recursive: list[Any] = [document]
        self._label(document)

    def _label(self, value: Any) -> None:
        for each in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        ):
            self._label(each)
        if not isinstance(value, dict):
            return
        for keyword in ("$anchor", "$dynamicAnchor"):
            if isinstance(value.get(keyword), str):
                self.anchors.setdefault(value[keyword], []).append(value)
        for keyword in ("id", "$id"):
            name = value.get(keyword)
            if isinstance(name, str) and name.startswith("#"):
                self.anchors.setdefault(name[1:], []).append(value)
            elif isinstance(name, str):
                self.resources[name] = value
                self.recursive.append(value)

    def targets(self, keyword: str, reference: str) -> list[Any]:
        """What a reference means; several things if that depends on the dynamic scope."""
        if keyword == "$recursiveRef":
            return self.recursive
        uri, fragment = urldefrag(reference)
        if fragment in self.anchors:
            return self.anchors[fragment]
        if uri not in self.resources:
            return []
        found = self.resources[uri]
        for token in fragment.split("/")[1:]:
            found = found[token.replace("~1", "/").replace("~0", "~")]
        return [found]

    def follow(self, path: Sequence[str | int]) -> Iterator[Any]:
        """What stands at `path`, which goes through references as an error's schema path does."""
        found = [self.document]
        for i, token in enumerate(path):
            found = [each[token] for each in found if _has(each, token)]
            if token in REFERENCES and i + 1 < len(path):
                found = [
                    t
                    for each in found
                    if isinstance(each, str)
                    for t in self.targets(str(token), each)
                ]
        yield from found


def _has(value: Any, token: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(token, int) and token < len(value)
    return isinstance(value, dict) and token in value
