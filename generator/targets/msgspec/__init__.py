"""msgspec: contract -> ``models.py`` with `msgspec.Struct` classes, ``codecs.py``, helpers.

As dataclasses, but what is not there is msgspec's `UNSET`, and fields have their names in
documents by ``rename``, so that msgspec itself knows them as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.contract import Contract
from generator.diagnostics import Problems
from generator.files import File
from generator.render import Code, render
from generator.targets.codecs import Class, classes, codecs_module, modules, settled
from generator.targets.codecs.classes import ADDITIONAL, used
from generator.targets.dataclasses import VOCABULARY
from generator.targets.models.shape import shape

__all__ = ["emit"]


def emit(contract: Contract, problems: Problems) -> Iterator[File]:
    """``models.py``, ``codecs.py`` and the helpers of these; nothing if there are no schemas."""
    definitions = settled(shape(contract, problems))
    if not definitions:
        return
    made = classes(contract, definitions, VOCABULARY)
    uses = used(made)
    typing = uses & {"Any", "Literal"}
    if any(each.fields and not each.closed for each in made):
        typing |= {"Any"}
    if any(each.type is not None for each in made):
        typing |= {"TypeAlias"}
    text = render(
        "msgspec/module.py.jinja",
        classes=made,
        names={each.name: _renamed(each) for each in made},
        datetime="datetime" in uses,
        typing=sorted(typing),
        msgspec=any(each.fields for each in made),
    )
    codecs = codecs_module(contract, definitions, made, "structs", Code("UNSET"))
    yield from modules(str(text), codecs)


def _renamed(each: Class) -> dict[str, str]:
    """The names in documents of those fields that have another one in Python. No two may be
    the same, so the members that have no field need one that no document has."""
    found = {field.name: field.wire for field in each.fields if field.name != field.wire}
    wires = {field.wire for field in each.fields}
    own = ADDITIONAL
    while own in wires:
        own += "_"
    return found | ({ADDITIONAL: own} if own != ADDITIONAL and not each.closed else {})
