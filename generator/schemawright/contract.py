"""What a folder of documents promises: named schemas and operations.

A `Contract` is what every target is rendered from. It speaks of meaning only: nothing here
knows Python syntax beyond the identifiers that `schemawright.names` has already made unique.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.left_out import LeftOut
from schemawright.resolve import Library, Schema
from schemawright.values import Json, Tokens

#: Where a part of an API is said: the path of its document, and the way in it. It is no part of
#: what is said, so two that say the same are equal wherever they stand.
Whereabouts: TypeAlias = tuple[str, Tokens]

#: Where a named schema comes from. ``document``: a whole JSON Schema file. ``component``: an
#: entry of ``components/schemas``. ``body``: written inline as a request or response body of an
#: operation. ``parameter``: the schema of an operation's parameter. ``nested``: inside another
#: schema (a definition, or an inline object), so it has a class and a check but is not listed
#: in the manifest. ``header``: the schema of an answer's header, to which only reviews give a name.
Role = Literal["document", "component", "body", "parameter", "nested", "header"]


@frozen
class NamedSchema:
    """A schema with the names it has in the package: `name` for its class
    (``CreateEventRequest``), `variable` for its validator (``create_event_request``).
    `owner` is the `name` of the public schema that a nested one belongs to. `whole` is the schema
    that it is one of the kinds of: values are of both, and it has the members of both. `described`:
    what is said of its place is said of all places that it stands for."""

    name: str
    variable: str
    schema: Schema
    role: Role
    owner: str | None = None
    whole: Schema | None = None
    described: bool = True

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.schema.source.place(self.schema.tokens)


@frozen
class Parameter:
    """A parameter of an operation (OpenAPI 3.1, section 4.8.12).

    `name` is the wire name, `variable` the Python argument; `schema` the `NamedSchema.name` of
    its schema. `style` and `explode` are filled in with the specification's defaults. `content`
    is the media type if the parameter is serialised by one instead of by a style.
    """

    name: str
    variable: str
    location: Literal["path", "query", "header", "cookie"]
    required: bool
    schema: str
    description: str = ""
    deprecated: bool = False
    style: str = "simple"
    explode: bool = False
    allow_reserved: bool = False
    content: str | None = None
    said_at: Whereabouts | None = field(default=None, compare=False)


@frozen
class Media:
    """One media type of a body and the `NamedSchema.name` of what it holds, if declared.

    `delimiters` are for forms: what stands between the items of a field that is an array, by the
    field's name. The items of any other array are fields of one name; the members of a field in
    `deep` are fields of their own. `media_types` are those of parts, by their names.
    """

    type: str
    schema: str | None
    delimiters: tuple[tuple[str, str], ...] = ()
    deep: tuple[str, ...] = ()
    media_types: tuple[tuple[str, str], ...] = ()
    said_at: Whereabouts | None = field(default=None, compare=False)


@frozen
class Body:
    """The request body of an operation."""

    required: bool
    media: tuple[Media, ...]
    description: str = ""
    said_at: Whereabouts | None = field(default=None, compare=False)


@frozen
class Header:
    """A header of an answer. `shared_name` is that of its component, if it is one. Packages have no
    name for its `schema`, which is None where it may be anything."""

    name: str
    shared_name: str | None
    required: bool
    schema: Schema | None
    explode: bool = False
    #: The media type, if it is serialised by one.
    content: str | None = None
    said_at: Whereabouts | None = field(default=None, compare=False)


@frozen
class Response:
    """A declared answer. `status` is ``"200"``, a range ``"4XX"``, or ``"default"``;
    no `media` means an empty body."""

    status: str
    description: str
    media: tuple[Media, ...]
    said_at: Whereabouts | None = field(default=None, compare=False)
    headers: tuple[Header, ...] = field(default=(), compare=False)


@frozen
class Credential:
    """One security scheme (OpenAPI 3.1, section 4.8.27) that the client can send.

    `kind` ``key``: the value goes into `location` under `parameter`, after `prefix`
    (``"Basic "`` for an API that wants its raw key there; extension ``x-prefix``).
    `kind` ``basic``: user and password, base64 (RFC 7617). `kind` ``bearer``: RFC 6750, which
    also serves ``oauth2`` and ``openIdConnect``. `variable` is the client's argument.
    """

    name: str
    variable: str
    kind: Literal["key", "basic", "bearer"]
    location: Literal["header", "query", "cookie"] = "header"
    parameter: str = "Authorization"
    prefix: str = ""
    description: str = ""


@frozen
class Link:
    """What may be called after an answer of that `status`: an `operation` by its id, or by its
    method and path, and the values of its parameters, which are mostly runtime expressions such as
    ``$response.body#/id`` (OpenAPI 3.1, section 4.8.20.4). `name` is what the answer calls it."""

    status: str
    name: str
    operation: str
    parameters: tuple[tuple[str, str], ...]
    description: str = ""


