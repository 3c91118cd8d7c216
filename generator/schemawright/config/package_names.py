"""Names of packages, which are identifiers, and so never paths."""

from __future__ import annotations

import re

#: What is said of a name that no package can have.
NO_NAME = "{!r} cannot be the name of a package: it is no Python identifier"


def nearest_identifier(name: str) -> str:
    """The nearest name that a package can have."""
    words = re.sub(r"\W", "_", name)
    return words if words.isidentifier() else f"_{words}"
