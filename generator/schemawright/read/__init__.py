"""Reading: from a path to documents, each with its hash and its places.

Every problem of this room has one of these codes:

=======  ==========================================================================
SW0101   there is nothing at the path
SW0102   the folder holds no documents
SW0103   warning: a link leads out of the input folder, or nowhere; or a file is no regular one
SW0104   the operating system does not let the file be read
SW0105   the file's name is not Unicode
SW0106   the file is not UTF-8
SW0107   the file holds no document
SW0108   the document is nested too deeply
SW0109   the file is neither JSON nor YAML, but something else that is known
SW0110   the text is not JSON
SW0111   an object has a key twice
SW0112   a number is not finite (``NaN``, ``Infinity``, ``.inf``)
SW0113   an integer has too many digits
SW0114   a number is outside the range of a 64-bit float
SW0115   a string holds half of a surrogate pair
SW0116   a document, or all of them together, are larger than the limits
SW0120   the text is not YAML 1.2
SW0121   a YAML tag
SW0122   YAML aliases stand for too many values
SW0123   a YAML merge key that brings no object
SW0124   a YAML key that is not a scalar
SW0125   several YAML documents in one file
SW0126   a YAML alias without an anchor, or inside what it refers to
=======  ==========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.diagnostics import Place, Problems
from schemawright.limits import exceeded, limits
from schemawright.read.input_files import (
    InputFile,
    NamedSource,
    as_text,
    documents,
    named,
    no_documents,
    unreadable,
)
from schemawright.regular_files import NotARegularFile, opened

if TYPE_CHECKING:
    from schemawright.read.references import Neighbourhood
    from schemawright.read.source import Source
    from schemawright.read.text import DecodedText

_VERSION = re.compile(r"[0-9]+\.[0-9]+(\.[0-9]+)?")


def read(path: Path | Iterable[NamedSource], problems: Problems) -> tuple[Source, ...]:
    """The documents at `path`, in the order of their paths: a folder of ``.json``, ``.yaml`` and
    ``.yml`` files, or one file with those files of its folder that it refers to, directly or
    through others; or several of these. A file that cannot be read is left out and reported."""
    places = named(path)
    listed = documents(places, problems)
    if len(listed) > limits().documents:
        first = Place(listed[limits().documents].shown)
        exceeded("documents", "up to this one there are", "SW0116", problems, first)
        return ()
    read_files = (_read(input_file, problems) for input_file in listed)
    within = _within_limits(filter(None, read_files), problems)
    sources = {source.path: source for source in within}
    for place in places:
        alone = sources.get(place.prefix + as_text(Path(place.path.name)))
        if alone is not None and not place.is_folder:
            from schemawright.read.references import Neighbourhood

            _add_neighbours(
                alone, Neighbourhood(place.path.parent, place.prefix), sources, problems
            )
    if listed and not sources and not problems.errors:
        no_documents(places[0].path, problems)
    return tuple(source for _, source in sorted(sources.items()))


def _within_limits(sources: Iterable[Source], problems: Problems) -> Iterator[Source]:
    """Those of `sources` that come before there are too many values in all of them."""
    from schemawright.values import value_count  # who only lists documents counts nothing

    values = 0
    for source in sources:
        values += value_count(source.document)
        if values > limits().values:
            what = "up to this document there are"
            exceeded("values", what, "SW0116", problems, Place(source.shown))
            return
        yield source


def _add_neighbours(
    source: Source, neighbourhood: Neighbourhood, sources: dict[str, Source], problems: Problems
) -> None:
    """Add the documents of the neighbourhood that `source` refers to, and those that these do."""
    pending = [source]
    while pending:
        for neighbour in _referred_to(pending.pop(), neighbourhood, set(sources), problems):
            pending.append(neighbour)
            sources[neighbour.path] = neighbour


def _referred_to(
    source: Source, neighbourhood: Neighbourhood, seen: set[str], problems: Problems
) -> Iterator[Source]:
    """Those that `source` itself refers to, by path, by name, or by a URI that is their own, and
    whose paths are not in `seen`, to which they are added."""
    from schemawright.read.references import referred_to

    for target, is_uri in referred_to(source.document):
        if is_uri:
            input_files = neighbourhood.files_of_uri(target, problems)
        else:
            beside = neighbourhood.file(target, source.path, problems)
            input_files = iter([] if beside is None else [beside])
        for input_file in input_files:
            if input_file.path in seen:
                continue
            neighbour = _read(input_file, Problems() if is_uri else problems)
            if neighbour is not None and (not is_uri or _calls_itself(neighbour, target)):
                seen.add(input_file.path)
                yield neighbour


def _calls_itself(source: Source, uri: str) -> bool:
    document = source.document
    stated = [document.get(name) for name in ("$id", "id")] if isinstance(document, dict) else []
    return any(isinstance(text, str) and text.partition("#")[0] == uri for text in stated)


def _is_foreign(input_file: InputFile, text: DecodedText, problems: Problems) -> bool:
    """Is the file neither JSON nor YAML, by its name or by how it begins (SW0109)?"""
    from schemawright.read.foreign_files import foreign_file, foreign_text

    foreign = foreign_file(input_file.path) or foreign_text(text.characters)
    if foreign is not None:
        what, hint = foreign
        place = Place(input_file.shown)
        problems.error("SW0109", f"this is {what}, and neither JSON nor YAML", hint, place)
    return foreign is not None


def is_overlay(source: Source) -> bool:
    """Whether a document is an OpenAPI Overlay (1.0, section 4.4.1): a mapping whose `overlay`
    is a version. A number is one too, so that ``overlay: 1.0`` without quotes is reported."""
    if not isinstance(source.document, dict):
        return False
    version = source.document.get("overlay")
    if isinstance(version, str):
        return _VERSION.fullmatch(version) is not None
    return isinstance(version, (int, float)) and not isinstance(version, bool)


def _read(input_file: InputFile, problems: Problems) -> Source | None:
    from schemawright.read.text import decode  # who only lists documents loads no reader

    try:
        with opened(input_file.file) as stream:
            content = stream.read(limits().document_bytes + 1)
    except (NotARegularFile, FileNotFoundError):
        message = "this is no regular file and is not read"
        hint = "put a document there, or refer to nothing by this name"
        problems.warning("SW0103", message, hint, Place(input_file.shown))
        return None
    except OSError as error:
        unreadable(input_file.shown, error, problems)
        return None
    if len(content) > limits().document_bytes:
        place = Place(input_file.shown)
        exceeded("document_bytes", "the document has", "SW0116", problems, place)
        return None
    text = decode(input_file, content, problems)
    if text is None or _is_foreign(input_file, text, problems):
        return None
    if input_file.path.lower().endswith(".json"):
        from schemawright.read.json_reader import read_json

        return read_json(text, problems)
    from schemawright.read.yaml_reader import read_yaml  # folders of JSON never load PyYAML

    return read_yaml(text, problems)
