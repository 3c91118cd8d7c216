"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Literal, TypeAlias, cast, get_args

from schemawright.contract import Credential, Operation, Whereabouts
from schemawright.data_classes import mutable
from schemawright.describe.openapi.api_version import ApiVersion
from schemawright.describe.openapi.http import NAME
from schemawright.describe.openapi.losses import Losses
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.reserved_names import CALLS
from schemawright.names import Names, variable_name
from schemawright.values import same

_Location = Literal["header", "query", "cookie"]
#: What a document says, and what a client sends for it.
_Scheme: TypeAlias = "tuple[Node, Credential | None]"
_LOCATIONS = get_args(_Location)
Alternatives = tuple[tuple[str, ...], ...]


@mutable
class Security:
    """The security schemes of all documents. Problems found: SW0510; SW0513 (warning) for
    schemes that the client cannot send."""

    reader: Reader
    losses: Losses
    schemes: dict[str, _Scheme] = field(default_factory=dict)
    #: Those that have been told to mean nothing.
    lost: set[str] = field(default_factory=set)

    def add(self, root: Node, version: ApiVersion) -> None:
        """Read the schemes of one document."""
        holder: Node | None = root
        for key in version.schemes:
            holder = None if holder is None else self.reader.member(holder, key)
        for member in self.reader.members(holder):
            apart = self.reader.apart()
            node = apart.followed(member)
            credential = None
            if node is not None and apart.expect(node, dict):
                credential = version.credential(apart, member.key, node)
            if self.losses.cost(f"the security scheme {member.key}", member, apart, self.reader):
                self.lost.add(member.key)
            elif node is not None:
                self._keep(member, node, credential)

    def _keep(self, entry: Node, node: Node, credential: Credential | None) -> None:
        first, earlier = self.schemes.setdefault(entry.key, (node, credential))
        if not _is_same((first, earlier), (node, credential)):
            self.reader.error(
                "SW0510",
                f"the security scheme {entry.key!r} is another one in "
                f"{first.document.source.shown}",
                "give the two different names",
                entry,
            )

    def required(self, reader: Reader, root: Node, operation: Node) -> Alternatives:
        """The alternatives of an operation, or those of its document; told to `reader`."""
        for holder in (operation, root):
            listed = reader.child(holder, "security")
            if listed is not None:
                alternatives = [self._alternative(reader, item) for item in reader.items(listed)]
                return tuple(alternative for alternative in alternatives if alternative is not None)
        return ()

    def said_at(self, root: Node, operation: Node) -> Whereabouts | None:
        """Where the requirements of an operation stand, if there are any."""
        for holder in (operation, root):
            if isinstance(holder.value, dict) and holder.value.get("security") is not None:
                return holder.below("security").spot
        return None

    def _alternative(self, reader: Reader, node: Node) -> tuple[str, ...] | None:
        """The credentials that go together; None if the client cannot send one of them."""
        names: list[str] = []
        for member in reader.members(node):
            if member.key in self.lost:
                return None
            if member.key not in self.schemes:
                reader.blemish(
                    "SW0510",
                    f"there is no security scheme {member.key!r}",
                    "so the client sends nothing for it",
                    "declare it under components/securitySchemes",
                    member,
                )
                return None
            scheme, credential = self.schemes[member.key]
            if credential is not None:
                names.append(member.key)
            elif reader.text(scheme, "type") == "http":
                self._warn_unsent(reader, member.key, scheme)
                return None
        return tuple(names)

    def _warn_unsent(self, reader: Reader, name: str, scheme: Node) -> None:
        reader.warning(
            "SW0513",
            f"the client cannot send what the security scheme {name!r} asks for",
            "of http schemes it knows basic and bearer; send others with a transport of your own",
            scheme,
        )

    def credentials(self, operations: Iterable[Operation]) -> tuple[Credential, ...]:
        """Those that some of `operations` needs, each with its argument of the client."""
        needed = {
            name for operation in operations for names in operation.security for name in names
        }
        names = Names.reserving(CALLS)
        return tuple(
            replace(credential, variable=names.claim(variable, f"{variable.rstrip('_')}_key"))
            for name, (_, credential) in self.schemes.items()
            if credential is not None and name in needed
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
    about = reader.remark(node, "description")
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
    about = reader.remark(node, "description")
    location = reader.text(node, "in")
    parameter = reader.text(node, "name")
    prefix = reader.text(node, "x-prefix")
    if location not in locations:
        reject_scheme(reader, f"an API key is in one of {', '.join(locations)}", node, "in")
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
    text = reader.text(node, key)
    reader.misnamed(text, "SW0510", message, hint, node.below(key) if present else node)
