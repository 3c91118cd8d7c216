"""The compiler for use in a process, native: a schema in, a compiled validator out.

The twin lies in a folder, since extension modules are files; it is named after its content and
found again by the next process.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemawright.files import File
from schemawright.native.build import MARKER, Original, build
from schemawright.values import Json

if TYPE_CHECKING:
    from schemawright.inprocess import Compilation, Validator


def compile_validator(
    schema: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
    folder: str | Path = Path("build", "native", "schemas"),
) -> Validator:
    """`schemawright.compile_validator`, and its checks compiled in `folder`. Raises `Rejected`."""
    from schemawright import inprocess

    compilation = inprocess.compile_schema(
        schema, resources=resources, dialect=dialect, formats=formats
    )
    return compiled([compilation], folder)[0]


def compiled(compilations: Sequence[Compilation], folder: str | Path) -> list[Validator]:
    """Native validators that decide as those of `compilations` do; those that are not in `folder`
    yet are compiled together. Raises `Rejected`."""
    from schemawright import inprocess

    place = Path(folder).resolve()
    originals = [_original(compilation) for compilation in compilations]
    missing = {e.name: e for e in originals if not (place / e.name / MARKER).is_file()}
    if missing:
        build(list(missing.values()), place)
    if str(place) not in sys.path:
        sys.path.append(str(place))
    invalidate_caches()
    modules = [import_module(f"{original.name}.validators") for original in originals]
    pairs = zip(modules, compilations, strict=True)
    return [inprocess.Validator(module.schema, original.files) for module, original in pairs]


def _original(compilation: Compilation) -> Original:
    """What is compiled, named so that the same content has the same name."""
    package = (File("__init__.py", ""), File("_runtime/__init__.py", ""))
    files = tuple({file.path: file for file in (*package, *compilation.files)}.values())
    original = Original("", files, compilation.deciding, compilation.placed)
    tool = Path(__file__).with_name("extensions.py").read_text(encoding="utf-8")
    texts = sorted((file.path, file.text) for file in files)
    content = repr((texts, original.c_files, tool, sys.implementation.cache_tag))
    digest = hashlib.sha256(content.encode(errors="backslashreplace")).hexdigest()
    return Original(f"v{digest[:16]}", files, compilation.deciding, compilation.placed)
