"""What holds a package together: ``__init__.py``, its README and the marker of typed packages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from schemawright.contract import Contract, NamedSchema
from schemawright.files import File
from schemawright.names import import_order, variable_name
from schemawright.render import Code, identifier, overridden, render


@dataclass(frozen=True, slots=True)
class Absent:
    """What a field has that is not set: its name, and the module that it comes from."""

    name: str
    module: str


def emit(contract: Contract, style: str = "pydantic") -> Iterator[File]:
    """The files at the top of the package; `style` is what its classes are."""
    public = [named for named in contract.schemas if named.role in _PUBLIC]
    client = contract.api is not None and bool(contract.api.operations)
    yield _package(contract, style, public, client)
    yield _readme(contract, style, public, client)
    yield File("py.typed", "")


def _package(contract: Contract, style: str, public: list[NamedSchema], client: bool) -> File:
    """``__init__.py``, whose names are imported when they are first used."""
    absent = _ABSENT.get(style) if public else None
    models = sorted((named.name for named in public), key=import_order)
    homes = dict.fromkeys(("AsyncClient", "Client") if client else (), ".client")
    if absent:
        homes[absent.name] = absent.module
    text = render(
        "package/__init__.py.jinja",
        text=_described(contract, style),
        models=models,
        client=client,
        absent=absent,
        names=sorted((*homes, *models), key=import_order),
        homes={name: homes[name] for name in sorted(homes, key=import_order)},
    )
    return File("__init__.py", str(text), not overridden("package"))


def _readme(contract: Contract, style: str, public: list[NamedSchema], client: bool) -> File:
    text = render(
        "package/README.md.jinja",
        package=identifier(variable_name(contract.package, "package")),
        schemas=public,
        client=client,
        style=style,
        absent=Code(_ABSENT[style].name) if style in _ABSENT else None,
        kind=Code(_KINDS.get(style, "")),
        example=_example(public),
        operations=contract.api.operations if client and contract.api else (),
    )
    return File("README.md", str(text))


_PUBLIC = frozenset({"document", "component", "body"})


#: What a field has that is not set, by the style of the classes.
_ABSENT = {
    "pydantic": Absent("MISSING", "._runtime.model"),
    "dataclass": Absent("MISSING", "._runtime.absent"),
    "msgspec": Absent("UNSET", "msgspec"),
}


#: What a document is when it has been read, in words.
_KINDS = {
    "dataclass": "an instance of its class",
    "msgspec": "an instance of its class",
    "typeddict": "the document, typed",
}


def _described(contract: Contract, style: str) -> str:
    """The docstring: the API's title, then what the modules hold."""
    parts = ["`models` has a class for every schema", "`validators` a validator for each"]
    if style != "pydantic":
        parts.append("`codecs` what reads and writes its documents")
    if contract.api:
        parts.append("`client` the operations")
    said = textwrap.fill(", ".join(parts) + ".", 80)
    title = contract.api.title if contract.api else ""
    return f"{title or 'What the documents in manifest.json describe.'}\n\n{said}"


def _example(public: list[NamedSchema]) -> NamedSchema | None:
    """The schema that the README shows: the first whole document, or the first of all."""
    documents = [named for named in public if named.role == "document"]
    return next(iter(documents or public), None)
