"""Operations that a client calls again and again, where the contract shows it.

Pages: a query parameter P and a member next_P of the success (``page_token`` and
``next_page_token``, ``cursor`` and ``nextCursor``; also one ``next_token`` in both).
Polls: a ``GET`` whose success has a state, at its top or one level down, that is an enumeration
of words for work that goes on and of words for its end.
"""

from __future__ import annotations

from schemawright.contract import Operation, Parameter
from schemawright.data_classes import frozen
from schemawright.resolve import Schema
from schemawright.targets.client.argument_types import ClientContract, resolved
from schemawright.types.language import AnyType, json_types_of

_RUNNING = frozenset(
    "accepted active created in_progress inprogress new pending processing queued running "
    "scheduled started starting submitted waiting".split()
)
_FINISHED = frozenset(
    "aborted cancelled canceled complete completed done error errored expired failed failure "
    "finished succeeded success successful".split()
)
_STATES = ("status", "state")


@frozen
class Pages:
    """`argument` takes what the member `token` of a page holds."""

    argument: str
    token: str


@frozen
class Poll:
    """The state is at `path`; the work goes on while it is one of `running`."""

    path: tuple[str, ...]
    running: frozenset[str]


def pages(contract: ClientContract, operation: Operation, success: str | None) -> Pages | None:
    """How to walk the pages of `operation`, whose success is the schema `success`."""
    if success is None or operation.method not in ("GET", "POST"):
        return None
    answer = resolved(contract.library, contract.schema(success))
    for parameter in operation.parameters:
        if parameter.location == "query" and not parameter.required:
            token = _token(contract, answer, parameter)
            if token is not None:
                return Pages(parameter.variable, token)
    return None


def _token(contract: ClientContract, answer: Schema, parameter: Parameter) -> str | None:
    plain = _plain(parameter.name)
    wanted = {"next" + plain} | ({plain} if plain.startswith("next") else set())
    members = answer.get("properties")
    for name in members if isinstance(members, dict) else ():
        if _plain(name) in wanted:
            place = contract.library.child(answer, "properties", name)
            type_ = contract.type(place)
            if not isinstance(type_, AnyType) and {"string", "number"} & json_types_of(type_):
                return name
    return None


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def poll(contract: ClientContract, operation: Operation, success: str | None) -> Poll | None:
    """How to wait for what `operation` reports on."""
    if success is None or operation.method != "GET":
        return None
    if not any(p.location == "path" for p in operation.parameters):
        return None
    answer = resolved(contract.library, contract.schema(success))
    for inner, schema in ((), answer), *_members(contract, answer):
        for name, member in _members(contract, schema):
            running = _running(member)
            if name[0] in _STATES and running:
                return Poll((*inner, *name), running)
    return None


def _members(contract: ClientContract, schema: Schema) -> list[tuple[tuple[str, ...], Schema]]:
    members = schema.get("properties")
    names = members if isinstance(members, dict) else ()
    library = contract.library
    places = ((name, library.child(schema, "properties", name)) for name in names)
    return [((name,), resolved(library, place)) for name, place in places]


def _running(state: Schema) -> frozenset[str]:
    """The values of an enumeration that mean "not yet", if it has both kinds."""
    values = state.get("enum")
    words = [v for v in values if isinstance(v, str)] if isinstance(values, list) else []
    if not any(word.lower() in _FINISHED for word in words):
        return frozenset()
    return frozenset(word for word in words if word.lower().replace("-", "_") in _RUNNING)
