"""Which of many documents a schema needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from schemawright.keywords import dynamic_ref, identifiers, recursive_ref, ref
from schemawright.resolve.identity import resolved_against
from schemawright.values import Json, walk

_REFERRING = (
    *(ref.KEYWORD.name, dynamic_ref.KEYWORD.name, recursive_ref.KEYWORD.name),
    identifiers.DIALECT.name,
)


def reachable_documents(schema: Json, resources: Mapping[str, Json]) -> dict[str, Json]:
    """Those of `resources` (URI -> document) that `schema` may refer to, directly or through
    others, in their own order. Rather too many than too few: identifiers are read wherever they
    stand."""
    homes = {name: uri for uri, document in resources.items() for name in _names(uri, document)}
    uris: set[str] = set()
    pending = [("", schema)]
    while pending:
        for target in _targets(*pending.pop()):
            uri = homes.get(target)
            if uri is not None and uri not in uris:
                uris.add(uri)
                pending.append((uri, resources[uri]))
    return {uri: document for uri, document in resources.items() if uri in uris}


def _names(uri: str, document: Json) -> Iterator[str]:
    """What the document, and the resources in it, may be called."""
    yield uri.split("#")[0]
    for base in _bases(uri, document):
        yield base.split("#")[0]


def _bases(uri: str, document: Json) -> list[str]:
    bases = [uri]
    for _, value in walk(document):
        if isinstance(value, dict):
            stated = [value.get(keyword) for keyword in ("$id", "id")]
            bases += [
                resolved_against(base, s)
                for s in stated
                if isinstance(s, str)
                for base in bases[:4]
            ]
    return bases


def _targets(uri: str, document: Json) -> Iterator[str]:
    bases = dict.fromkeys(base.split("#")[0] for base in _bases(uri, document))
    # Of many bases in one folder, one says what a name means there.
    folders = {_folder(base): base for base in bases}
    for reference in dict.fromkeys(_references(document)):
        needs_all = reference.startswith("?") or not reference
        for base in bases if needs_all else folders.values():
            yield resolved_against(base, reference).split("#")[0]


def _references(document: Json) -> Iterator[str]:
    """The references in `document`, without fragments."""
    for _, value in walk(document):
        if isinstance(value, dict):
            for keyword in _REFERRING:
                reference = value.get(keyword)
                if isinstance(reference, str):
                    yield reference.split("#")[0]


def _folder(base: str) -> tuple[str, ...]:
    """What of a base counts for references that begin with a path (RFC 3986, section 5.2.2)."""
    try:
        split = urlsplit(base)
    except ValueError:
        return (base,)
    return split.scheme, split.netloc, split.path[: split.path.rfind("/") + 1]
