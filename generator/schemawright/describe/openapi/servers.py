"""Servers (OpenAPI 3.1, section 4.8.5): where the client goes by default."""

from __future__ import annotations

import re
from typing import TypeAlias

from schemawright.contract import ServerTemplate, ServerVariable
from schemawright.describe.openapi.reader import Node, Reader

#: The URL of a server, and what says it.
SaidServer: TypeAlias = tuple[str, Node]

_VARIABLE = re.compile(r"\{([^{}]*)\}")
#: An absolute URL without user, query or fragment (RFC 3986, section 3).
URL = re.compile(
    r"https?://(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
)


def read_servers(reader: Reader, root: Node) -> tuple[SaidServer, ...]:
    """The absolute http and https servers of a document, variables filled in.

    A URL that is relative leaves no trace: it says nothing without the place the document was
    fetched from. What is no URL at all is left out with a warning (SW0511).
    """
    said: list[SaidServer] = []
    for server in reader.items(reader.child(root, "servers")):
        url = _filled(reader, server) if reader.expect(server, dict) else None
        if url is None or not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url):
            continue
        if URL.fullmatch(url):
            said.append((url.rstrip("/"), server))
        else:
            reader.warning(
                "SW0511",
                f"the server {url!r} is left out: it is no http or https URL",
                "a server is an absolute URL without spaces, quotes, query or fragment",
                server,
            )
    return tuple(said)


def read_templates(reader: Reader, root: Node) -> tuple[ServerTemplate, ...]:
    """The servers of a document that have variables, as far as `read_servers` takes them."""
    quiet = reader.apart()
    templates: list[ServerTemplate] = []
    for server in quiet.items(quiet.child(root, "servers")):
        url = _filled(quiet, server) if isinstance(server.value, dict) else None
        if url is None or not URL.fullmatch(url):
            continue
        template = quiet.text(server, "url").rstrip("/")
        used = dict.fromkeys(_VARIABLE.findall(template))
        declared, about = quiet.member(server, "variables"), quiet.remark(server, "description")
        variables = tuple(_variable(quiet, declared.below(n)) for n in used) if declared else ()
        if variables:
            templates.append(ServerTemplate(template, variables, about))
    return tuple(dict.fromkeys(templates))


def _variable(reader: Reader, node: Node) -> ServerVariable:
    values = reader.remarks(node, "enum")
    default = reader.text(node, "default")
    allowed = values if default in values else ()
    return ServerVariable(node.key, default, allowed, reader.remark(node, "description"))


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
