"""The module ``client.py``: what its template lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemawright.code import Assign, Def, Imported, Name, Statement
from schemawright.data_classes import frozen
from schemawright.names import Names, all_order, constant_name
from schemawright.render import render
from schemawright.targets.client import descriptions, docs
from schemawright.targets.client.argument_types import ClientContract
from schemawright.targets.client.credentials import CredentialView
from schemawright.targets.client.methods import KINDS, Kind, Method, constructor, following, method
from schemawright.targets.client.operation_views import FieldsView, OperationView
from schemawright.targets.imports import import_lines, imported

#: Lower-case names in annotations of methods, which a method of that name would hide.
_IN_ANNOTATIONS: tuple[Name | Imported, ...] = (
    *(Name("bool"), Name("bytes")),
    *(Imported("date", "datetime"), Imported("datetime", "datetime")),
    *(Name("dict"), Name("float"), Name("int"), Name("list"), Imported("models", ".")),
    *(Name("object"), Name("str"), Name("tuple")),
)
_RUNTIME = "._runtime."
_OPTIONS = (
    *("self", "base_url", "transport", "options", "given", "chosen"),
    *("timeout", "attempt_timeout", "responses", "retry", "poll_interval", "user_agent"),
    *("max_response_bytes", "max_header_bytes", "max_pages", "max_polls", "trust_env"),
)


@frozen
class ClassView:
    """A class of the client: its first lines, its docstring, its methods."""

    kind: Kind
    text: str
    constructor: Def
    methods: tuple[Method, ...]


@frozen
class ClientModule:
    """What stands in ``client.py``, in order. `aliases` are second names for what a method hides;
    `shared` are the answers of several operations."""

    aliases: tuple[Statement, ...]
    credentials: Statement
    shared: tuple[Statement, ...]
    operations: tuple[Statement, ...]
    keywords: tuple[Statement, ...]
    classes: tuple[ClassView, ...]


def client_module(
    contract: ClientContract, views: tuple[OperationView, ...]
) -> tuple[str, list[str]]:
    """The text of ``client.py``, and the helpers of the run time that it imports."""
    api = contract.api
    wraps = {answer.wrap for view in views for answer in view.answers if answer.wrap}
    fields = [view.fields for view in views if view.fields and view.fields.name]
    module = _module(contract, views, fields)
    imports = _imports((module, *(tuple(field.members.values()) for field in fields)))
    text = render(
        "client/client.py.jinja",
        title=f"{api.title} {api.version}".strip(),
        imports=import_lines(imports, ["httpx2"]),
        names=sorted({"AsyncClient", "Client", "Options", "Retry", *wraps}, key=all_order),
        module=module,
    )
    return str(text), [name[len(_RUNTIME) :] for name in imports if name.startswith(_RUNTIME)]


def _module(
    contract: ClientContract, views: tuple[OperationView, ...], fields: list[FieldsView]
) -> ClientModule:
    credentials = _credentials(contract)
    calls = {view.operation.call for view in views}
    aliases = {name.id: name for name in _IN_ANNOTATIONS if name.id in calls}
    shared = descriptions.shared_answers(views)
    return ClientModule(
        tuple(Assign(Name(f"_{name}"), type_) for name, type_ in aliases.items()),
        descriptions.credentials(credentials),
        tuple(Assign(Name(name), descriptions.answer(a)) for a, name in shared.items()),
        tuple(descriptions.operation(contract, view, shared) for view in views),
        tuple(map(descriptions.keywords, fields)),
        tuple(_class(contract, kind, views, credentials, aliases) for kind in KINDS),
    )


def _class(
    contract: ClientContract,
    kind: Kind,
    views: tuple[OperationView, ...],
    credentials: list[CredentialView],
    aliases: Iterable[str],
) -> ClassView:
    server = contract.api.servers[0] if contract.api.servers else None
    agent = contract.package.encode("ascii", "replace").decode()
    text = docs.client_text(contract.api, credentials)
    return ClassView(
        kind,
        "As `Client`, for use with ``async``." if kind.is_async else text,
        constructor(kind, credentials, server, agent),
        tuple(_methods(kind, views, frozenset(aliases))),
    )


def _methods(
    kind: Kind, views: tuple[OperationView, ...], hidden: frozenset[str]
) -> Iterator[Method]:
    """The method of each operation, and those that go on after it."""
    by_call = {view.operation.call: view for view in views}
    for view in views:
        yield method(kind, view, sorted(hidden))
        for follow_up in view.follow_ups:
            source = view.operation.call
            yield following(kind, source, follow_up, by_call[follow_up.target], sorted(hidden))


def _credentials(contract: ClientContract) -> list[CredentialView]:
    names = Names.reserving(_OPTIONS)
    return [
        CredentialView(
            credential,
            names.claim(credential.variable, credential.variable + "_credential"),
            constant_name(f"{contract.package}_{credential.variable}"),
        )
        for credential in contract.api.credentials
    ]


def _imports(trees: Iterable[object]) -> dict[str, set[str]]:
    """What `trees` import, and what the template itself names."""
    names = imported(trees)
    names.setdefault("._runtime.options", set()).add("Options")
    names.setdefault("._runtime.retries", set()).add("Retry")
    names["._runtime.http"] = {kind.base for kind in KINDS}
    return names
