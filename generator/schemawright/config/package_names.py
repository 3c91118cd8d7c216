"""Names of packages, which are identifiers, and so never paths."""

from __future__ import annotations

import re
import unicodedata

#: What is said of a name that no package can have.
NO_NAME = "{!r} cannot be the name of a package: it is no Python identifier"


def is_package_name(name: str) -> bool:
    """Is `name` an identifier, as Python folds it, whose characters are all seen? A keyword is one
    that nobody can import."""
    if name.isascii():
        return name.isidentifier()
    from schemawright.names import is_name  # most names are plain

    return is_name(name)


def nearest_identifier(name: str) -> str:
    """The nearest name that a package can have."""
    words = re.sub(r"\W", "_", unicodedata.normalize("NFKC", name))
    words = words if words.isidentifier() else f"_{words}"
    return words if is_package_name(words) else re.sub(r"\W", "_", words, flags=re.ASCII)
