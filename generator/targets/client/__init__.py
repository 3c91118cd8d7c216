"""The client: contract -> ``client.py``, ``errors.py`` and the helpers that they call.

Two thin classes over httpx2, one description per operation: everything that can be decided at
generation is in that description, everything else is in ``_runtime``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract import Contract, Credential
from generator.files import File
from generator.names import Names, constant_name
from generator.render import Code, render
from generator.targets.client import docs
from generator.targets.client.answers import AnswerView, error_types
from generator.targets.client.media import DEFAULTS
from generator.targets.client.statuses import error_name, error_text
from generator.targets.client.views import View, parameter_class, views
from generator.targets.runtime import runtime

__all__ = ["emit"]

#: Lower-case names in annotations of methods, which a method of that name would hide.
_IN_ANNOTATIONS = ("bool", "bytes", "datetime", "float", "int", "models", "object", "str", "uuid")
_OPTIONS = ("self", "base_url", "transport", "options")


def emit(contract: Contract) -> Iterator[File]:
    """The files of the client; none if the contract has no operations."""
    if contract.api is None or not contract.api.operations:
        return
    made = views(contract)
    text = _client(contract, made)
    yield File("client.py", text)
    yield File("errors.py", _errors(contract))
    yield from runtime(re.findall(r"^from \._runtime\.(\w+) import", text, re.MULTILINE))


@dataclass(frozen=True, slots=True)
class CredentialView:
    """A credential with the client's argument and the environment variable for it."""

    credential: Credential
    argument: str
    environment: str


@dataclass(frozen=True, slots=True)
class KindView:
    """One of the two classes: what differs between them."""

    name: str
    base: str
    transport: str
    walk: str
    define: Code
    await_: Code
    text: str
    first: bool


def _client(contract: Contract, made: tuple[View, ...]) -> str:
    api = contract.api
    assert api is not None
    credentials = _credentials(contract, api.credentials)
    about = [(each.credential, each.argument, each.environment) for each in credentials]
    calls = {view.operation.call for view in made}
    hidden = [name for name in _IN_ANNOTATIONS if name in calls]
    wraps = sorted({a.wrap for view in made for a in view.answers if a.wrap})
    used = _used(made)
    return str(
        render(
            "client/client.py.jinja",
            package=contract.package,
            api=api,
            views=made,
            variables={each.name: each.variable for each in contract.schemas},
            credentials=credentials,
            shared=_shared(made),
            defaults=DEFAULTS,
            kinds=_kinds(docs.client_text(api, about)),
            title=f"{api.title} {api.version}".strip(),
            parameter_class=parameter_class,
            query_keys=any(each.location == "query" for each in api.credentials),
            hidden=[Code(name) for name in hidden],
            inside=lambda code: _inside(Code(code), hidden),
            wraps=wraps,
            names=["AsyncClient", "Client", "Retry", *wraps],
            used=used,
            abstract=sorted(used & {"Mapping", "Sequence"}),
            **_imports(made),
        )
    )


def _credentials(contract: Contract, given: tuple[Credential, ...]) -> list[CredentialView]:
    names = Names.reserving(_OPTIONS)
    return [
        CredentialView(
            each,
            names.claim(each.variable, each.variable + "_credential"),
            constant_name(f"{contract.package}_{each.variable}"),
        )
        for each in given
    ]


def _kinds(text: str) -> tuple[KindView, KindView]:
    return (
        KindView(
            name="Client",
            base="BaseClient",
            transport="BaseTransport",
            walk="Walk",
            define=Code("def"),
            await_=Code(""),
            text=text,
            first=True,
        ),
        KindView(
            name="AsyncClient",
            base="AsyncBaseClient",
            transport="AsyncBaseTransport",
            walk="AsyncWalk",
            define=Code("async def"),
            await_=Code("await "),
            text="As `Client`, for use with ``async``.",
            first=False,
        ),
    )


def _shared(made: tuple[View, ...]) -> dict[AnswerView, str]:
    """Constants for the answers that several operations have in common."""
    uses = Counter(answer for view in made for answer in view.answers)
    common = [answer for answer, count in uses.items() if count > 1]
    names = Names()
    return {answer: names.claim(*answer.labels) for answer in common}


def _inside(code: Code, hidden: list[str]) -> Code:
    """A type as it is written in the body of the class, where a method may hide a name."""
    pattern = r"(?<![.\w])(" + "|".join(hidden) + r")\b"
    return Code(re.sub(pattern, r"_\1", code)) if hidden else code


def _imports(made: tuple[View, ...]) -> dict[str, object]:
    """What the module imports of the run time, by the sort of thing that it is."""
    kinds = {medium.kind for view in made for medium in view.media}
    kinds |= {m.kind for view in made for a in view.answers for m in a.media}
    walks = [view.walk for view in made if view.walk]
    return {
        "bodies": sorted(kinds & {"Json", "Media", "Text"}),
        "forms": sorted(kinds & {"Form", "Multipart"}),
        "slots": any("Slot(" in part for view in made for part in view.path),
        "parameters": sorted({parameter_class(p) for v in made for p in v.operation.parameters}),
        "walks": sorted(
            {"Pages" if walk.pages else "Poll" for walk in walks}
            | ({"AsyncWalk", "Walk"} if walks else set())
        ),
    }


def _used(made: tuple[View, ...]) -> set[str]:
    """The names of the standard library and of pydantic that the types of arguments need."""
    codes = [code for view in made for code in view.types.values()]
    codes += [view.body_type for view in made if view.body_type]
    fields = [view.fields for view in made if view.fields]
    codes += [code for each in fields for code in each.members.values()]
    found = set(re.findall(r"\w+", " ".join(codes)))
    return found | ({"TypedDict"} if any(each.name for each in fields) else set())


@dataclass(frozen=True, slots=True)
class StatusView:
    """The class of a status: its `key` in the table, the type of its content or None."""

    key: int | str
    name: str
    text: str
    type: Code | None


def _errors(contract: Contract) -> str:
    classes = [
        StatusView(
            int(status) if status.isdecimal() else status,
            error_name(status),
            error_text(status),
            kind if kind != "object" else None,
        )
        for status, kind in error_types(contract).items()
    ]
    return str(
        render(
            "client/errors.py.jinja",
            classes=classes,
            text=docs.errors_text([(each.name, each.text) for each in classes]),
            typed=any(each.type and "models." in each.type for each in classes),
            properties=any(each.type for each in classes),
        )
    )
