"""Values of the run time that packages share which use each other: what is not set in an instance
is the same object everywhere, and what was read from a document remembers its text everywhere.

_runtime/absent.py   →   from ...common._runtime.absent import MISSING, Missing
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemawright.code import ImportFrom, printed
from schemawright.contract import Contract
from schemawright.files import File
from schemawright.names import import_order
from schemawright.render import Code, docstring
from schemawright.targets.imports import with_exports
from schemawright.targets.model_styles import ModelStyle

#: What is imported from each of these modules of the run time.
NAMES = {
    "absent": ("MISSING", "Missing"),
    "defaults": ("Default", "as_set", "read_defaults"),
    "instants": ("Day", "Moment", "day", "moment", "spelled"),
}


def with_common_values(
    files: Iterable[File], contract: Contract, style: ModelStyle
) -> Iterator[File]:
    """The `files`, in which those of the run time that `style` names are imported from the package
    that `contract` stands on, if there is one."""
    modules = style.common_values if contract.foundation is not None else ()
    texts = {f"_runtime/{module}.py": module for module in modules}
    for file in files:
        yield _imported(contract, texts[file.path]) if file.path in texts else file


def _imported(contract: Contract, module: str) -> File:
    assert contract.foundation is not None
    names = tuple(sorted(NAMES[module], key=import_order))
    there = ImportFrom(contract.foundation.module(f"_runtime.{module}", 1), names)
    text = docstring("The same values as in the package whose schemas this one uses.")
    body = with_exports(Code(printed((there,))), names)
    return File(f"_runtime/{module}.py", f"{text}\n\nfrom __future__ import annotations\n\n{body}")
