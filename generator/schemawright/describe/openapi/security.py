"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, cast, get_args

from schemawright.contract import Credential
from schemawright.describe.openapi.http import NAME
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.reserved_names import CALLS
from schemawright.names import Names, variable_name
from schemawright.values import same

_Location = Literal["header", "query", "cookie"]
Alternatives = tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Security:
    """The security schemes of all documents. Problems found: SW0510; SW0513 (warning) for
    schemes that the client cannot send."""

    reader: Reader
    schemes: dict[str, tuple[Node, Credential | None]] = field(default_factory=dict)
    used: dict[str, Credential] = field(default_factory=dict)

    def add(self, components: Node | None) -> None:
        """Read the schemes of one document."""
        if components is None:
            return
        for member in self.reader.members(self.reader.member(components, "securitySchemes")):
            node = self.reader.followed(member)
            if node is None or not self.reader.expect(node, dict):
                continue
            earlier = self.schemes.get(member.key)
            if earlier is None:
                self.schemes[member.key] = (node, self._credential(member.key, node))
            elif not same(earlier[0].value, node.value):
                self.reader.error(
                    "SW0510",
                    f"the security scheme {member.key!r} is another one in "
                    f"{earlier[0].document.source.shown}",
                    "give the two different names",
                    member,
                )

    def _credential(self, name: str, node: Node) -> Credential | None:
        kind = self.reader.text(node, "type")
        about = self.reader.text(node, "description")
        if kind == "apiKey":
            return self._key(name, node, about)
        scheme = self.reader.text(node, "scheme").lower()
        if kind == "http" and scheme in ("basic", "bearer"):
            return Credential(
                name, "", "basic" if scheme == "basic" else "bearer", description=about
            )
        if kind in ("oauth2", "openIdConnect"):
            return Credential(name, "", "bearer", description=about)
        if kind not in ("http", "mutualTLS"):
            self._reject(f"{kind!r} is no type of security scheme", node, "type")
        return None

    def _key(self, name: str, node: Node, about: str) -> Credential | None:
        location = self.reader.text(node, "in")
        parameter = self.reader.text(node, "name")
        prefix = self.reader.text(node, "x-prefix")
        if location not in get_args(_Location):
            self._reject("an API key is in a header, the query or a cookie", node, "in")
        elif not parameter or (location != "query" and not NAME.fullmatch(parameter)):
            self._reject(f"{parameter!r} is no name for a {location}", node, "name")
        elif not prefix.isprintable() or not prefix.isascii():
            self._reject("the prefix is not printable ASCII", node, "x-prefix")
        else:
            return Credential(name, "", "key", cast(_Location, location), parameter, prefix, about)
        return None

    def _reject(self, message: str, node: Node, key: str) -> None:
        present = isinstance(node.value, dict) and key in node.value
        hint = "see OpenAPI 3.1, section 4.8.27"
        self.reader.error("SW0510", message, hint, node.below(key) if present else node)

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
