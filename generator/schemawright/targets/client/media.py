"""Media types: which helper of the run time reads and writes each, and with what."""

from __future__ import annotations

from schemawright.contract import Media
from schemawright.data_classes import frozen
from schemawright.targets.client.argument_types import ClientContract
from schemawright.types.language import STRING

#: The media types that the classes of the run time have if none is said.
DEFAULTS = {
    "Json": "application/json",
    "Text": "text/plain",
    "Media": "application/octet-stream",
    "Binary": "application/octet-stream",
    "Form": "application/x-www-form-urlencoded",
    "Multipart": "multipart/form-data",
}
#: The classes that read and write without a schema.
BARE = ("Binary", "Media", "Text")


@frozen
class Medium:
    """A media type as the client has it: `kind` is the class of the run time, `schema` the
    `NamedSchema.name` of its model, None if it is read and written without one; the others are
    those of `Media`."""

    kind: str
    type: str
    schema: str | None
    variable: str | None
    delimiters: tuple[tuple[str, str], ...] = ()
    deep: tuple[str, ...] = ()
    media_types: tuple[tuple[str, str], ...] = ()


def medium(contract: ClientContract, media: Media, *, sent: bool) -> Medium:
    """The medium for `media`, as a request is sent in it or an answer received in it."""
    kind = _kind(contract, media, sent=sent)
    type_ = media.type
    if "*" in type_:
        type_ = "application/json" if kind == "Json" else "application/octet-stream"
    if media.schema is None or kind in BARE:
        return Medium(kind, type_, None, None)
    variable = contract.schemas[media.schema].variable
    how = (media.delimiters, media.deep, media.media_types)
    return Medium(kind, type_, media.schema, variable, *how)


def _kind(contract: ClientContract, media: Media, *, sent: bool) -> str:
    essence = media.type.partition(";")[0].strip().lower()
    if essence == "application/json" or essence.endswith(("+json", "/json")):
        return "Json"
    if essence.startswith("text/"):
        return "Text"
    if sent and essence == "application/x-www-form-urlencoded":
        return "Form"
    if sent and essence == "multipart/form-data":
        return "Multipart"
    binary = "Binary" if sent else "Media"
    if essence == "*/*" and media.schema is not None:
        is_text = contract.meant(contract.schema(media.schema)) == STRING
        return binary if is_text else "Json"
    return binary
