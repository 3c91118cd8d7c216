"""The helpers that generated code calls, as files of the package's ``_runtime`` folder.

They are real modules, ``templates/runtime/*.py``, kept as black and ruff would have them, and only
those that a package uses are emitted, together with the ones that these import. The automaton of
patterns is a module of the generator, which runs it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemawright import regex
from schemawright.files import File
from schemawright.line_length import DEFAULT, line_length
from schemawright.render import overridden, verbatim

#: The helpers that the generator runs itself, and the modules that hold them.
SHARED = {"automaton": Path(regex.__file__).with_name("automaton.py")}

_IMPORT = re.compile(r"^\s*from \.(\w+) import", re.MULTILINE)


def runtime(names: Iterable[str]) -> Iterator[File]:
    """The files of the helpers `names` (``"errors"`` is ``_runtime/errors.py``) and of all that
    they import from their siblings, in order of name."""
    # They are laid out by hand, for lines of the usual length.
    finished = not overridden("runtime") and line_length() == DEFAULT
    texts: dict[str, str] = {}
    wanted = ["__init__", *sorted(set(names))]
    while wanted:
        name = wanted.pop()
        if name not in texts:
            texts[name] = _text(name)
            wanted += _IMPORT.findall(texts[name])
    for name in sorted(texts):
        yield File(f"_runtime/{name}.py", texts[name], finished)


def _text(name: str) -> str:
    if name in SHARED:
        return SHARED[name].read_text(encoding="utf-8")
    return verbatim(f"runtime/{name}.py")
