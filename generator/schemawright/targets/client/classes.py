"""The module ``client.py``: what its template prints, beside the operations themselves."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from schemawright.contract import Credential
from schemawright.names import Names, constant_name
from schemawright.render import Code, render
from schemawright.targets.client import docs
from schemawright.targets.client.media import DEFAULTS
from schemawright.targets.client.responses import AnswerView
from schemawright.targets.client.template_context import View, parameter_class
from schemawright.targets.client.types import Known

#: Lower-case names in annotations of methods, which a method of that name would hide.
_IN_ANNOTATIONS = ("bool", "bytes", "datetime", "float", "int", "models", "object", "str", "uuid")
_OPTIONS = (
    *("self", "base_url", "transport", "options"),
    *("timeout", "attempt_timeout", "responses", "retry", "poll_interval", "user_agent"),
)


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


def client_module(known: Known, made: tuple[View, ...]) -> str:
    """The text of ``client.py``."""
    api = known.api
    credentials = _credentials(known, api.credentials)
    about = [(each.credential, each.argument, each.environment) for each in credentials]
    calls = {view.operation.call for view in made}
    hidden = [name for name in _IN_ANNOTATIONS if name in calls]
    wraps = sorted({a.wrap for view in made for a in view.answers if a.wrap})
    used = _used(made)
    return str(
        render(
            "client/client.py.jinja",
            agent=known.package.encode("ascii", "replace").decode(),
            api=api,
            views=made,
            variables={name: each.variable for name, each in known.schemas.items()},
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
            names=["AsyncClient", "Client", "Options", "Retry", *wraps],
            used=used,
            abstract=sorted(used & {"Mapping", "Sequence"}),
            **_imports(made),
        )
    )


def _credentials(known: Known, given: tuple[Credential, ...]) -> list[CredentialView]:
    names = Names.reserving(_OPTIONS)
    return [
        CredentialView(
            each,
            names.claim(each.variable, each.variable + "_credential"),
            constant_name(f"{known.package}_{each.variable}"),
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
    modelled = any(
        medium.schema
        for view in made
        for media in (view.media, *(answer.media for answer in view.answers))
        for medium in media
    )
    checked = modelled or any(view.operation.parameters for view in made)
    return {
        "siblings": ["models"] * modelled + ["validators"] * checked,
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
