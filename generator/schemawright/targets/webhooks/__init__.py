"""webhooks: contract → ``webhooks.py``, what an API calls by itself, and how it signs that.

verify(body, headers, secret)             # who says so; WebhookRefused
order = order_changed.parse(body)         # what; a models.Order
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.code import (
    TRUE,
    Annotated,
    Assign,
    Attribute,
    Call,
    Dict,
    Expression,
    Imported,
    KeywordArgument,
    Literal,
    Name,
    Statement,
    Subscript,
    Tuple,
)
from schemawright.contract import Contract, Media, Webhook, WebhookSignature
from schemawright.data_classes import frozen
from schemawright.files import File
from schemawright.names import Names, all_order, constant_name, variable_name
from schemawright.render import overridden, render
from schemawright.targets.imports import import_lines, imported
from schemawright.targets.model_styles import ModelStyle
from schemawright.targets.prose import wrapped
from schemawright.targets.runtime import runtime

__all__ = ["emit", "has_webhooks"]

_RUNTIME = "._runtime."
_WEBHOOK = Imported("Webhook", f"{_RUNTIME}webhooks")
_MODELS, _VALIDATORS = Imported("models", "."), Imported("validators", ".")
_TAKEN = "EVENTS Mapping Signature Webhook WebhookRefused models parse validators verify codecs"


@frozen
class ModuleName:
    """What the module defines: a statement, and what is said of it."""

    name: str
    definition: Statement
    text: str


def has_webhooks(contract: Contract) -> bool:
    """Has the package a module of this kind?"""
    return bool(contract.signatures) or any(map(_json, contract.webhooks))


def emit(contract: Contract, style: ModelStyle) -> Iterator[File]:
    """``webhooks.py`` and its helpers, for classes of the `style`; nothing if the documents say
    nothing of the kind."""
    if not has_webhooks(contract):
        return
    names = Names.reserving(_TAKEN.split())
    signatures = [_signature(signature, names) for signature in contract.signatures]
    events = [
        _event(contract, style, webhook, media.schema, names)
        for webhook in contract.webhooks
        if (media := _json(webhook)) and media.schema
    ]
    verify = signatures[0].name if len(signatures) == 1 else None
    mapping = _mapping(events)
    defined = (*signatures, *events)
    trees = [name.definition for name in defined]
    imports = imported([*trees, mapping] if events else trees)
    imports.setdefault(f"{_RUNTIME}webhooks", set()).update(("WebhookRefused", "parse"))
    public = {"WebhookRefused", "parse", *(name.name for name in defined)}
    public |= {"EVENTS"} if events else set()
    public |= {"verify"} if verify else set()
    text = render(
        "webhooks/module.py.jinja",
        text=_text(contract, verify, events),
        imports=import_lines(imports),
        names=sorted(public, key=all_order),
        signatures=signatures,
        events=events,
        verify=verify,
        mapping=mapping,
    )
    yield File("webhooks.py", str(text), not overridden("webhooks"))
    homes = [module for module in imports if module.startswith(_RUNTIME)]
    yield from runtime(module.removeprefix(_RUNTIME) for module in homes)


def _json(webhook: Webhook) -> Media | None:
    """The JSON that a call sends, if that is described."""
    for media in webhook.body.media if webhook.body else ():
        essence = media.type.partition(";")[0].strip().lower()
        if media.schema and (essence == "application/json" or essence.endswith("+json")):
            return media
    return None


def _signature(signature: WebhookSignature, names: Names) -> ModuleName:
    members: dict[str, Expression] = {
        "header": Literal(signature.header),
        "value": Literal(signature.value),
        "content": Literal(signature.content),
        "algorithm": Literal(signature.algorithm),
        "encoding": Literal(signature.encoding),
    }
    if signature.separator != ",":
        members["separator"] = Literal(signature.separator)
    if signature.headers:
        members["headers"] = Literal(dict(signature.headers))
    if "{timestamp}" in signature.content:
        members["tolerance"] = Literal(signature.tolerance)
    if signature.secret_prefix:
        members["secret_prefix"] = Literal(signature.secret_prefix)
    for member in ("milliseconds", "secret_is_base64"):
        if getattr(signature, member):
            members[member] = TRUE
    name = names.claim(constant_name(signature.header))
    keywords = tuple(KeywordArgument(member, value) for member, value in members.items())
    call = Call(Imported("Signature", f"{_RUNTIME}signatures"), (), keywords, exploded=True)
    text = signature.description.strip() or f"What is in the header {signature.header}."
    return ModuleName(name, Assign(Name(name), call), wrapped(text, 80))


def _event(
    contract: Contract, style: ModelStyle, webhook: Webhook, schema: str, names: Names
) -> ModuleName:
    variable = variable_name(webhook.name, "event")
    name = names.claim(variable, f"{variable}_event", f"{variable}_{webhook.method.lower()}")
    check = Attribute(_VALIDATORS, contract.named(schema).variable)
    load = _load(contract, style, schema, check)
    call = Call(_WEBHOOK, (Literal(webhook.name), check, load))
    text = " ".join(webhook.summary.split()) or f"The call `{webhook.name}`."
    return ModuleName(name, Assign(Name(name), call), text)


def _load(contract: Contract, style: ModelStyle, schema: str, check: Expression) -> Expression:
    """What makes of a document what the style has for it."""
    if style.has_codecs:
        variable = contract.named(schema).variable
        return Attribute(Attribute(Imported("codecs", "."), variable), "load")
    return Call(Imported("checked", f"{_RUNTIME}webhooks"), (check,))


def _mapping(events: list[ModuleName]) -> Statement:
    """``EVENTS``, by the names that the documents give."""
    entries = tuple((Attribute(Name(event.name), "name"), Name(event.name)) for event in events)
    every = Subscript(_WEBHOOK, Name("object"))
    type_ = Subscript(Imported("Mapping", "collections.abc"), Tuple((Name("str"), every)))
    return Annotated(Name("EVENTS"), type_, Dict(entries, exploded=True))


def _text(contract: Contract, verify: str | None, events: list[ModuleName]) -> str:
    title = contract.api.title if contract.api else ""
    said = [f"What {title or 'the API'} sends by itself{', and how it signs that' * bool(verify)}."]
    calls = []
    if verify:
        calls.append("    verify(body, headers, secret)  # or raises WebhookRefused")
    if events:
        calls.append(f"    event = {events[0].name}.parse(body)")
    if calls:
        said.append("\n".join(calls))
    more = []
    if verify:
        more.append("`body` are the bytes as they came, not a document that was written again.")
    if events:
        more.append("`EVENTS` has all calls by the names of the documents.")
    if more:
        said.append(wrapped(" ".join(more), 80))
    return "\n\n".join(said)
