"""msgspec: contract -> ``models.py`` with `msgspec.Struct` classes, ``codecs.py``, helpers.

As dataclasses, but what is not there is msgspec's `UNSET`, and fields have their names in
documents by ``rename``, so that msgspec itself knows them as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.render import Code, render
from schemawright.targets.codecs import (
    Class,
    Field,
    classes,
    codecs_module,
    modules,
)
from schemawright.targets.codecs.classes import ADDITIONAL, used
from schemawright.targets.dataclasses import VOCABULARY
from schemawright.types import declare
from schemawright.types.resolved_aliases import resolve_aliases

__all__ = ["emit"]


def emit(contract: Contract, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    declarations = resolve_aliases(declare(contract, problems))
    if not declarations:
        return
    made = classes(contract, declarations, VOCABULARY)
    uses = used(made)
    named = {each.name: _named(each) for each in made}
    typing = uses & {"Any", "Literal"} | {"ClassVar" for names in named.values() if names}
    if any(each.fields and not each.closed for each in made):
        typing |= {"Any"}
    if any(each.type is not None for each in made):
        typing |= {"TypeAlias"}
    text = render(
        "msgspec/module.py.jinja",
        classes=made,
        renamed={each.name: _renamed(each) for each in made},
        named=named,
        dates=sorted(uses & {"date", "datetime"}),
        uuid="UUID" in uses,
        typing=sorted(typing),
        msgspec=any(each.fields for each in made),
    )
    codecs = codecs_module(contract, declarations, made, "structs", Code("UNSET"))
    yield from modules(str(text), codecs)


def _may_be_renamed(field: Field) -> bool:
    """msgspec writes names as they are between quotes, in UTF-8, so it takes none that needs an
    escape."""
    return not any(c in '"\\' or c < " " or "\ud800" <= c <= "\udfff" for c in field.wire)


def _named(each: Class) -> dict[str, str]:
    """The names in documents that only the codec can use."""
    return {field.name: field.wire for field in each.fields if not _may_be_renamed(field)}


def _renamed(each: Class) -> dict[str, str]:
    """The names in documents of those fields that have another one in Python. No two may be
    the same, so the members that have no field need one that no document has."""
    found = {
        field.name: field.wire
        for field in each.fields
        if field.name != field.wire and _may_be_renamed(field)
    }
    wires = {field.wire for field in each.fields}
    own = ADDITIONAL
    while own in wires:
        own += "_"
    return found | ({ADDITIONAL: own} if own != ADDITIONAL and not each.closed else {})
