"""The docstrings of a client, from what the documents say."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from schemawright.contract import Api, Link, Operation
from schemawright.targets.client.credentials import CredentialView
from schemawright.targets.client.follow_ups import FollowUp
from schemawright.targets.client.pagination import Pages, Poll

_WIDTH = 80


def laid_out(text: str, indent: str = "", first: str | None = None) -> str:
    """`text` in lines of readable length; its own line ends stay."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        margin = indent + line[: len(line) - len(line.lstrip())]
        lead = first if first is not None and not lines else margin
        lines += textwrap.wrap(
            line.strip(),
            _WIDTH,
            initial_indent=lead,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


_OPTIONS = (
    "`options`: `timeout`, `attempt_timeout`, `responses`, `retry` and more, as `Options` tells. "
    "`transport`: one of httpx2's, instead of its own choice."
)


def client_text(api: Api, credentials: Iterable[CredentialView]) -> str:
    """The docstring of the client."""
    parts = [f"{api.title} {api.version}".strip() + ".", laid_out(api.description)]
    for credential in credentials:
        kinds = {"basic": "user and password", "bearer": "a token"}
        what = kinds.get(credential.credential.kind, "a key")
        variable = credential.environment
        text = f"`{credential.argument}`: {what}; else the environment variable {variable}."
        parts.append(laid_out(f"{text} {_line(credential.credential.description)}", "    ", ""))
    servers = ", ".join(api.servers) or "none is declared: give one"
    parts.append(laid_out(f"`base_url`: where the API is ({servers}).", "    ", ""))
    parts.append(laid_out(_OPTIONS, "    ", ""))
    return "\n\n".join(part for part in parts if part)


def operation_text(
    operation: Operation, fields: bool, errors: tuple[str, ...], more: str = ""
) -> str:
    """The docstring of a method."""
    title = _line(operation.summary) or f"{operation.method} {operation.path}"
    description = operation.description.strip()
    parts = [title, "" if description == operation.summary.strip() else laid_out(description)]
    if more:
        parts.append(laid_out(more))
    if operation.deprecated:
        parts.append("Deprecated.")
    if operation.server is not None:
        parts.append(
            laid_out(f"At {operation.server} unless the client has a `base_url` of its own.")
        )
    parts.append("\n".join(_arguments(operation, fields)))
    if errors:
        parts.append(laid_out("Raises " + ", ".join(f"`{name}`" for name in errors) + "."))
    return "\n\n".join(part for part in parts if part)


def link_text(link: Link, target: Operation, follow_up: FollowUp | None) -> str:
    """What a link leads to, with the arguments that it takes from the answer; a `follow_up` takes
    the answer itself."""
    variables = {p.name: p.variable for p in target.parameters}
    variables |= {f"{p.location}.{p.name}": p.variable for p in target.parameters}
    given = [
        f"`{variables[name]}` from `{_line(value)}`"
        for name, value in link.parameters
        if name in variables and not (follow_up and variables[name] in follow_up.given)
    ]
    text = f"Then `{follow_up.name if follow_up else target.call}`"
    text += f", with {', '.join(given)}" if given else ""
    about = _line(link.description).strip()
    return f"{text}: {about}" if about else f"{text}."


def follow_up_text(follow_up: FollowUp, source: str) -> str:
    """The docstring of a method that goes on after `source`."""
    given = [f"`{name}` is its `{way}`" for name, way in follow_up.told.items()]
    return laid_out(f"`{follow_up.target}` with the answer of `{source}`: {', '.join(given)}.")


def walk_text(call: str, pages: Pages | None, poll: Poll | None) -> str:
    """The docstring of a method that calls `call` again and again."""
    if pages:
        return laid_out(f"The pages of `{call}`, from `{pages.argument}` on.")
    assert poll is not None
    running = " or ".join(sorted(poll.running))
    where = ".".join(poll.path)
    return laid_out(f"The answers of `{call}` until the first whose `{where}` is not {running}.")


def errors_text(classes: Iterable[tuple[str, str]]) -> str:
    """The docstring of the errors: the tree of all classes, those of statuses given."""
    statuses = list(classes)
    width = max(len(name) for name, _ in [("RequestInvalid", ""), *statuses]) + 2
    lines = [
        "What a call can raise; nothing else escapes.",
        "",
        "ClientError",
        *(f"├── {name:<{width + 4}}{text}" for name, text in _TREE),
        f"└── {'StatusError':<{width + 4}}an answer that is no success",
    ]
    last = len(statuses) - 1
    for number, (name, text) in enumerate(statuses):
        mark = "└──" if number == last else "├──"
        lines.append(f"    {mark} {name:<{width}}{text}")
    return "\n".join(lines)


_TREE = (
    ("RequestInvalid", "the arguments break a rule of the API; nothing was sent"),
    ("ConnectError", "no connection, or a broken one"),
    ("TimeoutError", "no complete answer in time"),
    ("ResponseInvalid", "a success whose content is not as declared, or too large"),
    ("LimitExceeded", "more pages of a list, or looks at a job, than allowed"),
)


def _arguments(operation: Operation, fields: bool) -> Iterable[str]:
    for parameter in operation.parameters:
        text = _line(parameter.description)
        text = ("Deprecated. " if parameter.deprecated else "") + text
        if text.strip():
            yield laid_out(f"`{parameter.variable}`: {text.strip()}", "    ", "")
    if operation.body is not None:
        how = "a model, a mapping, or its members as keywords" if fields else ""
        text = ". ".join(t for t in (_line(operation.body.description).rstrip("."), how) if t)
        if text:
            yield laid_out(f"`body`: {text}.", "    ", "")


def _line(text: str) -> str:
    return " ".join(text.split())
