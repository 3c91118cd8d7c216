"""Servers (OpenAPI 3.1, section 4.8.5): where the client goes by default."""

from __future__ import annotations

import re

from schemawright.describe.openapi.reader import Node, Reader

_VARIABLE = re.compile(r"\{([^{}]*)\}")
#: An absolute URL without user, query or fragment (RFC 3986, section 3).
URL = re.compile(
    r"https?://(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
)


def read_servers(reader: Reader, root: Node) -> tuple[str, ...]:
    """The absolute http and https servers of a document, variables filled in.

    A URL that is relative leaves no trace: it says nothing without the place the document was
    fetched from. What is no URL at all is left out with a warning (SW0511).
    """
    urls: list[str] = []
    for server in reader.items(reader.child(root, "servers")):
        url = _filled(reader, server) if reader.expect(server, dict) else None
        if url is None or not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url):
            continue
        if URL.fullmatch(url):
            urls.append(url.rstrip("/"))
        else:
            reader.warning(
                "SW0511",
                f"the server {url!r} is left out: it is no http or https URL",
                "a server is an absolute URL without spaces, quotes, query or fragment",
                server,
            )
    return tuple(urls)


def _filled(reader: Reader, server: Node) -> str | None:
    """The URL with the defaults of its variables."""
    defaults = {
        variable.key: reader.text(variable, "default")
        for variable in reader.members(reader.member(server, "variables"))
        if reader.expect(variable, dict)
    }
    url = reader.text(server, "url")
    missing = [name for name in _VARIABLE.findall(url) if name not in defaults]
    if missing:
        reader.blemish(
            "SW0503",
            f"the server's variable {missing[0]!r} is not declared",
            "so the server is left out",
            "declare it under the server's variables, with a default",
            server,
        )
        return None
    return _VARIABLE.sub(lambda match: defaults[match[1]], url)
