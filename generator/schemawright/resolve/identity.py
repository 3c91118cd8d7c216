"""What each document is: its base URI, its dialect, its component name.

Real catalogues ship components cut out of an OpenAPI document, so
``"$id": "#/components/schemas/CreateEventRequest"`` means "I am that component"; as an ``$id``
it is illegal since 2019-09, which is worth a warning and nothing more.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, uses_relative

from schemawright.diagnostics import Problems
from schemawright.dialects import (
    DEFAULT,
    DRAFT4,
    OPENAPI30,
    OPENAPI31,
    OPENAPI32,
    SWAGGER20,
    Dialect,
    dialect_of,
)
from schemawright.openapi_objects import RootKind
from schemawright.read.source import Source
from schemawright.values import Json

#: Where the input folder stands among URIs. ``.invalid`` is reserved (RFC 2606): nothing is there.
INPUT = "https://input.invalid/"
_COMPONENT = "#/components/schemas/"


def file_uri(path: str) -> str:
    """The URI of a document that does not say one itself. A document that was handed over under
    a URI, not read from a file, has that as its path."""
    return path if "://" in path or path.startswith("urn:") else INPUT + quote(path)


def stated_id(document: Json, dialect: Dialect = DEFAULT) -> str | None:
    """The document's own ``$id`` (``id`` in draft 4, and in whatever says no dialect)."""
    if not isinstance(document, dict):
        return None
    for keyword in ("$id", "id") if dialect.name == DRAFT4.name else ("$id",):
        identifier = document.get(keyword)
        if isinstance(identifier, str):
            return identifier
    return None


def component_name(document: Json, dialect: Dialect = DEFAULT) -> str | None:
    """X of a document whose ``$id`` is ``#/components/schemas/X``."""
    stated = stated_id(document, dialect)
    if stated and stated.startswith(_COMPONENT) and "/" not in stated[len(_COMPONENT) :]:
        return unquote(stated[len(_COMPONENT) :]).replace("~1", "/").replace("~0", "~") or None
    return None


def stem(path: str) -> str:
    """``schemas/order.schema.json`` is called ``order``, in whatever case the ending is."""
    name = PurePosixPath(path).name
    for ending in (".json", ".yaml", ".yml", ".schema", ".openapi"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return name or path


def api_kind(document: Json) -> RootKind | None:
    """Which kind of API description the document is; None if it is none."""
    if not isinstance(document, dict):
        return None
    if isinstance(document.get("openapi"), str):
        return "openapi"
    return "swagger" if isinstance(document.get("swagger"), (str, int, float)) else None


def api_version(source: Source, kind: RootKind, problems: Problems) -> tuple[str, Dialect]:
    """The version that an API description states, and the dialect of its schemas."""
    document = source.document
    assert isinstance(document, dict)
    version = str(document.get(kind))
    if kind == "openapi":
        return version, _openapi_dialect(source, document, version, problems)
    if version != "2.0":
        problems.error(
            "SW0308",
            f"Swagger {version} is not a version that can be read",
            "use Swagger 2.0, or OpenAPI 3.0, 3.1 or 3.2",
            source.place(("swagger",)),
        )
    return "2.0", SWAGGER20


def _openapi_dialect(
    source: Source, document: dict[str, Json], version: str, problems: Problems
) -> Dialect:
    """3.1 and later: what ``jsonSchemaDialect`` says."""
    if version.startswith("3.0."):
        return OPENAPI30
    if not version.startswith(("3.1.", "3.2.")):
        problems.error(
            "SW0308",
            f"OpenAPI {version} is not a version that can be read",
            "use Swagger 2.0, or OpenAPI 3.0, 3.1 or 3.2",
            source.place(("openapi",)),
        )
    stated = document.get("jsonSchemaDialect")
    if isinstance(stated, str):
        dialect = dialect_of(stated)
        if dialect is None:
            _unknown_dialect(source, stated, "jsonSchemaDialect", problems)
        return dialect or OPENAPI31
    return OPENAPI32 if version.startswith("3.2.") else OPENAPI31


def document_dialect(
    source: Source, custom: dict[str, Dialect], default: Dialect | None, problems: Problems
) -> Dialect:
    """The dialect that ``$schema`` names. `custom` holds the dialects that documents of the same
    folder describe. A `default` is for documents that name none, or one that nobody knows."""
    document = source.document
    stated = document.get("$schema") if isinstance(document, dict) else None
    if not isinstance(stated, str):
        return default or DEFAULT
    dialect = dialect_of(stated) or custom.get(stated.removesuffix("#")) or default
    if dialect is None:
        _unknown_dialect(source, stated, "$schema", problems)
    return dialect or DEFAULT


def _unknown_dialect(source: Source, stated: str, keyword: str, problems: Problems) -> None:
    problems.error(
        "SW0301",
        f"the dialect {stated!r} is not known",
        "use draft 4, 6, 7, 2019-09 or 2020-12, put the metaschema into the input folder, or say "
        "with the option `dialect` which of them to read it as",
        source.place((keyword,)),
    )


def resolved_against(base: str, reference: str) -> str:
    """`reference` resolved against `base` (RFC 3986, section 5), without an empty fragment;
    URNs, which have no hierarchy, take a fragment and nothing else. Text that is no URI
    reference at all is what it is, and names nothing."""
    if not reference:
        return base.split("#")[0]
    if reference.startswith("#"):
        return (base.split("#")[0] + reference).removesuffix("#")
    scheme, _, rest = base.partition(":")
    try:
        if rest.startswith("/") and scheme not in uses_relative and not urlsplit(reference).scheme:
            # A hierarchy like any other, of which Python does not know.
            has_authority = rest.startswith("//")
            joined = urljoin(f"http:{'' if has_authority else '//'}{rest}", reference)
            way = joined.removeprefix("http:").removesuffix("#")
            return f"{scheme}:{way[2:] if way.startswith('///') and not has_authority else way}"
        return urljoin(base, reference).removesuffix("#")
    except ValueError:
        return reference


def is_uri_reference(text: str) -> bool:
    """Is `text` a URI reference at all (RFC 3986, section 4.1)? ``http://[`` is none."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


def parts_of(reference: str) -> SplitResult:
    """The parts of a URI reference; all of it the path when it is none."""
    if is_uri_reference(reference):
        return urlsplit(reference)
    return SplitResult("", "", reference, "", "")
