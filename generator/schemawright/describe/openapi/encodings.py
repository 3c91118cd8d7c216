"""How the fields of a form are written (OpenAPI 3.1, section 4.8.15)."""

from __future__ import annotations

from schemawright.contract import Media
from schemawright.describe.openapi.reader import Node, Reader

#: What stands between the items of an array in one field, by its style.
_DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
#: How the types of forms begin.
FORMS = ("application/x-www-form-urlencoded", "multipart/")


def form_media(reader: Reader, media_type: str, schema: str | None, node: Node) -> Media:
    """The media type at `node`, with what its ``encoding`` says of the fields."""
    delimiters: list[tuple[str, str]] = []
    deep: list[str] = []
    media_types: list[tuple[str, str]] = []
    is_form = media_type.lower().startswith(FORMS)
    for field in reader.members(reader.member(node, "encoding") if is_form else None):
        if not reader.expect(field, dict):
            continue
        style = reader.text(field, "style", "form")
        if style == "deepObject":
            deep.append(field.key)
        elif style in _DELIMITERS and not reader.flag(field, "explode", style == "form"):
            delimiters.append((field.key, _DELIMITERS[style]))
        if content := reader.text(field, "contentType"):
            media_types.append((field.key, content))
    parts = tuple(media_types) if media_type.lower().startswith("multipart/") else ()
    return Media(media_type, schema, tuple(delimiters), tuple(deep), parts, node.spot)
