"""The compiler for use in a process, native: a schema in, a compiled validator out.

The twin lies in a folder, since extension modules are files; it is named after its content and
found again by the next process.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.native.build import MARKER, build
from generator.values import Json

if TYPE_CHECKING:
    from generator.memory import Validator


def compile_validator(
    schema: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
    folder: str | Path = Path("build", "native", "schemas"),
) -> Validator:
    """`generator.compile_validator`, and its checks compiled in `folder`. Raises `Rejected`."""
    from generator import memory

    pure = memory.compile_validator(schema, resources=resources, dialect=dialect, formats=formats)
    texts = {file.path: file.text for file in pure.files}
    known = repr((sorted(texts.items()), _version()))
    name = f"v{hashlib.sha256(known.encode(errors='backslashreplace')).hexdigest()[:16]}"
    twin = Path(folder).resolve() / name
    if not (twin / MARKER).is_file():
        _build(texts, twin)
    if str(twin.parent) not in sys.path:
        sys.path.append(str(twin.parent))
    compiled = import_module(f"{name}.validators").schema
    return memory.Validator(compiled, pure.files)


def _build(texts: Mapping[str, str], twin: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(scratch, twin.name)
        for path, text in {"__init__.py": "", "_runtime/__init__.py": "", **texts}.items():
            file = package / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        build(package, twin)


def _version() -> str:
    """What the same text is compiled to depends on these."""
    here = Path(__file__).parent
    return "".join(path.read_text(encoding="utf-8") for path in sorted([*here.glob("*.py"), *here.glob("*.h")]))
