"""Values of keywords that are too large for code."""

from __future__ import annotations

import json
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from .replaced import ensure_not_replaced

if TYPE_CHECKING:
    from .values import Json


class StoredValues:
    """The values in ``values.json`` beside the module `name`, read when an error first tells of
    one."""

    def __init__(self, name: str) -> None:
        self._package = name.rpartition(".")[0]
        self._values: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Json:
        value: Json = self._read()[key]
        return value

    def _read(self) -> dict[str, Any]:
        if self._values is None:
            text = get_data(self._package, "values.json")
            ensure_not_replaced()
            if text is None:
                raise FileNotFoundError(f"{self._package} has no file values.json")
            values: dict[str, Any] = json.loads(text)
            self._values = values
        return self._values