@frozen
class Operation:
    """One operation: `id` is the operationId (or method and path), `call` the method's name.

    `security` lists the alternatives, each a set of `Credential.name` that go together; empty
    means that none is needed. `idempotency_header` is the wire name of a declared
    ``Idempotency-Key`` header parameter; that one is not among `parameters`.
    """

    id: str
    call: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    tags: tuple[str, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    idempotency_header: str | None = None
    #: Where it is, if not at the servers of the API.
    server: str | None = None
    links: tuple[Link, ...] = ()
    said_at: Whereabouts | None = field(default=None, compare=False)
    #: Of its requirements, or of those of its document; and of the servers that are its own.
    security_at: Whereabouts | None = field(default=None, compare=False)
    server_at: Whereabouts | None = field(default=None, compare=False)


@frozen
class Webhook:
    """A call that the API makes: a webhook, or a callback of an operation. `body` is what it
    sends, `responses` what it may be answered."""

    name: str
    method: str
    body: Body | None
    responses: tuple[Response, ...]
    summary: str = ""
    said_at: Whereabouts | None = field(default=None, compare=False)


@frozen
class WebhookSignature:
    """How an API signs what it sends: an HMAC (RFC 2104) in a header (docs/webhooks.md).

    `value` says what is in `header`: parts between `separator`s, each a text and a variable
    (``t={timestamp},v1={signature}``); `headers` are variables that other headers hold, with the
    names of these. `content` is what is signed, in which ``{body}`` stands for the body as it
    came. With a variable ``timestamp``, `tolerance` is how many seconds it may differ from now.
    A secret that is text is decoded after `secret_prefix`.
    """

    header: str
    value: str
    separator: str
    headers: tuple[tuple[str, str], ...]
    content: str
    algorithm: str
    encoding: str
    tolerance: int
    milliseconds: bool = False
    secret_prefix: str = ""
    secret_is_base64: bool = False
    description: str = ""


@frozen
class ServerVariable:
    """A part of a server's address that a caller may choose, among `values` if there are any."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@frozen
class ServerTemplate:
    """The address of a server with variables in braces (OpenAPI 3.1, section 4.8.5)."""

    url: str
    variables: tuple[ServerVariable, ...]
    description: str = ""


@frozen
class Api:
    """The operations of all OpenAPI documents of a package together.

    `servers` are absolute URLs with their variables' defaults filled in, the first one the
    client's default; empty when no document names one, and then a client needs ``base_url``.
    """

    title: str
    version: str
    description: str
    servers: tuple[str, ...]
    credentials: tuple[Credential, ...]
    operations: tuple[Operation, ...]
    #: Those of `servers` that have variables.
    templates: tuple[ServerTemplate, ...] = ()
    #: Where each of `servers` is said, as far as that is known.
    servers_at: Mapping[str, Whereabouts] = field(default_factory=dict, compare=False)


@frozen
class FunctionPlace:
    """The function that decides a schema: its `name` in the check language, and its `module` in
    ``validators/checks/``, empty where one module has them all."""

    name: str
    module: str


@frozen
class PackagePlace:
    """Where another package of the project lies: `climbs` folders up from this one, then down the
    `way` of a module's name."""

    climbs: int
    way: str

    def module(self, inner: str, below: int = 0) -> str:
        """The module `inner` of that package, as seen from one that lies `below` folders below
        this one: ``..common.models``."""
        return f"{'.' * (1 + self.climbs + below)}{self.way}.{inner}".rstrip(".")


@frozen
class Borrowed:
    """A schema whose class another package of the project has; there it is called `name`, its codec
    `variable`. None as its `function`: it is not one that can be called from here."""

    package: PackagePlace
    name: str
    variable: str
    function: FunctionPlace | None = None

    def module(self, inner: str, below: int = 0) -> str:
        """`PackagePlace.module` of the package that has it."""
        return self.package.module(inner, below)

    def functions_module(self, kind: str, below: int) -> str:
        """The module of its functions: ``...common.validators.checks``, if that is the `kind`."""
        return self.module(f"validators.{kind}.{self.place.module}".rstrip("."), below)

    @property
    def place(self) -> FunctionPlace:
        """That of its function, which must be one that can be called."""
        assert self.function is not None
        return self.function


@dataclass(frozen=True)
class Contract:
    """Everything a package is rendered from. `schemas` are in the order of their files' paths
    and of the documents, each followed by what is nested in it; names are unique in it.

    Schemas that say the same thing under one name are one of `schemas`; `merged` has the places
    of the others, with the name of the one that stands for them. `defaults` has the valid
    defaults of members that may be absent, by the places of their schemas; `refused_defaults`
    those that another schema of such a member refuses: their places, each with that one's.
    """

    package: str
    library: Library
    schemas: tuple[NamedSchema, ...]
    api: Api | None
    formats: Literal["assert", "annotate"]
    merged: Mapping[tuple[str, Tokens], str] = field(default_factory=dict)
    defaults: Mapping[tuple[str, Tokens], Json] = field(default_factory=dict)
    refused_defaults: Set[tuple[tuple[str, Tokens], tuple[str, Tokens]]] = frozenset()
    #: Types of one's own for texts, by their formats: see `schemawright.text_types`.
    text_types: Mapping[str, str] = field(default_factory=dict)
    #: What the API calls by itself.
    webhooks: tuple[Webhook, ...] = ()
    #: How it signs that.
    signatures: tuple[WebhookSignature, ...] = ()
    #: What the documents hold and the package lacks, because it means nothing.
    left_out: tuple[LeftOut, ...] = ()
    #: The schemas that are another package's, by their names in this one.
    borrowed: Mapping[str, Borrowed] = field(default_factory=dict)
    #: Names that the configuration gives.
    given: frozenset[str] = frozenset()
    #: Of the packages that have these, the one that has none from others.
    foundation: PackagePlace | None = None

    def without_operations(self) -> Contract:
        """The same schemas, for a package without a client."""
        return replace(self, api=None)

    def named(self, name: str) -> NamedSchema:
        """The schema of that `name`; KeyError if there is none."""
        return self.by_name[name]

    def name_of(self, schema: Schema) -> str | None:
        """The name of the schema that stands at the place of `schema`, or for it."""
        return self._names.get(schema.place)

    def class_at(self, schema: Schema) -> NamedSchema | None:
        """What is named at the very place of `schema`, or stands for it."""
        name = self.name_of(schema)
        return self.by_name[name] if name is not None else None

    def place_of(self, name: str) -> Place | None:
        """Where the schema of the class `name` stands; None if it is the class of none."""
        named = self.by_name.get(name)
        return named.place if named else None

    @cached_property
    def by_name(self) -> Mapping[str, NamedSchema]:
        """All schemas by the names of their classes."""
        return {schema.name: schema for schema in self.schemas}

    @cached_property
    def _names(self) -> Mapping[tuple[str, Tokens], str]:
        return {**self.merged, **{named.schema.place: named.name for named in self.schemas}}
