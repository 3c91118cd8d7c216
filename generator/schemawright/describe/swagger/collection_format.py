"""``collectionFormat`` of Swagger 2.0 ("Parameter Object"): how an array is written.

=========  =============  =================  ===========================
 format     in a query     as a style         in a path, a header, a form
=========  =============  =================  ===========================
``csv``    ``a=1,2``      ``form``           ``1,2`` (also if none is said)
``ssv``    ``a=1 2``      spaceDelimited     ``1 2``
``tsv``    ``a=1\\t2``     tabDelimited       ``1\\t2``
``pipes``  ``a=1|2``      pipeDelimited      ``1|2``
``multi``  ``a=1&a=2``    ``form``, exploded  only in a form: one by one
=========  =============  =================  ===========================
"""

from __future__ import annotations

from schemawright.describe.openapi.reader import Node, Reader

#: The style and the delimiter of each format.
_FORMATS = {
    "csv": ("", ","),
    "ssv": ("spaceDelimited", " "),
    "tsv": ("tabDelimited", "\t"),
    "pipes": ("pipeDelimited", "|"),
}


def style_of(reader: Reader, node: Node, location: str) -> tuple[str, bool]:
    """The style of a parameter in `location`, and whether it explodes; SW0507 for a format that
    does not exist there."""
    usual = "form" if location == "query" else "simple"
    if _format(reader, node) == "multi":
        if location != "query":
            _reject(reader, '"multi" is for parameters of a query or a form', node)
        return usual, True
    return _FORMATS.get(_format(reader, node), ("", ""))[0] or usual, False


def delimiter_of(reader: Reader, node: Node) -> str | None:
    """What stands between the items of an array in a form; None if each is a field."""
    if _format(reader, node) == "multi":
        return None
    return _FORMATS.get(_format(reader, node), _FORMATS["csv"])[1]


def check_collection(reader: Reader, node: Node) -> bool:
    """Is the format one that there is? SW0507 if not; SW0513 (warning) for arrays in arrays."""
    if _format(reader, node) not in (*_FORMATS, "multi"):
        names = ", ".join((*_FORMATS, "multi"))
        _reject(reader, f"a collectionFormat is one of {names}", node)
        return False
    items = reader.child(node, "items")
    if items is not None and isinstance(items.value, dict) and items.value.get("type") == "array":
        reader.warning(
            "SW0513",
            "arrays in an array are sent as JSON",
            "the client writes the outermost array as its collectionFormat says, and no other",
            items,
        )
    return True


def _format(reader: Reader, node: Node) -> str:
    return reader.text(node, "collectionFormat") or "csv"


def _reject(reader: Reader, message: str, node: Node) -> None:
    hint = 'correct it as the specification says under "Parameter Object"'
    reader.error("SW0507", message, hint, node.below("collectionFormat"))
