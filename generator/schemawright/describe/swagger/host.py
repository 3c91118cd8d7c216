"""Where the API of a Swagger 2.0 document is ("Swagger Object": host, basePath, schemes)."""

from __future__ import annotations

from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.servers import URL, SaidServer

#: The schemes that a client speaks, the safer one first whatever the order in the document.
_SPOKEN = ("https", "http")


def read_servers(reader: Reader, root: Node) -> tuple[SaidServer, ...]:
    """The http and https addresses of a document. Without a host there is none: it says nothing
    without the place that the document was fetched from. What makes no URL is left out with a
    warning (SW0511)."""
    host = reader.text(root, "host")
    if not host:
        return ()
    path = "/" + reader.text(root, "basePath").strip("/")
    schemes = reader.items(reader.child(root, "schemes"))
    stated = [str(scheme.value) for scheme in schemes if reader.expect(scheme, str)] or ["https"]
    urls = [f"{scheme}://{host}{path}".rstrip("/") for scheme in _SPOKEN if scheme in stated]
    valid = tuple(url for url in urls if URL.fullmatch(url))
    if len(valid) < len(urls):
        reader.warning(
            "SW0511",
            f"the server {urls[0]!r} is left out: it is no http or https URL",
            "a host is a name with or without a port, and a basePath is a path",
            root.below("host"),
        )
    return tuple((url, root.below("host")) for url in valid)
