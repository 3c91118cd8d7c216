"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, cast, get_args

from schemawright.contract import Credential
from schemawright.describe.openapi.api_version import ApiVersion
from schemawright.describe.openapi.http import NAME
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.reserved_names import CALLS
from schemawright.names import Names, variable_name
from schemawright.values import same

_Location = Literal["header", "query", "cookie"]
_LOCATIONS = get_args(_Location)
#: What a document says, and what a client sends for it.
_Scheme: TypeAlias = "tuple[Node, Credential | None]"
Alternatives = tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Security:
    """The security schemes of all documents. Problems found: SW0510; SW0513 (warning) for
    schemes that the client cannot send."""

    reader: Reader
    schemes: dict[str, _Scheme] = field(default_factory=dict)
    used: dict[str, Credential] = field(default_factory=dict)

    def add(self, root: Node, version: ApiVersion) -> None:
        """Read the schemes of one document."""
        holder: Node | None = root
        for key in version.schemes:
            holder = None if holder is None else self.reader.member(holder, key)
        for member in self.reader.members(holder):
            node = self.reader.followed(member)
            if node is None or not self.reader.expect(node, dict):
                continue
            earlier = self.schemes.get(member.key)
            credential = version.credential(self.reader, member.key, node)
            if earlier is None:
                self.schemes[member.key] = (node, credential)
            elif not _is_same(earlier, (node, credential)):
                self.reader.error(
                    "SW0510",
                    f"the security scheme {member.key!r} is another one in "
                    f"{earlier[0].document.source.shown}",
                    "give the two different names",
                    member,
                )

    def required(self, root: Node, operation: Node) -> Alternatives:
        """The alternatives of an operation, or those of its document."""
        for holder in (operation, root):
            listed = self.reader.child(holder, "security")
            if listed is not None:
                alternatives = [self._alternative(item) for item in self.reader.items(listed)]
                return tuple(alternative for alternative in alternatives if alternative is not None)
        return ()

    def _alternative(self, node: Node) -> tuple[str, ...] | None:
        """The credentials that go together; None if the client cannot send one of them."""
        names: list[str] = []
        for member in self.reader.members(node):
            if member.key not in self.schemes:
                self.reader.error(
                    "SW0510",
                    f"there is no security scheme {member.key!r}",
                    "declare it under components/securitySchemes",
                    member,
                )
                continue
            scheme, credential = self.schemes[member.key]
            if credential is not None:
                self.used[member.key] = credential
                names.append(member.key)
            elif self.reader.text(scheme, "type") == "http":
                self._warn_unsent(member.key, scheme)
                return None
        return tuple(names)

    def _warn_unsent(self, name: str, scheme: Node) -> None:
        self.reader.warning(
            "SW0513",
            f"the client cannot send what the security scheme {name!r} asks for",
            "of http schemes it knows basic and bearer; send others with a transport of your own",
            scheme,
        )

    def credentials(self) -> tuple[Credential, ...]:
        """Those that some operation needs, each with its argument of the client."""
        names = Names.reserving(CALLS)
        return tuple(
            replace(self.used[name], variable=names.claim(variable, f"{variable.rstrip('_')}_key"))
            for name in self.schemes
            if name in self.used
            for variable in [variable_name(name)]
        )


def _is_same(one: _Scheme, other: _Scheme) -> bool:
    """Do both ask a client to send the same, whatever they say of it?"""
    if one[1] is None or other[1] is None:
        return same(one[0].value, other[0].value)
    return replace(one[1], description="") == replace(other[1], description="")


def read_credential(reader: Reader, name: str, node: Node) -> Credential | None:
    """What the scheme `name` asks a client to send; None if no client of ours can, or, after a
    diagnostic, if it means nothing."""
    kind = reader.text(node, "type")
    about = reader.text(node, "description")
    if kind == "apiKey":
        return read_key(reader, name, node, _LOCATIONS)
    scheme = reader.text(node, "scheme").lower()
    if kind == "http" and scheme in ("basic", "bearer"):
        return Credential(name, "", "basic" if scheme == "basic" else "bearer", description=about)
    if kind in ("oauth2", "openIdConnect"):
        return Credential(name, "", "bearer", description=about)
    if kind not in ("http", "mutualTLS"):
        reject_scheme(reader, f"{kind!r} is no type of security scheme", node, "type")
    return None


def read_key(
    reader: Reader, name: str, node: Node, locations: tuple[str, ...]
) -> Credential | None:
    """An API key, in one of the `locations`; None, after a diagnostic, if it means nothing."""
    location = reader.text(node, "in")
    parameter = reader.text(node, "name")
    prefix = reader.text(node, "x-prefix")
    about = reader.text(node, "description")
    if location not in locations:
        places = " or ".join(", ".join(locations).rsplit(", ", 1))
        reject_scheme(reader, f"an API key is in {places}", node, "in")
    elif not parameter or (location != "query" and not NAME.fullmatch(parameter)):
        reject_scheme(reader, f"{parameter!r} is no name for a {location}", node, "name")
    elif not prefix.isprintable() or not prefix.isascii():
        reject_scheme(reader, "the prefix is not printable ASCII", node, "x-prefix")
    else:
        return Credential(name, "", "key", cast(_Location, location), parameter, prefix, about)
    return None


def reject_scheme(reader: Reader, message: str, node: Node, key: str) -> None:
    """Report that the member `key` of a scheme is wrong (SW0510)."""
    present = isinstance(node.value, dict) and key in node.value
    hint = "see the specification's Security Scheme Object"
    reader.error("SW0510", message, hint, node.below(key) if present else node)
