"""The names that the configuration gives, which have the last word.

"order.json#/properties/buyer" = "Customer"    a place in a document of the folder
"#/$defs/money" = "Amount"                     the same in the only document that has such a place
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.contract import Contract
from schemawright.describe.aliases import original
from schemawright.describe.reserved_names import CLASSES, CLIENT_CLASSES
from schemawright.diagnostics import Problems
from schemawright.names import is_name
from schemawright.place_tree import Place
from schemawright.resolve import Library, Schema
from schemawright.values import Json, Tokens, pointer

_HINT = "write the path of a document and a JSON pointer into it: order.json#/properties/buyer"


def given_names(library: Library, names: Mapping[str, str], problems: Problems) -> dict[Place, str]:
    """The schemas that `names` is about, by their places; what is only a reference is what that
    leads to. Problems found: SW0516."""
    by_place = {schema.place: schema for schema in library.schemas}
    given: dict[Place, str] = {}
    for key, name in names.items():
        schemas = [by_place[p] for p in _places(library, key) if p in by_place]
        if len(schemas) != 1:
            whose = "several documents have" if schemas else "there is no schema at"
            problems.error("SW0516", f"{whose} {key!r}, which `names` calls {name}", _HINT)
        elif fault := _fault(name, given):
            problems.error("SW0516", f"{key!r} cannot be called {name!r}: {fault}", _OTHER)
        else:
            given[original(library, schemas[0]).place] = name
    return given


_OTHER = "choose another name in the table `names`"


def check_given(contract: Contract, given: Mapping[Place, str], problems: Problems) -> None:
    """Each of the `given` names must be in the contract (SW0516)."""
    by_place = {schema.place: schema for schema in contract.library.schemas}
    for place, name in given.items():
        own = contract.name_of(by_place[place])
        if own != name:
            shown = f"{place[0]}#{pointer(place[1])}"
            problems.error(
                "SW0516",
                f"{shown!r} cannot be called {name!r}: " + _reason(by_place[place], own),
                "name what it belongs to, or what it is one with, or take the name out of `names`",
            )


def _reason(schema: Schema, own: str | None) -> str:
    if own is None:
        return "no class comes from there"
    return f"it is one with {own}, which has a name from elsewhere"


def _places(library: Library, key: str) -> Iterator[Place]:
    path, mark, fragment = key.rpartition("#")
    if not mark:
        path, fragment = "", key
    for document in library.documents:
        if path in ("", document.source.path):
            tokens = _tokens(document.source.document, fragment)
            if tokens is not None:
                yield (document.source.path, tokens)


def _tokens(document: Json, fragment: str) -> Tokens | None:
    """The way that a JSON pointer (RFC 6901) leads; None where it leads nowhere."""
    if fragment and not fragment.startswith("/"):
        return None
    tokens: Tokens = ()
    for part in fragment.split("/")[1:]:
        token = part.replace("~1", "/").replace("~0", "~")
        if isinstance(document, dict) and token in document:
            document, tokens = document[token], (*tokens, token)
        elif isinstance(document, list) and token.isdecimal() and int(token) < len(document):
            document, tokens = document[int(token)], (*tokens, int(token))
        else:
            return None
    return tokens


def _fault(name: str, given: Mapping[Place, str]) -> str:
    """What keeps a class from having the name; empty if nothing does."""
    if not is_name(name) or name.startswith("_"):
        return "that is no name of a class"
    if name in CLASSES | CLIENT_CLASSES:
        return "generated modules use that name for something else"
    return "something else has that name already" if name in given.values() else ""
