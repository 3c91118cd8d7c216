"""Overlays: what a document says only in prose, added without touching it.

An OpenAPI Overlay document (https://spec.openapis.org/overlay/v1.0.0.html, and 1.1) lies in the
input folder with the documents that it changes.

=======  ==========================================================================
SW0201   the overlay document breaks the specification
SW0202   its version is not supported
SW0203   ``extends`` names no document of the folder, or there is none to change
SW0204   a target is not JSONPath, or selects too much
SW0205   a target selects nothing
SW0206   a target selects a primitive, which 1.0 does not allow
SW0207   the change cannot be made at the place that the target selects
SW0208   ``copy`` does not select exactly one value
SW0209   the result is nested too deeply
=======  ==========================================================================
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from schemawright.diagnostics import Problems
from schemawright.overlay.apply import ActionRun, Refused
from schemawright.overlay.budget import Budget
from schemawright.overlay.document import Overlay, overlay_in
from schemawright.read import is_overlay
from schemawright.read.source import Source


def overlay(sources: tuple[Source, ...], problems: Problems) -> tuple[Source, ...]:
    """The documents among `sources` as the overlays among them make them, in the same order.
    Overlays are applied in the order of their paths, the actions of each in its own order."""
    documents = {s.path: s for s in sources if not is_overlay(s)}
    for source in sorted((s for s in sources if is_overlay(s)), key=lambda s: s.path):
        understood = overlay_in(source, problems)
        if understood is not None:
            documents |= _applied(understood, documents, problems)
    return tuple(documents.values())


def _applied(
    overlay: Overlay, documents: dict[str, Source], problems: Problems
) -> dict[str, Source]:
    """The documents that the overlay is meant for, changed."""
    changed = _meant(overlay, documents, problems)
    budget = Budget()
    for action in overlay.actions if changed else ():
        try:
            changed = ActionRun(overlay, action, budget, problems).take(changed)
        except Refused:
            continue
    return changed


def _meant(overlay: Overlay, documents: dict[str, Source], problems: Problems) -> dict[str, Source]:
    """The document that `extends` names; without it, all of them."""
    if overlay.extends is None and documents:
        return dict(documents)
    path = _resolved(overlay.extends, overlay.source.path) if overlay.extends else None
    if path in documents:
        return {path: documents[path]}
    place = overlay.source.place(("extends",) if overlay.extends is not None else ())
    if overlay.extends is None:
        message = "there is no document that this overlay could change"
        problems.error("SW0203", message, "put it beside the documents it is for", place)
    else:
        message = f"extends names no document of the input folder: {overlay.extends}"
        hint = _nearest(path or "", overlay.source.path, documents)
        problems.error("SW0203", message, hint, place)
    return {}


def _nearest(path: str, base: str, documents: Iterable[str]) -> str:
    hint = "write the path of a document, relative to this file"
    for close in get_close_matches(path, documents, n=1, cutoff=0.4):
        return f"{hint}, such as {posixpath.relpath(close, posixpath.dirname(base) or '.')}"
    return f"{hint}, or leave extends out to change all documents"


def _resolved(reference: str, base: str) -> str | None:
    """The path that a relative reference names, seen from `base`; None if it is no path."""
    try:
        parts = urlsplit(reference)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.query or parts.fragment:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
